package dev.gantry.dicom.json;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.SpecificCharacterSet;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes the DICOM JSON model, PS3.18 annex F, to a stream that it buffers, {@link #flush flushes} and does not close.
 * The output is UTF-8 and says so in Specific Character Set, whatever the data set declared. Group lengths and file
 * meta information are left out (PS3.18 F.2.2). Not thread-safe.
 */
public final class DicomJsonWriter {
    private final JsonOutput json;
    private final ValueWriter values;
    private final BulkDataUris bulk;
    private final TagPath path = new TagPath();
    private boolean first = true;

    /** Everything inline. */
    public DicomJsonWriter(OutputStream out) {
        this(out, BulkDataUris.NONE);
    }

    public DicomJsonWriter(OutputStream out, BulkDataUris bulk) {
        this.json = new JsonOutput(out);
        this.values = new ValueWriter(json);
        this.bulk = bulk;
    }

    /** Begins an array of data sets. */
    public void beginArray() throws IOException {
        json.raw('[');
        first = true;
    }

    public void endArray() throws IOException {
        json.raw(']');
    }

    /**
     * Writes one data set, after a comma when it is not the first of its array.
     *
     * @throws IllegalArgumentException when a value that was not read has no address
     */
    public void write(Dataset dataset) throws IOException {
        separate();
        json.raw('{');
        first = true;
        elements(dataset);
        json.raw('}');
        first = false;
    }

    public void flush() throws IOException {
        json.flush();
    }

    private void elements(Dataset dataset) throws IOException {
        for (DataElement element : dataset) {
            if (isWritten(element.tag())) {
                begin(element.tag(), element.vr());
                value(element, dataset.characterSet());
                json.raw('}');
            }
        }
    }

    private void value(DataElement element, SpecificCharacterSet characterSet) throws IOException {
        switch (element.value()) {
            case Value.Raw raw -> raw(element.tag(), element.vr(), raw.bytes(), characterSet);
            case Value.Items items -> items(element.tag(), items);
            case Value.Bulk left -> bulk(element.tag(), left.length());
            case Value.Fragments fragments ->
                bulk(
                        element.tag(),
                        fragments.fragments().stream().mapToLong(Bytes::length).sum());
        }
    }

    private void items(Tag tag, Value.Items items) throws IOException {
        if (items.items().isEmpty()) {
            return;
        }
        json.raw(",\"Value\":[");
        path.enter(tag);
        first = true;
        for (Dataset item : items.items()) {
            path.nextItem();
            write(item);
        }
        path.leave();
        json.raw(']');
    }

    private void begin(Tag tag, VR vr) throws IOException {
        separate();
        json.raw('"');
        json.hex(tag.value());
        json.raw("\":{\"vr\":\"");
        json.raw(vr.name());
        json.raw('"');
    }

    private void raw(Tag tag, VR vr, Bytes value, SpecificCharacterSet characterSet) throws IOException {
        if (tag.value() == Tag.SpecificCharacterSet.value() && !value.isEmpty()) {
            json.raw(",\"Value\":[\"ISO_IR 192\"]");
        } else if (bulk.leavesOut(tag, vr, value.length())) {
            bulk(tag, value.length());
        } else {
            values.write(vr, value, characterSet);
        }
    }

    private void bulk(Tag tag, long length) throws IOException {
        json.raw(",\"BulkDataURI\":");
        json.text(bulk.uri().of(path.of(tag), length));
    }

    private void separate() throws IOException {
        if (!first) {
            json.raw(',');
        }
        first = false;
    }

    private static boolean isWritten(Tag tag) {
        return !tag.isGroupLength() && tag.group() != 2;
    }
}
