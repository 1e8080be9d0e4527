package dev.gantry.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Multipart bodies, built as clients build them and taken apart without the code under test. */
public final class Multipart {
    public static final String RELATED = "multipart/related; type=\"application/dicom\"; boundary=\"frontier-7\"";
    public static final String FORM = "multipart/form-data; boundary=frontier-7";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** A part of a received body: its header lines as sent, and its content. */
    public record Part(String headers, byte[] content) {}

    public Multipart dicom(byte[] content) {
        return part("Content-Type: application/dicom", content);
    }

    public Multipart file(String name, byte[] content) {
        return part(
                "Content-Disposition: form-data; name=\"files\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream",
                content);
    }

    public Multipart part(String headers, byte[] content) {
        body.writeBytes(("\r\n--frontier-7\r\n" + headers + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        return this;
    }

    /** As OHIF ends it: CRLF before the first boundary, none after the last. */
    public byte[] bytes() {
        body.writeBytes("\r\n--frontier-7--".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    /** The parts of a response. */
    public static List<Part> parts(HttpResponse<byte[]> response) {
        Matcher boundary = Pattern.compile("boundary=\"?([^\";]+)\"?")
                .matcher(response.headers().firstValue("Content-Type").orElseThrow());
        if (!boundary.find()) {
            throw new AssertionError("no boundary");
        }
        String text = new String(response.body(), StandardCharsets.ISO_8859_1);
        String[] pieces = ("\r\n" + text).split(Pattern.quote("\r\n--" + boundary.group(1)), -1);
        List<Part> parts = new ArrayList<>();
        for (int i = 1; i < pieces.length - 1; i++) {
            int end = pieces[i].indexOf("\r\n\r\n");
            byte[] content = pieces[i].substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
            parts.add(new Part(pieces[i].substring(2, end), content));
        }
        if (!pieces[pieces.length - 1].startsWith("--")) {
            throw new AssertionError("the body is not closed");
        }
        return parts;
    }
}
