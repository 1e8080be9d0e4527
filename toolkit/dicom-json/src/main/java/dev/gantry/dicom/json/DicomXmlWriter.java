package dev.gantry.dicom.json;

import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetReader;
import dev.gantry.dicom.SpecificCharacterSet;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes the Native DICOM Model, PS3.19 A.1, each data set a document of its own, to a stream that it neither flushes nor
 * closes; {@link #flush} hands over what is buffered. The text is UTF-8 and says so in Specific Character Set, whatever
 * the data set declared. Group lengths and file meta information are left out. Not thread-safe.
 */
public final class DicomXmlWriter {
    private final XmlOutput xml;
    private final XmlElementWriter elements;
    private final DatasetOutput datasets;
    private final BulkDataUris bulk;

    /** Everything inline. */
    public DicomXmlWriter(OutputStream out) {
        this(out, BulkDataUris.NONE);
    }

    /** @param bulk which values of a {@link Dataset} are left out, and where they are found */
    public DicomXmlWriter(OutputStream out, BulkDataUris bulk) {
        this.xml = new XmlOutput(out);
        this.elements = new XmlElementWriter(xml);
        this.datasets = new DatasetOutput(elements);
        this.bulk = bulk;
    }

    /**
     * Writes a document.
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
     * Writes a document while its data set is read, without ever holding more of it than one value. Of an element that
     * comes twice the first is written.
     *
     * @param bulk which values are left out, and where they are found
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
        xml.flush();
    }
}
