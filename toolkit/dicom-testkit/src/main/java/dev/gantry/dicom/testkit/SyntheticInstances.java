package dev.gantry.dicom.testkit;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.VR;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes instances of several modalities from a seed: plausible to any reader, different in their pixels, and nobody's.
 *
 * <p>Immutable: each {@code with…} answers changed settings, as in
 * {@code SyntheticInstances.seeded(7).of(Modality.CT).withInstances(20).series()}.
 *
 * @param seed of UIDs, names and pixels
 * @param size of each instance; 1 frame leaves NumberOfFrames out where the modality allows
 */
public record SyntheticInstances(
        long seed, Modality modality, Patient patient, String studyInstanceUid, int instances, Size size) {

    /** Of the pixels of one instance. */
    public record Size(int rows, int columns, int frames) {}

    /** Whom the instances claim to show. */
    public record Patient(String name, String id, String birthDate, String sex) {}

    /** CT slices of 512 by 512, 10 of them, of one invented patient. */
    public static SyntheticInstances seeded(long seed) {
        Generator generator = Generator.seeded(seed);
        Patient patient = new Patient(
                "SYNTHETIC^" + generator.letters(6),
                "SYN-" + generator.between(100000, 999999),
                "19" + generator.between(30, 99) + "0" + generator.between(1, 9) + "1" + generator.below(10),
                generator.oneOf("F", "M", "O"));
        return new SyntheticInstances(seed, Modality.CT, patient, generator.uid(), 10, size(Modality.CT));
    }

    private static Size size(Modality modality) {
        return new Size(modality.rows(), modality.columns(), modality.defaultFrames());
    }

    /** This modality in its usual size. */
    public SyntheticInstances of(Modality changed) {
        return new SyntheticInstances(seed, changed, patient, studyInstanceUid, instances, size(changed));
    }

    public SyntheticInstances withPatientName(String name) {
        Patient renamed = new Patient(name, patient.id, patient.birthDate, patient.sex);
        return new SyntheticInstances(seed, modality, renamed, studyInstanceUid, instances, size);
    }

    public SyntheticInstances withPatient(Patient changed) {
        return new SyntheticInstances(seed, modality, changed, studyInstanceUid, instances, size);
    }

    public SyntheticInstances withStudyInstanceUid(String uid) {
        return new SyntheticInstances(seed, modality, patient, uid, instances, size);
    }

    /** How many instances a series has. */
    public SyntheticInstances withInstances(int count) {
        return new SyntheticInstances(seed, modality, patient, studyInstanceUid, count, size);
    }

    public SyntheticInstances withSize(int rows, int columns) {
        return new SyntheticInstances(
                seed, modality, patient, studyInstanceUid, instances, new Size(rows, columns, size.frames));
    }

    public SyntheticInstances withFrames(int frames) {
        return new SyntheticInstances(
                seed, modality, patient, studyInstanceUid, instances, new Size(size.rows, size.columns, frames));
    }

    /** The first instance of the first series. */
    public SyntheticInstance one() {
        return instance(1, 1);
    }

    /** The first series. */
    public List<SyntheticInstance> series() {
        return series(1).toList();
    }

    /** A series of the study, made one by one as the stream is pulled. */
    public Stream<SyntheticInstance> series(int number) {
        return IntStream.rangeClosed(1, instances).mapToObj(instance -> instance(number, instance));
    }

    /** A study of so many series, made one by one as the stream is pulled. */
    public Stream<SyntheticInstance> study(int seriesCount) {
        return IntStream.rangeClosed(1, seriesCount).boxed().flatMap(this::series);
    }

    public String seriesInstanceUid(int number) {
        return studyInstanceUid + "." + (modality.ordinal() + 1) + "." + number;
    }

    /** One instance by its numbers, from 1. */
    public SyntheticInstance instance(int series, int number) {
        return instance(series, number, modality.defaultSyntax());
    }

    /** One instance in another transfer syntax; only among native ones does that keep it readable. */
    public SyntheticInstance instance(int series, int number, TransferSyntax syntax) {
        Generator generator = Generator.seeded(seed * 31 + series * 1_000_003L + number);
        DatasetBuilder builder = Dataset.builder();
        identify(builder, series, number);
        describe(builder, generator, number);
        if (modality.hasPixels()) {
            SyntheticPixels.put(builder, modality, size, generator);
        } else {
            report(builder, generator);
        }
        return new SyntheticInstance(builder.build(), syntax);
    }

    private void identify(DatasetBuilder builder, int series, int number) {
        builder.string(Tag.SpecificCharacterSet, "ISO_IR 192")
                .string(Tag.SOPClassUID, modality.sopClassUid())
                .string(Tag.SOPInstanceUID, seriesInstanceUid(series) + "." + number)
                .string(Tag.StudyInstanceUID, studyInstanceUid)
                .string(Tag.SeriesInstanceUID, seriesInstanceUid(series))
                .string(Tag.PatientName, patient.name)
                .string(Tag.PatientID, patient.id)
                .string(Tag.PatientBirthDate, patient.birthDate)
                .string(Tag.PatientSex, patient.sex)
                .string(Tag.StudyID, "S" + Math.floorMod(seed, 100_000))
                .string(Tag.AccessionNumber, "A" + Math.floorMod(seed * 7919, 10_000_000))
                .integer(Tag.SeriesNumber, series)
                .integer(Tag.InstanceNumber, number);
    }

    private void describe(DatasetBuilder builder, Generator generator, int number) {
        String day = "2026" + "0" + (1 + Math.floorMod(seed, 9)) + (10 + Math.floorMod(seed / 9, 18));
        builder.string(Tag.Modality, modality.code())
                .string(Tag.ImageType, "ORIGINAL", "PRIMARY", "AXIAL")
                .string(Tag.StudyDate, day)
                .string(Tag.SeriesDate, day)
                .string(Tag.ContentDate, day)
                .string(Tag.StudyTime, "101500")
                .string(Tag.SeriesTime, "102000")
                .string(Tag.ContentTime, "1020" + generator.between(10, 59))
                .string(Tag.StudyDescription, "Synthetic study")
                .string(Tag.SeriesDescription, "Synthetic " + modality.name())
                .string(Tag.Manufacturer, "Gantry")
                .string(Tag.ManufacturerModelName, "Testkit")
                .string(Tag.InstitutionName, "Nowhere General")
                .string(Tag.StationName, "SYNTH1")
                .string(Tag.ReferringPhysicianName, "REFERRING^DOCTOR")
                .string(Tag.BodyPartExamined, "CHEST")
                .string(Tag.PatientAge, "042Y")
                .decimal(Tag.SliceThickness, 1.25)
                .decimal(Tag.SliceLocation, number * 1.25)
                .decimal(Tag.ImagePositionPatient, -150, -150, number * 1.25)
                .decimal(Tag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0)
                .string(Tag.FrameOfReferenceUID, studyInstanceUid + ".0")
                .raw(Tag.of(0x00091001), VR.UN, Bytes.of(generator.bytes(16)))
                .string(Tag.of(0x00090010), "GANTRY TESTKIT")
                .items(Tag.ProcedureCodeSequence, code("PROC-1", "Synthetic procedure"));
    }

    private static Dataset code(String value, String meaning) {
        return Dataset.builder()
                .string(Tag.CodeValue, value)
                .string(Tag.CodingSchemeDesignator, "99GANTRY")
                .string(Tag.CodeMeaning, meaning)
                .build();
    }

    /** A report of a few sentences. PS3.3 A.35.1 */
    private static void report(DatasetBuilder builder, Generator generator) {
        List<Dataset> content = IntStream.rangeClosed(1, 5)
                .mapToObj(sentence -> Dataset.builder()
                        .string(Tag.RelationshipType, "CONTAINS")
                        .string(Tag.ValueType, "TEXT")
                        .items(Tag.ConceptNameCodeSequence, code("121071", "Finding"))
                        .string(Tag.TextValue, "Synthetic finding " + sentence + ": " + generator.letters(40))
                        .build())
                .toList();
        builder.string(Tag.ValueType, "CONTAINER")
                .string(Tag.ContinuityOfContent, "SEPARATE")
                .string(Tag.CompletionFlag, "COMPLETE")
                .string(Tag.VerificationFlag, "UNVERIFIED")
                .items(Tag.ConceptNameCodeSequence, code("126000", "Imaging Measurement Report"))
                .items(Tag.ContentSequence, content);
    }
}
