package dev.gantry.dicom;

import dev.gantry.dicom.WriteOptions.GroupLengths;
import dev.gantry.dicom.WriteOptions.Lengths;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** One pass over a data set, to count it or to write it; without recursion, so that any depth will do. */
final class DatasetEmission {

    private static final long UNDEFINED = -1;
    private static final int NONE = -1;

    /** A data set or a sequence that is being written. */
    private interface Open {

        /** Writes what comes next in it; false if nothing does. */
        boolean advance() throws IOException;

        void close() throws IOException;
    }

    private final ElementOutput out;
    private final WriteOptions options;
    private final LengthPlan plan;
    private final Deque<Open> open = new ArrayDeque<>();

    DatasetEmission(ElementOutput out, WriteOptions options, LengthPlan plan) {
        this.out = out;
        this.options = options;
        this.plan = plan;
    }

    void run(Dataset dataset) throws IOException {
        open.addLast(new Elements(dataset, NONE, false));
        while (!open.isEmpty()) {
            Open innermost = open.getLast();
            if (!innermost.advance()) {
                open.removeLast();
                innermost.close();
            }
        }
    }

    /** The length to write for a sequence or an item. */
    private long length(Lengths lengths, boolean empty) {
        if (empty && lengths != Lengths.ALWAYS_UNDEFINED) {
            return 0;
        }
        return lengths == Lengths.DEFINED ? plan.next() : UNDEFINED;
    }

    /** Where to note that length, once it has been written. */
    private int place(Lengths lengths, boolean empty) {
        return lengths == Lengths.DEFINED && !empty ? plan.open(out.position()) : NONE;
    }

    private final class Elements implements Open {

        private final Iterator<DataElement> elements;
        private final int place;
        private final boolean delimited;
        private int group = NONE;
        private int groupPlace = NONE;

        Elements(Dataset dataset, int place, boolean delimited) {
            this.elements = dataset.elements().iterator();
            this.place = place;
            this.delimited = delimited;
        }

        @Override
        public boolean advance() throws IOException {
            if (!elements.hasNext()) {
                return false;
            }
            DataElement element = elements.next();
            if (passGroupLength(element.tag())) {
                write(element);
            }
            return true;
        }

        /** Writes a group's length where it is due; whether the element itself is to be written. */
        private boolean passGroupLength(Tag tag) throws IOException {
            if (options.groupLengths() == GroupLengths.KEPT) {
                return true;
            }
            if (options.groupLengths() == GroupLengths.OMITTED) {
                return !tag.isGroupLength() || tag.group() == 0x0000 || tag.group() == 0x0002;
            }
            boolean begins = tag.group() != group;
            if (begins) {
                plan.close(groupPlace, out.position());
                groupPlace = NONE;
                group = tag.group();
            }
            if (begins && (tag.isGroupLength() || options.groupLengths() == GroupLengths.ADDED)) {
                out.groupLength(group, plan.next());
                groupPlace = plan.open(out.position());
            }
            return !tag.isGroupLength();
        }

        @Override
        public void close() throws IOException {
            plan.close(groupPlace, out.position());
            plan.close(place, out.position());
            if (delimited) {
                out.delimiter(DatasetReader.ITEM_DELIMITER, 0);
            }
        }
    }

    private final class Items implements Open {

        private final Iterator<Dataset> items;
        private final int place;
        private final boolean delimited;

        Items(Iterator<Dataset> items, int place, boolean delimited) {
            this.items = items;
            this.place = place;
            this.delimited = delimited;
        }

        @Override
        public boolean advance() throws IOException {
            if (!items.hasNext()) {
                return false;
            }
            Dataset item = items.next();
            long length = length(options.items(), item.isEmpty());
            out.delimiter(DatasetReader.ITEM, length);
            open.addLast(new Elements(item, place(options.items(), item.isEmpty()), length == UNDEFINED));
            return true;
        }

        @Override
        public void close() throws IOException {
            plan.close(place, out.position());
            if (delimited) {
                out.delimiter(DatasetReader.SEQUENCE_DELIMITER, 0);
            }
        }
    }

    private void write(DataElement element) throws IOException {
        int tag = element.tag().value();
        switch (element.value()) {
            case Value.Raw raw -> out.element(tag, element.vr(), raw.bytes());
            case Value.Items items -> {
                boolean empty = items.items().isEmpty();
                long length = length(options.sequences(), empty);
                out.header(tag, VR.SQ, length);
                open.addLast(
                        new Items(items.items().iterator(), place(options.sequences(), empty), length == UNDEFINED));
            }
            case Value.Fragments fragments -> {
                out.header(tag, element.vr(), UNDEFINED);
                for (Bytes fragment : fragments.fragments()) {
                    out.fragment(fragment);
                }
                out.delimiter(DatasetReader.SEQUENCE_DELIMITER, 0);
            }
            case Value.Bulk bulk ->
                throw new IllegalArgumentException(element.tag() + " lies elsewhere, at byte " + bulk.offset());
        }
    }
}
