package dev.gantry.dicom.testkit;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;

/** Modules that most IODs share, filled in as PS3.3 wants them. */
final class CommonModules {

    static final String STUDY = "2.25.100000000000000000000000000000001";
    static final String FRAME_OF_REFERENCE = STUDY + ".9";

    private static final int ROWS = 16;
    private static final int COLUMNS = 16;

    private CommonModules() {}

    /** PS3.3 C.7.1.1, C.7.2.1, C.7.3.1, C.7.5.1 and C.7.5.2, C.12.1 */
    static DatasetBuilder instance(String sopClassUid, String modality, int series) {
        return Dataset.builder()
                .string(Tag.SpecificCharacterSet, "ISO_IR 192")
                .string(Tag.SOPClassUID, sopClassUid)
                .string(Tag.SOPInstanceUID, STUDY + "." + series + ".1")
                .string(Tag.InstanceCreationDate, "20260102")
                .string(Tag.InstanceCreationTime, "101500")
                .string(Tag.PatientName, "SYNTHETIC^CONFORMING")
                .string(Tag.PatientID, "SYN-1")
                .string(Tag.PatientBirthDate, "19700101")
                .string(Tag.PatientSex, "O")
                .string(Tag.StudyInstanceUID, STUDY)
                .string(Tag.StudyDate, "20260102")
                .string(Tag.StudyTime, "100000")
                .string(Tag.ReferringPhysicianName, "REFERRING^DOCTOR")
                .string(Tag.StudyID, "1")
                .string(Tag.AccessionNumber, "A1")
                .string(Tag.Modality, modality)
                .string(Tag.SeriesInstanceUID, STUDY + "." + series)
                .integer(Tag.SeriesNumber, series)
                .string(Tag.SeriesDate, "20260102")
                .string(Tag.SeriesTime, "101000")
                .string(Tag.Manufacturer, "Gantry")
                .string(Tag.ManufacturerModelName, "Testkit")
                .string(Tag.DeviceSerialNumber, "1")
                .string(Tag.SoftwareVersions, "1")
                .integer(Tag.InstanceNumber, 1);
    }

    /** Where a patient lies in a scanner. PS3.3 C.7.3.1, C.7.4.1 */
    static void inScanner(DatasetBuilder builder) {
        builder.string(Tag.PatientPosition, "HFS")
                .string(Tag.FrameOfReferenceUID, FRAME_OF_REFERENCE)
                .string(Tag.PositionReferenceIndicator, "")
                .string(Tag.BodyPartExamined, "CHEST");
    }

    /** A slice. PS3.3 C.7.6.1, C.7.6.2, C.7.10.1, C.11.2 */
    static void slice(DatasetBuilder builder, String... imageType) {
        inScanner(builder);
        builder.string(Tag.ImageType, imageType)
                .integer(Tag.AcquisitionNumber, 1)
                .string(Tag.AcquisitionDate, "20260102")
                .string(Tag.AcquisitionTime, "101100")
                .string(Tag.ContentDate, "20260102")
                .string(Tag.ContentTime, "101200")
                .decimal(Tag.PixelSpacing, 0.5, 0.5)
                .decimal(Tag.SliceThickness, 1.25)
                .decimal(Tag.ImagePositionPatient, -4, -4, 10)
                .decimal(Tag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0)
                .decimal(Tag.WindowCenter, 2048)
                .decimal(Tag.WindowWidth, 4096);
    }

    /** Gray pixels of 12 bits. PS3.3 C.7.6.3 */
    static void grayPixels(DatasetBuilder builder, int frames) {
        pixels(builder, 16, 12);
        byte[] pixels = new byte[ROWS * COLUMNS * 2 * frames];
        for (int i = 0; i < pixels.length; i += 2) {
            pixels[i] = (byte) (i / 2);
        }
        builder.raw(Tag.PixelData, VR.OW, Bytes.wrap(pixels));
    }

    /** One bit for each pixel, of a disc in each frame. PS3.3 C.8.20.2 */
    static void bitPixels(DatasetBuilder builder, int frames) {
        pixels(builder, 1, 1);
        byte[] pixels = new byte[ROWS * COLUMNS / 8 * frames];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % (ROWS * COLUMNS / 8) / 2 % 8 < 4 ? 0x3C : 0);
        }
        builder.raw(Tag.PixelData, VR.OB, Bytes.wrap(pixels));
    }

    private static void pixels(DatasetBuilder builder, int allocated, int stored) {
        builder.integer(Tag.SamplesPerPixel, 1)
                .string(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integer(Tag.Rows, ROWS)
                .integer(Tag.Columns, COLUMNS)
                .integer(Tag.BitsAllocated, allocated)
                .integer(Tag.BitsStored, stored)
                .integer(Tag.HighBit, stored - 1)
                .integer(Tag.PixelRepresentation, 0);
    }

    /** PS3.3 table 8.8-1 */
    static Dataset code(String value, String scheme, String meaning) {
        return Dataset.builder()
                .string(Tag.CodeValue, value)
                .string(Tag.CodingSchemeDesignator, scheme)
                .string(Tag.CodeMeaning, meaning)
                .build();
    }

    /** PS3.3 C.7.6.17: one organization with these indices, each a pointer and the functional group it lies in. */
    static void dimensions(DatasetBuilder builder, Tag... pointersAndGroups) {
        String organization = STUDY + ".8";
        Dataset[] indices = new Dataset[pointersAndGroups.length / 2];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = Dataset.builder()
                    .raw(Tag.DimensionIndexPointer, VR.AT, pointer(pointersAndGroups[2 * i]))
                    .raw(Tag.FunctionalGroupPointer, VR.AT, pointer(pointersAndGroups[2 * i + 1]))
                    .string(Tag.DimensionOrganizationUID, organization)
                    .build();
        }
        builder.items(
                        Tag.DimensionOrganizationSequence,
                        Dataset.builder()
                                .string(Tag.DimensionOrganizationUID, organization)
                                .build())
                .items(Tag.DimensionIndexSequence, indices);
    }

    private static Bytes pointer(Tag tag) {
        return Bytes.of(
                (byte) tag.group(), (byte) (tag.group() >> 8), (byte) tag.element(), (byte) (tag.element() >> 8));
    }
}
