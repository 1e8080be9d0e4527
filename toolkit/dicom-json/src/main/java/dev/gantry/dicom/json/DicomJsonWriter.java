package dev.gantry.dicom.json;

import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetReader;
import dev.gantry.dicom.SpecificCharacterSet;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes the DICOM JSON model, PS3.18 annex F, to a stream that it neither flushes nor closes; {@link #flush} hands over
 * what is buffered. The output is UTF-8 and says so in Specific Character Set, whatever the data set declared. Group lengths and file
 * meta information are left out (PS3.18 F.2.2). Not thread-safe.
 */
public final class DicomJsonWriter {
    private final JsonOutput json;
    private final JsonElementWriter elements;
    private final DatasetOutput datasets;
    private final BulkDataUris bulk;

    /** Everything inline. */
    public DicomJsonWriter(OutputStream out) {
        this(out, BulkDataUris.NONE);
    }

    /** @param bulk which values of a {@link Dataset} are left out, and where they are found */
    public DicomJsonWriter(OutputStream out, BulkDataUris bulk) {
        this.json = new JsonOutput(out);
        this.elements = new JsonElementWriter(json);
        this.datasets = new DatasetOutput(elements);
        this.bulk = bulk;
    }

    /** Begins an array of data sets. */
    public void beginArray() throws IOException {
        elements.beginArray();
    }

    public void endArray() throws IOException {
        elements.endArray();
    }

    /**
     * Writes one data set, after a comma when it is not the first of its array.
     *
     * @throws IllegalArgumentException when a value that was not read has no address
     */
    public void write(Dataset dataset) throws IOException {
        elements.leaveOut(bulk);
        elements.beginDataset();
        datasets.members(dataset);
        elements.endDataset();
    }

    /**
     * Writes one data set as it is read, without ever holding more of it than one value. Of an element that comes twice
     * the first is written.
     *
     * @param bulk which of its values are left out, and where they are found
     * @param following elements to be written after the last of the stream
     */
    public void write(DatasetReader reader, BulkDataUris bulk, List<DataElement> following) throws IOException {
        elements.leaveOut(bulk);
        elements.beginDataset();
        new StreamWriter(reader, elements).write();
        for (DataElement element : following) {
            datasets.member(element, SpecificCharacterSet.DEFAULT);
        }
        elements.endDataset();
    }

    /** Hands over what is buffered here to the stream. */
    public void flush() throws IOException {
        json.flush();
    }
}
