package dev.gantry.dicom.json;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Builds one data set from its events. */
final class DatasetCollector implements DatasetHandler {

    private record Open(Tag sequence, List<Dataset> items, DatasetBuilder around) {}

    private final Deque<Open> open = new ArrayDeque<>();
    private DatasetBuilder builder = Dataset.builder();

    @Override
    public void element(DataElement element) {
        builder.put(element);
    }

    @Override
    public void bulkData(Tag tag, VR vr, String uri) {
        if (vr == VR.SQ) {
            builder.items(tag);
        } else {
            builder.raw(tag, vr, Bytes.empty());
        }
    }

    @Override
    public void beginSequence(Tag tag) {
        open.push(new Open(tag, new ArrayList<>(), builder));
    }

    @Override
    public void beginItem() {
        builder = Dataset.builder();
    }

    @Override
    public void endItem() {
        open.element().items.add(builder.build());
    }

    @Override
    public void endSequence() {
        Open closed = open.pop();
        builder = closed.around.items(closed.sequence, closed.items);
    }

    /** @param foreignText whether the text must be declared to be UTF-8 where nothing is declared */
    Dataset build(boolean foreignText) {
        Dataset dataset = builder.build();
        return foreignText && dataset.strings(Tag.SpecificCharacterSet).isEmpty()
                ? dataset.toBuilder()
                        .string(Tag.SpecificCharacterSet, "ISO_IR 192")
                        .build()
                : dataset;
    }
}
