package dev.gantry.dicom.json;

import java.io.ByteArrayInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML text, in the encoding that its byte order mark or its declaration says, else UTF-8 (XML 1.0
 * F). Bytes that are no text are a {@link java.nio.charset.CharacterCodingException}.
 */
final class XmlText extends FilterReader {
    /** An XML declaration ends before. */
    private static final int LONGEST_DECLARATION = 256;

    private static final Pattern ENCODING =
            Pattern.compile("<\\?xml\\s[^>]{0,100}?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]{0,40})[\"']");

    private long count;

    private XmlText(Reader in) {
        super(in);
    }

    /** @throws UnsupportedCharsetException if the text declares an encoding that is unknown */
    static XmlText of(InputStream in) throws IOException {
        byte[] start = in.readNBytes(LONGEST_DECLARATION);
        int mark = mark(start);
        Charset charset = mark > 0 ? StandardCharsets.UTF_8 : declared(start);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start, mark, start.length - mark), in);
        return new XmlText(new InputStreamReader(
                whole,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /** The length of the byte order mark of UTF-8; that of UTF-16 belongs to the text. */
    private static int mark(byte[] start) {
        boolean utf8 =
                start.length >= 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF;
        return utf8 ? 3 : 0;
    }

    private static Charset declared(byte[] start) {
        if (start.length >= 2 && (start[0] & start[1]) == (byte) 0xFE && start[0] != start[1]) {
            return StandardCharsets.UTF_16;
        }
        Matcher declaration = ENCODING.matcher(new String(start, StandardCharsets.ISO_8859_1));
        if (!declaration.lookingAt()) {
            return StandardCharsets.UTF_8;
        }
        try {
            Charset charset = Charset.forName(declaration.group(1));
            // The declaration was read as ASCII, so it cannot be in UTF-16.
            return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
                    ? StandardCharsets.UTF_8
                    : charset;
        } catch (IllegalCharsetNameException e) {
            throw new UnsupportedCharsetException(declaration.group(1));
        }
    }

    /** How many characters were read. */
    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        count += c < 0 ? 0 : 1;
        return c;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count += Math.max(read, 0);
        return read;
    }
}
