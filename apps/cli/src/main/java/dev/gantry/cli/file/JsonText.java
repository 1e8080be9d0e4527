package dev.gantry.cli.file;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.DicomStream;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Warning;
import dev.gantry.dicom.json.BulkDataUris;
import dev.gantry.dicom.json.DicomJsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Writes files in the DICOM JSON model. Thread-safe. */
final class JsonText {
    /** Longer values are not held when they need not be shown. */
    private static final long LONGEST_HELD = 1 << 20;

    private final BulkMode bulk;
    private final ReadOptions reading;

    JsonText(BulkMode bulk, ReadOptions reading) {
        this.bulk = bulk;
        this.reading = reading;
    }

    /**
     * Writes one file.
     *
     * @return what reading it forgave
     */
    List<Warning> write(Input input, OutputStream out) throws IOException {
        return switch (bulk.kind()) {
            case URI -> streamed(input, out);
            case NONE -> {
                DicomFile file = input.read(reading.maxValueBytes(LONGEST_HELD));
                yield whole(file, BulkValues.emptied(file.dataset(), bulk.above()), out);
            }
            case INLINE -> {
                DicomFile file = input.read(reading);
                if (BulkValues.isEncapsulated(file.dataset())) {
                    throw new IOException(
                            "compressed pixel data cannot be inline (PS3.18 F.2.7); try --bulk uri or none");
                }
                yield whole(file, file.dataset(), out);
            }
        };
    }

    private List<Warning> streamed(Input input, OutputStream out) throws IOException {
        try (InputStream in = input.open()) {
            DicomStream stream = DicomStream.of(in, reading);
            DicomJsonWriter writer = new DicomJsonWriter(out);
            BulkReferences references = new BulkReferences(input, stream);
            writer.write(stream.reader(), new BulkDataUris(bulk.above(), references::uri), List.of());
            writer.flush();
            return stream.reader().warnings();
        }
    }

    private static List<Warning> whole(DicomFile file, Dataset dataset, OutputStream out) throws IOException {
        DicomJsonWriter writer = new DicomJsonWriter(out);
        writer.write(dataset);
        writer.flush();
        return file.warnings();
    }
}
