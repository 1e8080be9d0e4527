package dev.gantry.http.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes the parts of multipart/related. Headers are spelled {@code Content-Type:} exactly, because a well-known client
 * compares them so. Not thread-safe; does not close the stream.
 */
public final class MultipartWriter {
    private final OutputStream out;
    private final String boundary;
    private boolean first = true;

    /** @param boundary must not be in any part: derive it from a digest of what is sent */
    public MultipartWriter(OutputStream out, String boundary) {
        this.out = out;
        this.boundary = boundary;
    }

    /** The Content-Type of the whole. PS3.18 8.6.1.2 */
    public static String contentType(String partType, String boundary) {
        return "multipart/related; type=\"" + partType + "\"; boundary=" + boundary;
    }

    /**
     * Writes one part and closes its content.
     *
     * @param contentType with its parameters
     * @param location absolute URI of the part; empty for none
     */
    public void part(String contentType, String location, InputStream content) throws IOException {
        try (content) {
            Transfer.copy(content, begin(contentType, location));
        }
    }

    /**
     * Begins a part; what is written to the stream until the next one is its content. The stream stays open.
     *
     * @param contentType with its parameters
     * @param location absolute URI of the part; empty for none
     */
    public OutputStream begin(String contentType, String location) throws IOException {
        ascii((first ? "" : "\r\n") + "--" + boundary + "\r\nContent-Type: " + contentType + "\r\n");
        if (!location.isEmpty()) {
            ascii("Content-Location: " + location + "\r\n");
        }
        ascii("\r\n");
        first = false;
        return out;
    }

    /** Writes the closing boundary. */
    public void end() throws IOException {
        ascii((first ? "" : "\r\n") + "--" + boundary + "--\r\n");
    }

    private void ascii(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
