package dev.gantry.dicom.fileset;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.Dictionary;
import dev.gantry.dicom.MalformedDatasetException;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a directory needs to know of a file.
 *
 * @param header the elements before Pixel Data; long values are not there
 */
record Instance(
        Path file, RecordType type, String sopClassUid, String sopInstanceUid, String syntaxUid, Dataset header) {

    /** Reads as far as tells which instance a file holds. */
    static final ReadOptions IDENTIFICATION =
            ReadOptions.lenient().stopBefore(Tag.StudyDate).maxValueBytes(1024);

    private static final ReadOptions HEADER =
            ReadOptions.lenient().stopBefore(Tag.PixelData).maxValueBytes(1 << 16);

    /**
     * Reads an instance.
     *
     * @throws MalformedDatasetException if it is damaged, or no instance that a directory can list
     */
    static Instance read(Path file) throws IOException {
        DicomFile read = DicomFile.read(file, HEADER);
        String sopClassUid = uid(read, Tag.SOPClassUID).orElseThrow(() -> lacks(Tag.SOPClassUID));
        RecordType type = RecordType.ofSopClass(sopClassUid)
                .or(() -> read.dataset().contains(Tag.Rows) ? Optional.of(RecordType.IMAGE) : Optional.empty())
                .orElseThrow(() -> new MalformedDatasetException(
                        "no directory record is defined for the SOP class", 0, Tag.SOPClassUID.toString()));
        String sopInstanceUid = uid(read, Tag.SOPInstanceUID).orElseThrow(() -> lacks(Tag.SOPInstanceUID));
        return new Instance(
                file, type, sopClassUid, sopInstanceUid, read.syntax().uid(), read.dataset());
    }

    /** A UID of the data set, or where that lacks it of the File Meta Information. */
    static Optional<String> uid(DicomFile file, Tag tag) {
        Tag inMeta = tag.equals(Tag.SOPClassUID) ? Tag.MediaStorageSOPClassUID : Tag.MediaStorageSOPInstanceUID;
        return file.dataset().uid(tag).or(() -> file.meta().uid(inMeta));
    }

    private static MalformedDatasetException lacks(Tag tag) {
        return new MalformedDatasetException("the UID is missing", 0, tag.toString());
    }

    /** A value that tells instances apart; nothing for an absent one. */
    String key(Tag tag) {
        return header.string(tag).orElse("");
    }

    /** The record of a level that the instance belongs to, without offsets and reference. */
    DatasetBuilder record(RecordType level) {
        DatasetBuilder record = Dataset.builder().string(Tag.DirectoryRecordType, level.term());
        header.get(Tag.SpecificCharacterSet).ifPresent(record::put);
        for (Tag tag : level.required()) {
            header.get(tag)
                    .filter(element -> !(element.value() instanceof Value.Bulk))
                    .ifPresentOrElse(record::put, () -> putEmpty(record, tag));
        }
        for (Tag tag : level.wherePresent()) {
            header.get(tag)
                    .filter(element -> !(element.value() instanceof Value.Bulk))
                    .ifPresent(record::put);
        }
        return record;
    }

    private static void putEmpty(DatasetBuilder record, Tag tag) {
        VR vr = Dictionary.vr(tag);
        if (vr == VR.SQ) {
            record.items(tag, List.of());
        } else {
            record.raw(tag, vr, Bytes.empty());
        }
    }

    /** The record of the instance itself, that refers to its file. */
    DatasetBuilder record(Path folder) {
        return record(type)
                .string(Tag.ReferencedFileID, FileIds.of(folder, file).toArray(String[]::new))
                .string(Tag.ReferencedSOPClassUIDInFile, sopClassUid)
                .string(Tag.ReferencedSOPInstanceUIDInFile, sopInstanceUid)
                .string(Tag.ReferencedTransferSyntaxUIDInFile, syntaxUid);
    }
}
