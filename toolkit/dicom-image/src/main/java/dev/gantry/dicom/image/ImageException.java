package dev.gantry.dicom.image;

import java.io.IOException;

/** Pixel data that cannot be read: says what is wrong, without any value that tells of the patient. */
public final class ImageException extends IOException {
    private static final long serialVersionUID = 1L;

    public ImageException(String message) {
        super(message);
    }

    public ImageException(String message, IOException cause) {
        super(message, cause);
    }
}
