package dev.gantry.dicom.fileset;

import dev.gantry.dicom.MalformedDatasetException;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.Warning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A file set as its DICOMDIR tells it (PS3.3 F). Immutable.
 *
 * @param id the File-set ID; empty if there is none
 * @param roots the records of the root directory entity: patients, as a rule
 * @param warnings what reading forgave
 */
public record FileSet(Optional<String> id, List<DirectoryRecord> roots, List<Warning> warnings) {

    /** No hierarchy of PS3.3 F.4 needs more than 5 levels. */
    public static final int MAX_DEPTH = 32;

    /** What a DICOMDIR is called. PS3.10 8.6 */
    public static final String DICOMDIR = "DICOMDIR";

    public FileSet {
        roots = List.copyOf(roots);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a DICOMDIR. Records out of use are left out.
     *
     * <p>Lenient reading hangs records that no offset leads to where their order in the file has them, and takes a record
     * that two offsets lead to once. Offsets that lead nowhere or round in circles are errors in either case; what else
     * is wrong {@link FileSetCheck} tells.
     *
     * @throws dev.gantry.dicom.NotDicomException if it is no DICOM file
     * @throws MalformedDatasetException if it is damaged, or worse than the options allow
     */
    public static FileSet read(Path dicomdir, ReadOptions options) throws IOException {
        RawDirectory raw = RawDirectory.read(dicomdir, options);
        List<Warning> warnings = new ArrayList<>(raw.warnings());
        Faults faults = fault -> {
            if (fault.kind().isFatal() || !options.isLenient()) {
                throw fault.exception();
            }
            warnings.add(fault.warning());
        };
        List<DirectoryRecord> roots = DirectoryTree.of(raw, faults);
        FileSet set = new FileSet(raw.head().string(Tag.FileSetID), roots, warnings);
        for (DirectoryRecord record : set.records()) {
            checkFileId(record, faults);
        }
        return new FileSet(set.id, roots, warnings);
    }

    static void checkFileId(DirectoryRecord record, Faults faults) throws MalformedDatasetException {
        List<String> fileId = record.fileId();
        if (fileId.isEmpty() || FileIds.isLegal(fileId)) {
            return;
        }
        boolean outside = FileIds.resolve(Path.of(""), fileId).isEmpty();
        faults.found(new FileSetFault(
                outside ? FileSetFault.Kind.OUTSIDE : FileSetFault.Kind.ILLEGAL_FILE_ID,
                record.offset(),
                record.path() + "." + Tag.ReferencedFileID,
                outside ? "the file ID leads out of the folder" : "the file ID breaks PS3.10 8.2",
                Optional.empty()));
    }

    /** Every record, each before those below it. */
    public List<DirectoryRecord> records() {
        List<DirectoryRecord> all = new ArrayList<>();
        Deque<DirectoryRecord> left = new ArrayDeque<>(roots);
        while (!left.isEmpty()) {
            DirectoryRecord record = left.removeFirst();
            all.add(record);
            List<DirectoryRecord> children = record.children();
            for (int i = children.size() - 1; i >= 0; i--) {
                left.addFirst(children.get(i));
            }
        }
        return all;
    }
}
