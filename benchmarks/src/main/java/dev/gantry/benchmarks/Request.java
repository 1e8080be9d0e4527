package dev.gantry.benchmarks;

import dev.gantry.dicom.Bytes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An HTTP/1.1 request, encoded beforehand; the parts of its body are written one after another and never copied. */
record Request(URI uri, Bytes head, List<Bytes> body) {
    static Request get(URI uri, String accept) {
        return new Request(uri, head("GET", uri, "Accept: " + accept + "\r\n"), List.of());
    }

    static Request post(URI uri, String accept, String contentType, List<Bytes> body) {
        String headers = "Accept: " + accept + "\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                + body.stream().mapToLong(Bytes::length).sum() + "\r\n";
        return new Request(uri, head("POST", uri, headers), body);
    }

    long bodyLength() {
        return body.stream().mapToLong(Bytes::length).sum();
    }

    private static Bytes head(String method, URI uri, String headers) {
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return Bytes.of(
                method + " " + uri.getRawPath() + query + " HTTP/1.1\r\nHost: " + uri.getRawAuthority() + "\r\n"
                        + headers + "\r\n",
                StandardCharsets.US_ASCII);
    }
}
