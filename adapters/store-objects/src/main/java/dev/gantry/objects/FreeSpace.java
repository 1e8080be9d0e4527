package dev.gantry.objects;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import java.io.IOException;

/** Keeps the disk from being filled to the last byte, and tells a full disk from a broken one. */
final class FreeSpace {
    /** With less than this left, a failed write is taken as one for want of space, whatever the system's words. */
    private static final long NEARLY_NONE = 256 << 10;

    private final Disk disk;
    private final long minimum;

    FreeSpace(Disk disk, long minimum) {
        this.disk = disk;
        this.minimum = minimum;
    }

    /** @throws StoreException {@code QUOTA_EXCEEDED} when {@code length} more bytes would use space that is kept free */
    void require(long length) throws IOException {
        long usable = disk.usableSpace();
        if (usable - length < minimum) {
            throw new StoreException(
                    ErrorCode.QUOTA_EXCEEDED,
                    "no space left for objects: the disk has " + usable + " bytes and " + minimum + " are kept free");
        }
    }

    /** What a failed write means to the caller of the store. */
    StoreException explain(IOException failure) {
        if (isForWantOfSpace(failure)) {
            return new StoreException(ErrorCode.QUOTA_EXCEEDED, "no space left for objects on the disk", failure);
        }
        return new StoreException(ErrorCode.INTERNAL, "the object could not be written: " + failure, failure);
    }

    private boolean isForWantOfSpace(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("No space left on device") || message.contains("Disk quota exceeded")) {
            return true;
        }
        // The message is in the language of the machine.
        try {
            return disk.usableSpace() < NEARLY_NONE;
        } catch (IOException unknown) {
            return false;
        }
    }
}
