package dev.gantry.dicom.fileset;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.DatasetWriter;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.FileMeta;
import dev.gantry.dicom.MalformedDatasetException;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.WriteOptions;
import dev.gantry.dicom.fileset.FileSetFault.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes the DICOMDIR of a folder: a record for each patient, study, series and instance in it. PS3.3 F */
public final class FileSetWriter {

    private static final TransferSyntax SYNTAX = TransferSyntax.ExplicitVRLittleEndian;
    private static final WriteOptions DEFINED = WriteOptions.canonical().lengths(WriteOptions.Lengths.DEFINED);
    private static final int SEQUENCE_HEADER = 12;
    private static final int ITEM_HEADER = 8;

    private final Path folder;
    private final DirectoryNode root = new DirectoryNode(Dataset.builder());
    private final List<FileSetFault> faults = new ArrayList<>();

    private FileSetWriter(Path folder) {
        this.folder = folder;
    }

    /**
     * Lists the DICOM files below a folder in a new DICOMDIR, which takes the place of one that is there when it is whole.
     *
     * @param id the File-set ID: at most 16 capitals, digits, underscores and spaces; may be empty
     * @return what a medium should not have: files that could not be listed, and file IDs that PS3.10 8.2 does not allow
     * @throws IllegalArgumentException if the ID is none
     */
    public static List<FileSetFault> write(Path folder, String id) throws IOException {
        if (!id.matches("[A-Z0-9_ ]{0,16}")) {
            throw new IllegalArgumentException("a file-set ID has at most 16 capitals, digits, underscores and spaces");
        }
        FileSetWriter writer = new FileSetWriter(folder);
        for (Path file : Folder.files(folder)) {
            if (!file.equals(folder.resolve(FileSet.DICOMDIR)) && Folder.isDicom(file)) {
                writer.add(file);
            }
        }
        writer.directory(id).write(folder.resolve(FileSet.DICOMDIR));
        return List.copyOf(writer.faults);
    }

    private void add(Path file) throws IOException {
        Path relative = folder.relativize(file);
        try {
            add(Instance.read(file));
        } catch (MalformedDatasetException e) {
            faults.add(new FileSetFault(
                    Kind.UNREADABLE_FILE, 0, "", String.valueOf(e.getMessage()), Optional.of(relative)));
            return;
        }
        if (!FileIds.isLegal(FileIds.of(folder, file))) {
            faults.add(new FileSetFault(
                    Kind.ILLEGAL_FILE_ID, 0, "", "the file's name breaks PS3.10 8.2", Optional.of(relative)));
        }
    }

    private void add(Instance instance) {
        DirectoryNode parent = root;
        if (instance.type().level() > 0) {
            String patient = instance.key(Tag.PatientID) + "\n" + instance.key(Tag.IssuerOfPatientID);
            parent = parent.child("P" + patient, () -> instance.record(RecordType.PATIENT))
                    .child(instance.key(Tag.StudyInstanceUID), () -> instance.record(RecordType.STUDY))
                    .child(instance.key(Tag.SeriesInstanceUID), () -> instance.record(RecordType.SERIES));
        }
        parent.child("I" + instance.file(), () -> instance.record(folder));
    }

    /** Offsets do not change the length of a record, so each record is measured, placed, and then linked. */
    private DicomFile directory(String id) throws IOException {
        BigInteger random = new BigInteger(UUID.randomUUID().toString().replace("-", ""), 16);
        Dataset meta = FileMeta.of(UID.MediaStorageDirectoryStorage, "2.25." + random, SYNTAX);
        List<DirectoryNode> records = root.flatten();
        records.removeFirst();
        long position = FileMeta.encode(meta).length() + size(head(id).build()) + SEQUENCE_HEADER;
        for (DirectoryNode record : records) {
            record.placeAt(position);
            position += ITEM_HEADER + size(record.dataset());
        }
        if (position > 0xFFFFFFFFL) {
            throw new IOException("a directory of " + records.size() + " records is too long for its offsets");
        }
        DirectoryNode.link(root.children());
        Dataset directory = head(id).items(
                        Tag.DirectoryRecordSequence,
                        records.stream().map(DirectoryNode::dataset).toList())
                .build();
        return new DicomFile(meta, directory, SYNTAX, List.of(), Bytes.empty(), DEFINED);
    }

    private DatasetBuilder head(String id) {
        Collection<DirectoryNode> roots = root.children();
        long first = roots.stream().findFirst().map(DirectoryNode::offset).orElse(0L);
        long last =
                roots.stream().reduce((a, b) -> b).map(DirectoryNode::offset).orElse(0L);
        return Dataset.builder()
                .string(Tag.FileSetID, id)
                .integer(Tag.OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity, first)
                .integer(Tag.OffsetOfTheLastDirectoryRecordOfTheRootDirectoryEntity, last)
                .integer(Tag.FileSetConsistencyFlag, 0);
    }

    private static long size(Dataset dataset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DatasetWriter(out, SYNTAX, DEFINED).write(dataset);
        return out.size();
    }
}
