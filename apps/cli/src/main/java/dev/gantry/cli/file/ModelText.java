package dev.gantry.cli.file;

import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.DicomStream;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Warning;
import dev.gantry.dicom.json.BulkDataUris;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Writes files in a text format. Thread-safe. */
final class ModelText {
    /** Longer values are not held when they need not be shown. */
    private static final long LONGEST_HELD = 1 << 20;

    private final TextModel model;
    private final BulkMode bulk;
    private final ReadOptions reading;

    ModelText(TextModel model, BulkMode bulk, ReadOptions reading) {
        this.model = model;
        this.bulk = bulk;
        this.reading = reading;
    }

    /** Writes a file as one line of the answer. */
    void print(Input input, Answer answer) throws IOException {
        answer.isAllOrNothing();
        answer.warn(write(input, answer));
        answer.write('\n');
    }

    /** What writes each file into one of its own. */
    FileTask into(OutputFolder folder) {
        return (input, answer) -> {
            try (NewFile file = NewFile.at(folder.target(input.mirror()))) {
                answer.warn(write(input, file.out()));
                file.out().write('\n');
                file.commit();
            }
        };
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
                model.whole(BulkValues.emptied(file.dataset(), bulk.above()), out);
                yield file.warnings();
            }
            case INLINE -> {
                DicomFile file = input.read(reading);
                if (BulkValues.isEncapsulated(file.dataset())) {
                    throw new IOException(
                            "compressed pixel data cannot be inline (PS3.18 F.2.7); try --bulk uri or none");
                }
                model.whole(file.dataset(), out);
                yield file.warnings();
            }
        };
    }

    private List<Warning> streamed(Input input, OutputStream out) throws IOException {
        try (InputStream in = input.open()) {
            DicomStream stream = DicomStream.of(in, reading);
            BulkReferences references = new BulkReferences(input, stream);
            model.stream(stream.reader(), new BulkDataUris(bulk.above(), references::uri), out);
            return stream.reader().warnings();
        }
    }
}
