package dev.gantry.dicom.net;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.FileOpening;
import dev.gantry.dicom.MalformedDatasetException;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that can be sent by C-STORE.
 *
 * @param sopClassUid from the data set, since a receiver compares with that, or from the File Meta Information where
 *     that lacks it; likewise the next
 * @param datasetOffset where the data set begins
 */
public record InstanceFile(
        Path path, String sopClassUid, String sopInstanceUid, String transferSyntaxUid, long datasetOffset) {

    /**
     * Reads what must be known of a file, which is little of it.
     *
     * @throws dev.gantry.dicom.NotDicomException if it is no DICOM file
     * @throws MalformedDatasetException if it is damaged, or names no SOP class or instance
     */
    public static InstanceFile of(Path path) throws IOException {
        FileOpening opening = FileOpening.of(path, ReadOptions.lenient());
        ReadOptions identification = ReadOptions.lenient().stopBefore(Tag.StudyDate);
        Dataset dataset = DicomFile.read(path, identification).dataset();
        Optional<String> sopClassUid = dataset.uid(Tag.SOPClassUID);
        Optional<String> sopInstanceUid = dataset.uid(Tag.SOPInstanceUID);
        return new InstanceFile(
                path,
                require(sopClassUid.or(() -> opening.meta().uid(Tag.MediaStorageSOPClassUID)), Tag.SOPClassUID),
                require(
                        sopInstanceUid.or(() -> opening.meta().uid(Tag.MediaStorageSOPInstanceUID)),
                        Tag.SOPInstanceUID),
                opening.syntax().uid(),
                opening.datasetOffset());
    }

    private static String require(Optional<String> uid, Tag tag) throws MalformedDatasetException {
        return uid.orElseThrow(() -> new MalformedDatasetException("the UID is missing", 0, tag.toString()));
    }

    /** The bytes of the data set, from the file; to be closed by the caller. */
    InputStream openDataSet() throws IOException {
        InputStream in = Files.newInputStream(path);
        try {
            in.skipNBytes(datasetOffset);
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
