package dev.gantry.dicom.json;

import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it is handed. */
final class EventLog implements DatasetHandler {
    private final List<String> events = new ArrayList<>();

    List<String> events() {
        return events;
    }

    @Override
    public void element(DataElement element) {
        events.add(element.tag() + " " + element.vr());
    }

    @Override
    public void bulkData(Tag tag, VR vr, String uri) {
        events.add(tag + " " + vr + " at " + uri);
    }

    @Override
    public void beginSequence(Tag tag) {
        events.add(tag + " <");
    }

    @Override
    public void beginItem() {
        events.add("{");
    }

    @Override
    public void endItem() {
        events.add("}");
    }

    @Override
    public void endSequence() {
        events.add(">");
    }
}
