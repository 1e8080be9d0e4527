package dev.gantry.dicom;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A DICOM file (PS3.10) in memory.
 *
 * @param meta the File Meta Information; empty if the file had none
 * @param syntax the one of the data set
 * @param warnings what reading forgave
 */
public record DicomFile(Dataset meta, Dataset dataset, TransferSyntax syntax, List<Warning> warnings) {

    public DicomFile {
        warnings = List.copyOf(warnings);
    }

    /** A file to be written: its meta information is made from the data set's SOP class and instance. */
    public static DicomFile of(Dataset dataset, TransferSyntax syntax) {
        Dataset meta = FileMeta.of(
                dataset.uid(Tag.SOPClassUID).orElse(""),
                dataset.uid(Tag.SOPInstanceUID).orElse(""),
                syntax);
        return new DicomFile(meta, dataset, syntax, List.of());
    }

    public static DicomFile read(Path file, ReadOptions options) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, options);
        }
    }

    /**
     * Reads a file, not necessarily to the end of the stream, which stays open.
     *
     * @throws NotDicomException if it is none
     * @throws MalformedDatasetException if it is damaged, or worse than the options allow
     */
    public static DicomFile read(InputStream in, ReadOptions options) throws IOException {
        ByteSource source = new ByteSource(in);
        Warnings warnings = new Warnings();
        FileOpening opening = FileOpening.read(source, options, warnings);
        DatasetReader reader = opening.dataset(source, options, warnings);
        Dataset dataset = new DatasetAssembler(reader, options.maxValueBytes(), Long.MAX_VALUE, Long.MAX_VALUE).read();
        return new DicomFile(opening.meta(), dataset, opening.syntax(), warnings.list());
    }

    public void write(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(out);
        }
    }

    /** Writes preamble, prefix, meta information and data set; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        FileMeta.encode(meta).writeTo(out);
        new DatasetWriter(out, syntax).write(dataset);
    }
}
