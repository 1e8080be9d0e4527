package dev.gantry.cli.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Results can no longer be written: their reader has gone, or the disk is full. */
public final class OutputClosedException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    OutputClosedException(IOException cause) {
        super(cause);
    }

    /** What the system said. */
    public String reason() {
        return String.valueOf(Objects.requireNonNull(getCause()).getMessage());
    }

    /** Whether a pipe's reader has gone, as {@code head} does once it has seen enough. */
    public boolean isReaderGone() {
        String reason = reason();
        return reason.contains("Broken pipe") || reason.contains("Pipe closed");
    }
}
