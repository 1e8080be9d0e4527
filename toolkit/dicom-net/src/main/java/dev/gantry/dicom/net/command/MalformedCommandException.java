package dev.gantry.dicom.net.command;

import java.io.IOException;

/** The bytes are not a command set. */
public final class MalformedCommandException extends IOException {

    private static final long serialVersionUID = 1;

    public MalformedCommandException(String message) {
        super(message);
    }
}
