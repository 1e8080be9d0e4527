package dev.gantry.dicom.fileset;

import dev.gantry.dicom.MalformedDatasetException;
import dev.gantry.dicom.Warning;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is wrong with a file set.
 *
 * @param offset of the directory record in the DICOMDIR; 0 where none is to blame
 * @param tagPath the element of the DICOMDIR, as "(0004,1220)[3].(0004,1400)"; empty where there is none
 * @param text what is wrong, without any value of a patient
 * @param file the file that it is about, relative to the folder
 */
public record FileSetFault(Kind kind, long offset, String tagPath, String text, Optional<Path> file) {

    public enum Kind {
        /** The DICOMDIR is not encoded as it should be. */
        MALFORMED,
        /** An offset leads to no record. */
        DANGLING_OFFSET,
        /** Records follow or contain themselves. */
        CYCLE,
        /** Records are nested deeper than any hierarchy of PS3.3 F.4. */
        TOO_DEEP,
        /** Two offsets lead to one record. */
        SHARED_RECORD,
        /** No offset leads to a record in use. */
        UNREACHABLE_RECORD,
        /** A record is not where PS3.3 Table F.4-1 has its type. */
        MISPLACED_RECORD,
        /** The directory holds no record at all. */
        EMPTY,
        /** A file ID breaks PS3.10 8.2; the file may be there. */
        ILLEGAL_FILE_ID,
        /** A file ID leads out of the folder. */
        OUTSIDE,
        MISSING_FILE,
        /** A file is no DICOM file, or damaged. */
        UNREADABLE_FILE,
        /** A file is not the instance that its record says. */
        MISMATCH,
        /** A DICOM file lies in the folder, and no record refers to it. */
        UNREFERENCED_FILE;

        /** Whether no tree can be made of the records. */
        boolean isFatal() {
            return this == DANGLING_OFFSET || this == CYCLE || this == TOO_DEEP;
        }
    }

    Warning warning() {
        return new Warning(offset, tagPath, text);
    }

    MalformedDatasetException exception() {
        return new MalformedDatasetException(text, offset, tagPath);
    }
}
