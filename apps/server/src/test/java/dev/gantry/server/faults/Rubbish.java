package dev.gantry.server.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.FileMeta;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Something that is no good instance, and how it is to be refused.
 *
 * @param claimed what its sender says it is
 * @param dataset what it sends
 * @param dimseStatus PS3.4 Table B.2-1
 * @param failureReason of STOW-RS, (0008,1197)
 */
record Rubbish(String name, SyntheticInstance claimed, byte[] dataset, int dimseStatus, int failureReason) {
    private static final int CANNOT_UNDERSTAND = 0xC000;
    private static final int DOES_NOT_MATCH = 0xA900;
    private static final int MALFORMED = 0xC001;
    private static final int MISSING_UID = 0xC002;

    static List<Rubbish> everyKind() {
        SyntheticInstances synthetic =
                SyntheticInstances.seeded(77).of(Modality.MR).withSize(32, 32);
        SyntheticInstance image = synthetic.instance(1, 1);
        SyntheticInstance report = synthetic.of(Modality.SR).instance(1, 2);
        byte[] dataset = image.datasetBytes().toArray();
        byte[] sequence = report.datasetBytes().toArray();
        return List.of(
                malformed("truncated in its pixels", image, Arrays.copyOf(dataset, dataset.length - 100)),
                malformed("truncated in its header", image, Arrays.copyOf(dataset, 300)),
                malformed("ends inside a sequence", report, Arrays.copyOf(sequence, sequence.length - 20)),
                malformed("a length beyond its end", image, lengthened(dataset)),
                unidentified("without SOP Instance UID", image, Tag.SOPInstanceUID),
                unidentified("without Study Instance UID", image, Tag.StudyInstanceUID),
                unidentified("without Series Instance UID", image, Tag.SeriesInstanceUID),
                unidentified("without SOP Class UID", image, Tag.SOPClassUID),
                new Rubbish("text that reads as elements", image, text(), DOES_NOT_MATCH, MISSING_UID));
    }

    /** As a file, its meta information in order. */
    byte[] file() {
        Bytes meta = FileMeta.encode(FileMeta.of(claimed.sopClassUid(), claimed.sopInstanceUid(), claimed.syntax()));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(meta.toArray());
        file.writeBytes(dataset);
        return file.toByteArray();
    }

    @Override
    public String toString() {
        return name;
    }

    private static Rubbish malformed(String name, SyntheticInstance claimed, byte[] dataset) {
        return new Rubbish(name, claimed, dataset, CANNOT_UNDERSTAND, MALFORMED);
    }

    private static Rubbish unidentified(String name, SyntheticInstance image, Tag missing) {
        byte[] dataset = new SyntheticInstance(image.dataset().without(missing), image.syntax())
                .datasetBytes()
                .toArray();
        return new Rubbish(name, image, dataset, DOES_NOT_MATCH, MISSING_UID);
    }

    private static byte[] text() {
        return "Dear Sir or Madam, ".repeat(20).getBytes(US_ASCII);
    }

    /** The pixel data claims a megabyte more than there is: its length stands before its value, 32 by 32 words. */
    private static byte[] lengthened(byte[] dataset) {
        byte[] lying = dataset.clone();
        lying[dataset.length - 32 * 32 * 2 - 2] = 0x10;
        return lying;
    }
}
