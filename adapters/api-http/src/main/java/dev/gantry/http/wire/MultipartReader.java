package dev.gantry.http.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads a multipart body (RFC 2046 5.1) part by part, in constant memory. A CRLF before the first boundary and nothing
 * after the last are both accepted, as clients send them. Not thread-safe.
 */
public final class MultipartReader {
    private static final int BUFFER = 64 * 1024;
    private static final int MAX_HEADER_BYTES = 16 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final BoundarySearch search;
    private int position;
    private int limit;
    /** Where the bytes known to be content end. */
    private int clear;
    /** Whether a delimiter begins at {@link #clear}. */
    private boolean found;

    private boolean ended;

    /** @param boundary the parameter of the Content-Type, without the two hyphens */
    public MultipartReader(InputStream in, String boundary) {
        this.in = in;
        this.search = new BoundarySearch(("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1));
        // The first boundary need not be at the start of a line of its own: pretend that it is.
        buffer[0] = '\r';
        buffer[1] = '\n';
        limit = 2;
    }

    /**
     * A reader for a body of a Content-Type.
     *
     * @throws HttpProblem 400 without a usable boundary
     */
    public static MultipartReader of(InputStream in, MediaType contentType) {
        String boundary = contentType.parameter("boundary").orElse("");
        // RFC 2046 5.1.1
        if (boundary.isEmpty() || boundary.length() > 200) {
            throw HttpProblem.badRequest("the Content-Type has no boundary, or one that is too long");
        }
        return new MultipartReader(in, boundary);
    }

    /**
     * Goes to the next part; what is left of the one before is skipped.
     *
     * @return empty after the last
     * @throws MalformedMultipartException when the body is broken or ends early
     */
    public Optional<Part> next() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        skipContent();
        position = clear + search.length();
        clear = position;
        found = false;
        if (isClosing()) {
            ended = true;
            return Optional.empty();
        }
        Map<String, String> headers = headers();
        clear = position;
        return Optional.of(new Part(headers, new Body()));
    }

    private void skipContent() throws IOException {
        while (!found) {
            position = clear;
            more();
        }
    }

    private boolean isClosing() throws IOException {
        int first = octet();
        if (first == '-' && octet() == '-') {
            return true;
        }
        // RFC 2046 5.1.1: white space may follow a boundary
        while (first == ' ' || first == '\t') {
            first = octet();
        }
        if (first != '\r' || octet() != '\n') {
            throw new MalformedMultipartException("a boundary of the body is not followed by the end of the line");
        }
        return false;
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        int budget = MAX_HEADER_BYTES;
        String last = "";
        for (String line = line(budget); !line.isEmpty(); line = line(budget)) {
            budget -= line.length();
            int colon = line.indexOf(':');
            if ((line.charAt(0) == ' ' || line.charAt(0) == '\t') && !last.isEmpty()) {
                headers.merge(last, line.strip(), (value, more) -> value + " " + more);
            } else if (colon > 0) {
                last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                headers.putIfAbsent(last, line.substring(colon + 1).strip());
            } else {
                throw new MalformedMultipartException("a header of a part has no colon");
            }
        }
        return headers;
    }

    private String line(int budget) throws IOException {
        byte[] line = new byte[128];
        int length = 0;
        for (int octet = octet(); octet != '\n'; octet = octet()) {
            if (length >= budget) {
                throw new MalformedMultipartException(
                        "the headers of a part are longer than " + MAX_HEADER_BYTES + " bytes");
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, length * 2);
            }
            line[length++] = (byte) octet;
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    private int octet() throws IOException {
        if (position == limit) {
            clear = position;
            fill();
        }
        return buffer[position++] & 0xFF;
    }

    /** Reads on and looks for the delimiter in what came. */
    private void more() throws IOException {
        int index = search.in(buffer, clear, limit);
        if (index < 0) {
            clear = Math.max(clear, limit - search.length() + 1);
            if (clear > position) {
                return;
            }
            fill();
            index = search.in(buffer, clear, limit);
        }
        found = index >= 0;
        clear = found ? index : Math.max(clear, limit - search.length() + 1);
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        clear -= position;
        limit -= position;
        position = 0;
        int count = 0;
        while (count == 0) {
            count = in.read(buffer, limit, buffer.length - limit);
        }
        if (count < 0) {
            throw new MalformedMultipartException("the body ends before its closing boundary");
        }
        limit += count;
    }

    /** The bytes up to the next delimiter. */
    private final class Body extends InputStream {
        private boolean over;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            if (length == 0) {
                return 0;
            }
            while (!over && clear == position && !found) {
                more();
            }
            if (over || clear == position) {
                over = true;
                return -1;
            }
            int count = Math.min(length, clear - position);
            System.arraycopy(buffer, position, target, offset, count);
            position += count;
            return count;
        }

        @Override
        public int available() {
            return over ? 0 : clear - position;
        }
    }
}
