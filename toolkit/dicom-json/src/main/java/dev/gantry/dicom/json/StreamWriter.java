package dev.gantry.dicom.json;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DatasetReader;
import dev.gantry.dicom.Dictionary;
import dev.gantry.dicom.SpecificCharacterSet;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Turns the events of one data set into either model as they come. */
final class StreamWriter {
    /** What is not left out for its VR is left out for its length: no single value may fill the memory. */
    private static final long LONGEST_INLINE = 1 << 20;

    private final DatasetReader reader;
    private final ModelOutput elements;
    private final Deque<Level> levels = new ArrayDeque<>();
    private boolean signed;
    private Level level = new Level(SpecificCharacterSet.DEFAULT);

    /** A data set or an item that is being written. */
    private static final class Level {
        private final SeenTags seen = new SeenTags();
        private SpecificCharacterSet characterSet;

        private Level(SpecificCharacterSet characterSet) {
            this.characterSet = characterSet;
        }
    }

    StreamWriter(DatasetReader reader, ModelOutput elements) {
        this.reader = reader;
        this.elements = elements;
    }

    /** Writes the elements up to the stream's end, without the braces around them. */
    void write() throws IOException {
        elementsUntil(DatasetReader.Event.END);
    }

    private void elementsUntil(DatasetReader.Event end) throws IOException {
        for (DatasetReader.Event event = reader.next(); event != end; event = reader.next()) {
            switch (event) {
                case ELEMENT -> element();
                case SEQUENCE_START -> sequence();
                case FRAGMENTS_START -> fragments();
                default -> throw new IllegalStateException(event + " where an element should be");
            }
        }
    }

    private void element() throws IOException {
        Tag tag = reader.tag();
        if (!ModelOutput.isWritten(tag) || !level.seen.add(tag.value())) {
            return;
        }
        VR vr = resolved(tag, reader.vr());
        elements.begin(tag, vr);
        if (elements.leavesOut(tag, vr, reader.length()) || reader.length() > LONGEST_INLINE) {
            elements.bulk(tag, reader.length());
        } else {
            Bytes value = reader.value();
            note(tag, value);
            elements.value(tag, vr, value, level.characterSet);
        }
        elements.end();
    }

    /** Without VRs in the stream, Pixel Representation tells what "US or SS" is. PS3.5 A.1 */
    private VR resolved(Tag tag, VR vr) {
        return signed && vr == VR.US && !reader.hasExplicitVr() && Dictionary.isSignAmbiguous(tag) ? VR.SS : vr;
    }

    /** Remembers what later elements depend on. */
    private void note(Tag tag, Bytes value) {
        if (tag.value() == Tag.SpecificCharacterSet.value()) {
            String terms = value.toString(StandardCharsets.ISO_8859_1).strip();
            level.characterSet = SpecificCharacterSet.of(terms.split("\\\\", -1));
        } else if (tag.value() == Tag.PixelRepresentation.value()) {
            signed = !value.isEmpty() && value.get(0) == 1;
        }
    }

    private void sequence() throws IOException {
        Tag tag = reader.tag();
        if (!level.seen.add(tag.value())) {
            skipSequence();
            return;
        }
        elements.begin(tag, reader.vr());
        elements.beginItems(tag);
        while (reader.next() == DatasetReader.Event.ITEM_START) {
            levels.push(level);
            level = new Level(level.characterSet);
            elements.beginItem();
            elementsUntil(DatasetReader.Event.ITEM_END);
            elements.endItem();
            level = levels.pop();
        }
        elements.endItems();
        elements.end();
    }

    private void skipSequence() throws IOException {
        int depth = reader.depth();
        while (reader.next() != DatasetReader.Event.SEQUENCE_END || reader.depth() >= depth) {
            // every event of the sequence is passed over
        }
    }

    private void fragments() throws IOException {
        Tag tag = reader.tag();
        long length = 0;
        elements.begin(tag, reader.vr());
        while (reader.next() == DatasetReader.Event.FRAGMENT) {
            length += reader.length();
        }
        elements.bulk(tag, length);
        elements.end();
    }
}
