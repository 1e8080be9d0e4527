package dev.gantry.dicom.json;

import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;

/**
 * Which values are left out of the JSON, and where a client finds them instead, PS3.18 F.2.2. Only values of the VRs
 * OB, OD, OF, OL, OV, OW and UN are ever left out: those longer than the threshold, and pixel data.
 *
 * @param threshold longer values, in bytes, become a BulkDataURI
 * @param uri gives the address of a value
 */
public record BulkDataUris(long threshold, Addressing uri) {
    /** Everything inline. A value that was not read cannot be written then. */
    public static final BulkDataUris NONE = new BulkDataUris(Long.MAX_VALUE, (path, length) -> {
        throw new IllegalArgumentException("the value of " + path + " was not read and has no address");
    });

    boolean leavesOut(Tag tag, VR vr, long length) {
        return switch (vr) {
            case OB, OD, OF, OL, OV, OW, UN -> length > threshold || length > 0 && isPixelData(tag) && this != NONE;
            default -> false;
        };
    }

    private static boolean isPixelData(Tag tag) {
        return tag.value() == Tag.PixelData.value()
                || tag.value() == Tag.FloatPixelData.value()
                || tag.value() == Tag.DoubleFloatPixelData.value();
    }

    /** Where a value is found. */
    @FunctionalInterface
    public interface Addressing {
        /**
         * The URI of a value.
         *
         * @param path tags as eight upper-case hexadecimal digits, and between them item numbers from 1: "00420011" or
         *     "54000100/1/54001010"
         * @param length of the value in bytes
         */
        String of(String path, long length);
    }
}
