package dev.gantry.dicom.fileset;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.MalformedDatasetException;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.fileset.FileSetFault.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds everything that is wrong with a file set: its offsets, its hierarchy, its files. */
public final class FileSetCheck {

    private final Path folder;
    private final List<FileSetFault> faults = new ArrayList<>();
    private final Set<Path> referenced = new HashSet<>();

    private FileSetCheck(Path folder) {
        this.folder = folder;
    }

    /**
     * Checks a DICOMDIR against PS3.3 F and against the folder it lies in. Of each file as much is read as tells which
     * instance it is.
     *
     * @return nothing if all is well
     * @throws MalformedDatasetException if the DICOMDIR cannot be read at all
     */
    public static List<FileSetFault> check(Path dicomdir) throws IOException {
        Path file = dicomdir.toAbsolutePath();
        FileSetCheck check =
                new FileSetCheck(Optional.ofNullable(file.getParent()).orElse(file));
        RawDirectory raw = RawDirectory.read(file, ReadOptions.lenient());
        raw.warnings()
                .forEach(warning -> check.faults.add(new FileSetFault(
                        Kind.MALFORMED, warning.offset(), warning.tagPath(), warning.text(), Optional.empty())));
        check.hierarchy(DirectoryTree.of(raw, check.faults::add));
        check.unreferenced(file);
        return List.copyOf(check.faults);
    }

    private void hierarchy(List<DirectoryRecord> roots) throws IOException {
        record Placed(DirectoryRecord record, String parent) {}
        Deque<Placed> left = new ArrayDeque<>();
        roots.forEach(root -> left.add(new Placed(root, "")));
        while (!left.isEmpty()) {
            Placed placed = left.removeFirst();
            DirectoryRecord record = placed.record;
            if (!isPlaced(record.type(), placed.parent)) {
                add(Kind.MISPLACED_RECORD, record, Tag.DirectoryRecordType, "a record is not where its type belongs");
            }
            FileSet.checkFileId(record, faults::add);
            file(record);
            for (int i = record.children().size() - 1; i >= 0; i--) {
                left.addFirst(new Placed(record.children().get(i), record.type()));
            }
        }
    }

    /** PS3.3 Table F.4-1; private records and types to come may stand anywhere. */
    private static boolean isPlaced(String type, String parent) {
        return switch (RecordType.ofTerm(type).map(RecordType::level).orElse(-1)) {
            case -1 -> true;
            case 0 -> parent.isEmpty();
            case 1 -> parent.equals(RecordType.PATIENT.term());
            case 2 -> parent.equals(RecordType.STUDY.term());
            default -> parent.equals(RecordType.SERIES.term());
        };
    }

    private void file(DirectoryRecord record) throws IOException {
        Optional<Path> file = record.file(folder);
        if (file.isEmpty()) {
            return;
        }
        referenced.add(file.get().normalize());
        if (!Files.isRegularFile(file.get())) {
            add(Kind.MISSING_FILE, record, Tag.ReferencedFileID, "the file is missing");
            return;
        }
        try {
            compare(record, DicomFile.read(file.get(), Instance.IDENTIFICATION));
        } catch (MalformedDatasetException e) {
            add(Kind.UNREADABLE_FILE, record, Tag.ReferencedFileID, String.valueOf(e.getMessage()));
        }
    }

    private void compare(DirectoryRecord record, DicomFile file) {
        compare(record, Tag.ReferencedSOPClassUIDInFile, Instance.uid(file, Tag.SOPClassUID));
        compare(record, Tag.ReferencedSOPInstanceUIDInFile, Instance.uid(file, Tag.SOPInstanceUID));
        compare(
                record,
                Tag.ReferencedTransferSyntaxUIDInFile,
                Optional.of(file.syntax().uid()));
    }

    private void compare(DirectoryRecord record, Tag tag, Optional<String> inFile) {
        Dataset attributes = record.attributes();
        if (attributes.uid(tag).isPresent() && !attributes.uid(tag).equals(inFile)) {
            add(Kind.MISMATCH, record, tag, "the file is another than the record says");
        }
    }

    private void unreferenced(Path dicomdir) throws IOException {
        for (Path file : Folder.files(folder)) {
            if (!referenced.contains(file.normalize()) && !file.equals(dicomdir) && Folder.isDicom(file)) {
                Path relative = folder.relativize(file);
                faults.add(new FileSetFault(
                        Kind.UNREFERENCED_FILE, 0, "", "no record refers to the file", Optional.of(relative)));
            }
        }
    }

    private void add(Kind kind, DirectoryRecord record, Tag tag, String text) {
        Optional<Path> file = record.file(folder).map(folder::relativize);
        faults.add(new FileSetFault(kind, record.offset(), record.path() + "." + tag, text, file));
    }
}
