package dev.gantry.dicom.json;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.SpecificCharacterSet;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import java.io.IOException;

/** The pieces of the DICOM JSON model in their order, PS3.18 F.2; knows where a comma belongs and what the path is. */
final class JsonElementWriter implements ModelOutput {
    private final JsonOutput json;
    private final JsonValueWriter values;
    private BulkDataUris bulk = BulkDataUris.NONE;
    private final ValuePath path = new ValuePath();
    private boolean first = true;

    JsonElementWriter(JsonOutput json) {
        this.json = json;
        this.values = new JsonValueWriter(json);
    }

    /** What is left out from here on. */
    void leaveOut(BulkDataUris chosen) {
        bulk = chosen;
    }

    void beginArray() throws IOException {
        json.raw('[');
        first = true;
    }

    void endArray() throws IOException {
        json.raw(']');
        first = false;
    }

    @Override
    public void beginDataset() throws IOException {
        separate();
        json.raw('{');
        first = true;
    }

    @Override
    public void endDataset() throws IOException {
        json.raw('}');
        first = false;
    }

    @Override
    public void begin(Tag tag, VR vr) throws IOException {
        separate();
        json.raw('"');
        json.hex(tag.value());
        json.raw("\":{\"vr\":\"");
        json.raw(vr.name());
        json.raw('"');
    }

    @Override
    public void end() throws IOException {
        json.raw('}');
    }

    @Override
    public boolean leavesOut(Tag tag, VR vr, long length) {
        return bulk.leavesOut(tag, vr, length);
    }

    @Override
    public void value(Tag tag, VR vr, Bytes value, SpecificCharacterSet characterSet) throws IOException {
        if (tag.value() == Tag.SpecificCharacterSet.value() && !value.isEmpty()) {
            json.raw(",\"Value\":[\"ISO_IR 192\"]");
        } else {
            values.write(vr, value, characterSet);
        }
    }

    @Override
    public void bulk(Tag tag, long length) throws IOException {
        json.raw(",\"BulkDataURI\":");
        json.text(bulk.uri().of(path.of(tag), length));
    }

    @Override
    public void beginItems(Tag sequence) {
        path.enter(sequence);
    }

    @Override
    public void beginItem() throws IOException {
        if (path.nextItem() == 1) {
            json.raw(",\"Value\":");
            beginArray();
        }
        beginDataset();
    }

    @Override
    public void endItem() throws IOException {
        endDataset();
    }

    @Override
    public void endItems() throws IOException {
        if (path.leave() > 0) {
            endArray();
        }
        first = false;
    }

    private void separate() throws IOException {
        if (!first) {
            json.raw(',');
        }
        first = false;
    }
}
