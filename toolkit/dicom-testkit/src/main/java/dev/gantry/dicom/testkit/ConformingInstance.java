package dev.gantry.dicom.testkit;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;

/**
 * Small instances that keep every rule of their IOD, to plant faults in. They are invented, always the same, and belong
 * to one study.
 */
public enum ConformingInstance {
    CT {
        @Override
        public Dataset dataset() {
            DatasetBuilder builder = CommonModules.instance(UID.CTImageStorage, "CT", 1);
            CommonModules.slice(builder, "ORIGINAL", "PRIMARY", "AXIAL");
            CommonModules.grayPixels(builder, 1);
            return builder.decimal(Tag.RescaleIntercept, -1024)
                    .decimal(Tag.RescaleSlope, 1)
                    .string(Tag.RescaleType, "HU")
                    .decimal(Tag.KVP, 120)
                    .build();
        }
    },
    MR {
        @Override
        public Dataset dataset() {
            DatasetBuilder builder = CommonModules.instance(UID.MRImageStorage, "MR", 2);
            CommonModules.slice(builder, "ORIGINAL", "PRIMARY", "OTHER");
            CommonModules.grayPixels(builder, 1);
            return builder.string(Tag.ScanningSequence, "SE")
                    .string(Tag.SequenceVariant, "SK")
                    .string(Tag.ScanOptions, "")
                    .string(Tag.MRAcquisitionType, "2D")
                    .decimal(Tag.RepetitionTime, 500)
                    .decimal(Tag.EchoTime, 15)
                    .integer(Tag.EchoTrainLength, 1)
                    .build();
        }
    },
    /** Two frames, one of them in each of two positions. */
    ENHANCED_CT {
        @Override
        public Dataset dataset() {
            return FramedInstances.enhancedCt();
        }
    },
    /** A Comprehensive SR that measures a length and says so. */
    SR {
        @Override
        public Dataset dataset() {
            return StructuredReports.comprehensive();
        }
    },
    /** A binary segmentation of two frames, of the enhanced CT. */
    SEG {
        @Override
        public Dataset dataset() {
            return FramedInstances.segmentation();
        }
    };

    public abstract Dataset dataset();

    /** In Explicit VR Little Endian. */
    public SyntheticInstance instance() {
        return new SyntheticInstance(dataset(), TransferSyntax.ExplicitVRLittleEndian);
    }
}
