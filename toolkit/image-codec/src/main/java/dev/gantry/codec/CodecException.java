package dev.gantry.codec;

import java.io.IOException;

/** A codestream that cannot be decoded, or samples that a codec cannot encode: says what is wrong and at which byte. */
public final class CodecException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long offset;

    /** @param offset the byte of the codestream where it was found, or -1 when it is not of one place */
    public CodecException(String message, long offset) {
        super(offset < 0 ? message : message + " at byte " + offset);
        this.offset = offset;
    }

    /** The byte of the codestream where it was found, or -1. */
    public long offset() {
        return offset;
    }
}
