package dev.gantry.http.upload;

import java.io.IOException;

/** An archive holds more than may be taken from it. */
final class ArchiveLimitException extends IOException {
    private static final long serialVersionUID = 1L;

    ArchiveLimitException(String message) {
        super(message);
    }
}
