package dev.gantry.dicom.testkit;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetWriter;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** One made instance. Its bytes are encoded when asked for. */
public record SyntheticInstance(Dataset dataset, TransferSyntax syntax) {

    public String sopClassUid() {
        return dataset.uid(Tag.SOPClassUID).orElseThrow();
    }

    public String sopInstanceUid() {
        return dataset.uid(Tag.SOPInstanceUID).orElseThrow();
    }

    public String studyInstanceUid() {
        return dataset.uid(Tag.StudyInstanceUID).orElseThrow();
    }

    public String seriesInstanceUid() {
        return dataset.uid(Tag.SeriesInstanceUID).orElseThrow();
    }

    /** As a file: preamble, meta information, data set. */
    public Bytes part10() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            DicomFile.of(dataset, syntax).write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.wrap(out.toByteArray());
    }

    public InputStream part10Stream() {
        return part10().asInputStream();
    }

    /** The bare data set, as it goes over an association. */
    public Bytes datasetBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new DatasetWriter(out, syntax).write(dataset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.wrap(out.toByteArray());
    }
}
