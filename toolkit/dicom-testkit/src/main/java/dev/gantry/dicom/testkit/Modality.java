package dev.gantry.dicom.testkit;

import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;

/** The kinds of instance that {@link SyntheticInstances} makes. */
public enum Modality {
    /** 16-bit slices. */
    CT(UID.CTImageStorage, 512, 512),
    /** 16-bit slices. */
    MR(UID.MRImageStorage, 256, 256),
    CR(UID.ComputedRadiographyImageStorage, 1024, 1024),
    DX(UID.DigitalXRayImageStorageForPresentation, 1024, 1024),
    /** 8-bit RGB cine. */
    US(UID.UltrasoundMultiFrameImageStorage, 240, 320),
    /** An Enhanced CT: 16-bit frames with functional groups. */
    ENHANCED(UID.EnhancedCTImageStorage, 256, 256),
    /** A structured report, without pixels. */
    SR(UID.BasicTextSRStorage, 0, 0),
    /** A secondary capture whose frames are encapsulated; they look like JPEG only at their markers. */
    ENCAPSULATED(UID.MultiFrameGrayscaleByteSecondaryCaptureImageStorage, 64, 64);

    private final String sopClassUid;
    private final int rows;
    private final int columns;

    Modality(String sopClassUid, int rows, int columns) {
        this.sopClassUid = sopClassUid;
        this.rows = rows;
        this.columns = columns;
    }

    public String sopClassUid() {
        return sopClassUid;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    int samples() {
        return this == US ? 3 : 1;
    }

    int bitsAllocated() {
        return this == US || this == ENCAPSULATED ? 8 : 16;
    }

    int defaultFrames() {
        return this == US || this == ENHANCED || this == ENCAPSULATED ? 10 : 1;
    }

    boolean hasPixels() {
        return this != SR;
    }

    /** Value 1 of (0008,0060). */
    String code() {
        return switch (this) {
            case ENHANCED -> "CT";
            case ENCAPSULATED -> "OT";
            default -> name();
        };
    }

    TransferSyntax defaultSyntax() {
        return this == ENCAPSULATED ? TransferSyntax.of(UID.JPEGBaseline8Bit) : TransferSyntax.ExplicitVRLittleEndian;
    }
}
