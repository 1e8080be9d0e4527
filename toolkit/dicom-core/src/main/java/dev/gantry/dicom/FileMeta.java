package dev.gantry.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** File Meta Information: made, and encoded as a file begins. PS3.10 7.1 */
public final class FileMeta {

    /** Gantry as the writer of a file; derived from a UUID by PS3.5 B.2. */
    public static final String IMPLEMENTATION_CLASS_UID = "2.25.269827935567245820804700971605271784364";

    public static final String IMPLEMENTATION_VERSION_NAME = "GANTRY_0_1";

    private static final int PREAMBLE = 128;

    private FileMeta() {}

    /** The meta information of an instance that is about to be written. */
    public static Dataset of(String sopClassUid, String sopInstanceUid, TransferSyntax syntax) {
        return Dataset.builder()
                .raw(Tag.FileMetaInformationVersion, VR.OB, Bytes.of((byte) 0, (byte) 1))
                .string(Tag.MediaStorageSOPClassUID, sopClassUid)
                .string(Tag.MediaStorageSOPInstanceUID, sopInstanceUid)
                .string(Tag.TransferSyntaxUID, syntax.uid())
                .string(Tag.ImplementationClassUID, IMPLEMENTATION_CLASS_UID)
                .string(Tag.ImplementationVersionName, IMPLEMENTATION_VERSION_NAME)
                .build();
    }

    /** The meta information of a file whose data set is in a syntax, whatever the given one says of that. */
    static Dataset of(Dataset meta, Dataset dataset, TransferSyntax syntax) {
        if (meta.isEmpty()) {
            return of(uid(dataset, Tag.SOPClassUID), uid(dataset, Tag.SOPInstanceUID), syntax);
        }
        boolean right =
                meta.uid(Tag.TransferSyntaxUID).filter(syntax.uid()::equals).isPresent();
        return right
                ? meta
                : meta.toBuilder().string(Tag.TransferSyntaxUID, syntax.uid()).build();
    }

    /** Text beyond ASCII is no UID, and would need a character set, which this group does not have. */
    private static String uid(Dataset dataset, Tag tag) {
        return dataset.uid(tag)
                .filter(uid -> uid.chars().allMatch(character -> character < 0x80))
                .orElse("");
    }

    /** Preamble, prefix and the group with its right length: everything of a file before the data set. */
    public static Bytes encode(Dataset meta) {
        return encode(Bytes.empty(), meta);
    }

    /** @param preamble 128 bytes, or none for zeros */
    static Bytes encode(Bytes preamble, Dataset meta) {
        WriteOptions options = WriteOptions.canonical().groupLengths(WriteOptions.GroupLengths.ADDED);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            file.write(preamble.isEmpty() ? new byte[PREAMBLE] : preamble.toArray());
            file.write("DICM".getBytes(StandardCharsets.US_ASCII));
            new DatasetWriter(file, TransferSyntax.ExplicitVRLittleEndian, options).write(meta);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.wrap(file.toByteArray());
    }
}
