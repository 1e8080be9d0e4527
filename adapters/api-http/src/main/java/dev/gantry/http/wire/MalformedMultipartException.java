package dev.gantry.http.wire;

import java.io.IOException;

/** A multipart body that is not what RFC 2046 5.1 describes, or that ends too early. */
public final class MalformedMultipartException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedMultipartException(String message) {
        super(message);
    }
}
