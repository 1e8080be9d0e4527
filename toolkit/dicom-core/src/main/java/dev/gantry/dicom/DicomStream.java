package dev.gantry.dicom;

import java.io.IOException;
import java.io.InputStream;

/**
 * A DICOM file (PS3.10) read as a stream, in memory that does not depend on its size.
 *
 * @param opening what came before the data set
 * @param reader of the data set; its warnings are those of the opening as well
 */
public record DicomStream(FileOpening opening, DatasetReader reader) {

    /**
     * Reads how a file opens. The stream stays open, and is read further by the reader.
     *
     * @throws NotDicomException if it is none
     * @throws MalformedDatasetException if it is damaged, or worse than the options allow
     */
    public static DicomStream of(InputStream in, ReadOptions options) throws IOException {
        ByteSource source = new ByteSource(in);
        Warnings warnings = new Warnings();
        FileOpening opening = FileOpening.read(source, options, warnings);
        return new DicomStream(opening, opening.dataset(source, options, warnings));
    }
}
