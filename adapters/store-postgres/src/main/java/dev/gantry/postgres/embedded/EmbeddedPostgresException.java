package dev.gantry.postgres.embedded;

import org.jspecify.annotations.Nullable;

/** The embedded server cannot run; the message says why and what an operator can do. */
public final class EmbeddedPostgresException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EmbeddedPostgresException(String message) {
        this(message, null);
    }

    EmbeddedPostgresException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
