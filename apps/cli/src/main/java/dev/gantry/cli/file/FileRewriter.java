package dev.gantry.cli.file;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetReader;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.DicomStream;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.Warning;
import dev.gantry.dicom.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes files with changed elements. What comes before pixel data is read and written anew, in the form it had; pixel
 * data and what follows is copied, in memory that does not depend on its size. Thread-safe.
 */
final class FileRewriter {
    private final ReadOptions reading;
    private final Modification modification;

    FileRewriter(ReadOptions reading, Modification modification) {
        this.reading = reading;
        this.modification = modification;
    }

    /**
     * Writes a file, or nothing if it would replace what is the same.
     *
     * @return what reading forgave
     */
    List<Warning> rewrite(Path source, Path target) throws IOException {
        boolean inPart = modification.endsBeforePixelData() && !isDeflated(source);
        DicomFile file = DicomFile.read(source, inPart ? reading.stopBefore(Tag.PixelData) : reading);
        DicomFile changed = changed(file);
        boolean same =
                changed.dataset().equals(file.dataset()) && changed.meta().equals(file.meta());
        if (same && source.equals(target)) {
            return file.warnings();
        }
        try (NewFile out = NewFile.at(target)) {
            if (inPart) {
                writeInPart(source, changed, out.out());
            } else {
                changed.write(out.out(), corrected(changed));
            }
            out.commit();
        }
        return file.warnings();
    }

    private boolean isDeflated(Path source) throws IOException {
        try (InputStream in = Files.newInputStream(source)) {
            return DicomStream.of(in, reading).opening().syntax().deflated();
        }
    }

    private DicomFile changed(DicomFile file) throws IOException {
        if (modification.renamesTransferSyntax()) {
            throw new IOException("the transfer syntax is changed by gantry convert");
        }
        try {
            Dataset dataset = modification.ofDataset(file.dataset());
            Dataset meta = file.meta().isEmpty() ? file.meta() : modification.ofMeta(file.meta(), dataset);
            return new DicomFile(meta, dataset, file.syntax(), file.warnings(), file.preamble(), file.form());
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void writeInPart(Path source, DicomFile changed, OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(source)) {
            // The length of a group that is not written whole cannot be corrected, and is retired (PS3.5 7.2).
            DicomFile header = changed.with(changed.dataset().without(Tag.of(0x7FE00000)));
            header.write(out, corrected(changed));
            in.skipNBytes(pixelDataOffset(source));
            in.transferTo(out);
        }
    }

    /** Where the first element begins that is copied as it is; the end of the file if there is none. */
    private long pixelDataOffset(Path source) throws IOException {
        try (InputStream in = Files.newInputStream(source)) {
            DicomStream stream = DicomStream.of(in, reading.stopBefore(Tag.PixelData));
            while (stream.reader().next() != DatasetReader.Event.END) {
                // on to the end of what is written anew
            }
            return stream.reader().position();
        }
    }

    private static WriteOptions corrected(DicomFile file) {
        return file.form().groupLengths(WriteOptions.GroupLengths.CORRECTED);
    }
}
