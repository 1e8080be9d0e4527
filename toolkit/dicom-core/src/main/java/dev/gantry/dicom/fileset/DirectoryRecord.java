package dev.gantry.dicom.fileset;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One record of a DICOMDIR with what is below it (PS3.3 F.3.2.2). Immutable.
 *
 * @param offset of its item in the DICOMDIR, in bytes
 * @param number its place in the Directory Record Sequence, from 0
 * @param type the Directory Record Type, such as "PATIENT"; empty if it has none
 * @param attributes everything in it, the offsets too
 * @param children the records of the lower-level directory entity, in their order
 */
public record DirectoryRecord(
        long offset, int number, String type, Dataset attributes, List<DirectoryRecord> children) {

    public DirectoryRecord {
        children = List.copyOf(children);
    }

    /** The Referenced File ID, a component each; empty if the record refers to no file. */
    public List<String> fileId() {
        return attributes.strings(Tag.ReferencedFileID);
    }

    /**
     * The file that the record refers to, whether it exists or not.
     *
     * @param folder where the DICOMDIR lies
     * @return empty if it refers to none, or to one outside the folder
     */
    public Optional<Path> file(Path folder) {
        return FileIds.resolve(folder, fileId());
    }

    /** Where it stands in the DICOMDIR, as "(0004,1220)[3]". */
    String path() {
        return Tag.DirectoryRecordSequence + "[" + number + "]";
    }
}
