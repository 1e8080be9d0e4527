package dev.gantry.dicom.testkit;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.UID;
import java.util.stream.IntStream;

/** Multi-frame instances with functional groups. PS3.3 C.7.6.16 */
final class FramedInstances {

    private static final int FRAMES = 2;

    private FramedInstances() {}

    /** PS3.3 A.38.1 */
    static Dataset enhancedCt() {
        DatasetBuilder builder = CommonModules.instance(UID.EnhancedCTImageStorage, "CT", 3);
        CommonModules.inScanner(builder);
        CommonModules.grayPixels(builder, FRAMES);
        frames(builder);
        CommonModules.dimensions(
                builder, Tag.StackID, Tag.FrameContentSequence, Tag.InStackPositionNumber, Tag.FrameContentSequence);
        return builder.string(Tag.ImageType, "ORIGINAL", "PRIMARY", "VOLUME", "NONE")
                .string(Tag.PixelPresentation, "MONOCHROME")
                .string(Tag.VolumetricProperties, "VOLUME")
                .string(Tag.VolumeBasedCalculationTechnique, "NONE")
                .string(Tag.AcquisitionDateTime, "20260102101100")
                .decimal(Tag.AcquisitionDuration, 1000)
                .string(Tag.ContentQualification, "PRODUCT")
                .string(Tag.BurnedInAnnotation, "NO")
                .string(Tag.LossyImageCompression, "00")
                .string(Tag.PresentationLUTShape, "IDENTITY")
                .items(Tag.AcquisitionContextSequence)
                .items(Tag.SharedFunctionalGroupsSequence, CtFunctionalGroups.shared())
                .items(
                        Tag.PerFrameFunctionalGroupsSequence,
                        IntStream.rangeClosed(1, FRAMES)
                                .mapToObj(frame -> position(frame)
                                        .items(Tag.FrameContentSequence, stack(frame))
                                        .build())
                                .toList())
                .build();
    }

    private static void frames(DatasetBuilder builder) {
        builder.integer(Tag.NumberOfFrames, FRAMES)
                .string(Tag.ContentDate, "20260102")
                .string(Tag.ContentTime, "101200");
    }

    private static DatasetBuilder position(int frame) {
        return Dataset.builder()
                .items(
                        Tag.PlanePositionSequence,
                        Dataset.builder()
                                .decimal(Tag.ImagePositionPatient, -4, -4, frame * 1.25)
                                .build());
    }

    private static Dataset stack(int frame) {
        return Dataset.builder()
                .string(Tag.StackID, "1")
                .integer(Tag.InStackPositionNumber, frame)
                .integer(Tag.DimensionIndexValues, 1, frame)
                .string(Tag.FrameAcquisitionDateTime, "20260102101100")
                .string(Tag.FrameReferenceDateTime, "20260102101100")
                .decimal(Tag.FrameAcquisitionDuration, 500)
                .build();
    }

    /** PS3.3 A.51 */
    static Dataset segmentation() {
        DatasetBuilder builder = CommonModules.instance(UID.SegmentationStorage, "SEG", 5);
        CommonModules.bitPixels(builder, FRAMES);
        frames(builder);
        CommonModules.dimensions(
                builder,
                Tag.ReferencedSegmentNumber,
                Tag.SegmentIdentificationSequence,
                Tag.ImagePositionPatient,
                Tag.PlanePositionSequence);
        return builder.string(Tag.FrameOfReferenceUID, CommonModules.FRAME_OF_REFERENCE)
                .string(Tag.PositionReferenceIndicator, "")
                .string(Tag.ImageType, "DERIVED", "PRIMARY")
                .string(Tag.LossyImageCompression, "00")
                .string(Tag.SegmentationType, "BINARY")
                .string(Tag.SegmentsOverlap, "NO")
                .string(Tag.ContentLabel, "SYNTHETIC")
                .string(Tag.ContentDescription, "A disc")
                .string(Tag.ContentCreatorName, "TESTKIT^GANTRY")
                .items(Tag.SegmentSequence, segment())
                .items(Tag.SharedFunctionalGroupsSequence, geometry().build())
                .items(
                        Tag.PerFrameFunctionalGroupsSequence,
                        IntStream.rangeClosed(1, FRAMES)
                                .mapToObj(FramedInstances::segmentFrame)
                                .toList())
                .build();
    }

    private static Dataset segment() {
        return Dataset.builder()
                .integer(Tag.SegmentNumber, 1)
                .string(Tag.SegmentLabel, "Disc")
                .string(Tag.SegmentAlgorithmType, "MANUAL")
                .items(
                        Tag.SegmentedPropertyCategoryCodeSequence,
                        CommonModules.code("91723000", "SCT", "Anatomical structure"))
                .items(Tag.SegmentedPropertyTypeCodeSequence, CommonModules.code("64033007", "SCT", "Kidney"))
                .build();
    }

    private static Dataset segmentFrame(int frame) {
        Dataset content =
                Dataset.builder().integer(Tag.DimensionIndexValues, 1, frame).build();
        Dataset segment =
                Dataset.builder().integer(Tag.ReferencedSegmentNumber, 1).build();
        return position(frame)
                .items(Tag.FrameContentSequence, content)
                .items(Tag.SegmentIdentificationSequence, segment)
                .build();
    }

    /** How large pixels are and how they lie, of all frames alike. PS3.3 C.7.6.16.2.1, C.7.6.16.2.4 */
    static DatasetBuilder geometry() {
        return Dataset.builder()
                .items(
                        Tag.PixelMeasuresSequence,
                        Dataset.builder()
                                .decimal(Tag.PixelSpacing, 0.5, 0.5)
                                .decimal(Tag.SliceThickness, 1.25)
                                .build())
                .items(
                        Tag.PlaneOrientationSequence,
                        Dataset.builder()
                                .decimal(Tag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0)
                                .build());
    }
}
