package dev.gantry.dicom;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Builds data sets from a reader's events, without recursion and within a budget of heap. */
final class DatasetAssembler {

    /** What an element takes beside its value, roughly. */
    private static final long ELEMENT_BYTES = 100;

    /** A sequence that is being read, and the data set that it is an element of. */
    private record Open(
            Tag tag,
            boolean isDefined,
            List<Dataset> items,
            BitSet definedItems,
            DatasetBuilder around,
            SpecificCharacterSet characterSet) {}

    /**
     * How much is kept, in bytes.
     *
     * @param value of one value
     * @param sequence of one sequence of the top level
     * @param total of heap for everything
     */
    private record Limits(long value, long sequence, long total) {}

    /** Values longer than so many bytes are mapped from the file. */
    private record Mapping(MappedFile file, long above) {}

    private final DatasetReader reader;
    private final Limits limits;
    private final Deque<Open> open = new ArrayDeque<>();
    private DatasetBuilder builder = new DatasetBuilder();
    private SpecificCharacterSet characterSet = SpecificCharacterSet.DEFAULT;
    private final LengthForms sequenceForms = new LengthForms();
    private final LengthForms itemForms = new LengthForms();
    private Optional<TransferSyntax> checked = Optional.empty();
    private Optional<Mapping> mapping = Optional.empty();
    private boolean signed;
    private long total;

    /**
     * @param maxValueBytes longer values are left where they lie
     * @param maxSequenceBytes longer sequences of the top level are left where they lie
     * @param maxTotalBytes of heap for all that is kept; more is an error
     */
    DatasetAssembler(DatasetReader reader, long maxValueBytes, long maxSequenceBytes, long maxTotalBytes) {
        this.reader = reader;
        this.limits = new Limits(maxValueBytes, maxSequenceBytes, maxTotalBytes);
    }

    /** Values longer than so many bytes are to be mapped from the file that the reader reads. */
    DatasetAssembler mapping(MappedFile file, long above) {
        mapping = Optional.of(new Mapping(file, above));
        return this;
    }

    /** Pixel Data of the top level is to be held against its description. */
    DatasetAssembler checkingPixels(TransferSyntax syntax) {
        checked = Optional.of(syntax);
        return this;
    }

    /** Reads a data set to its end. */
    Dataset read() throws IOException {
        while (true) {
            DatasetReader.Event event = reader.next();
            if (event == DatasetReader.Event.END) {
                return build();
            }
            take(event);
        }
    }

    /** Reads the item that the reader is in to its end. */
    Dataset readItem() throws IOException {
        while (true) {
            DatasetReader.Event event = reader.next();
            if (event == DatasetReader.Event.ITEM_END) {
                return build();
            }
            take(event);
        }
    }

    /** Takes the element of the top level whose first event this is. */
    void take(DatasetReader.Event event) throws IOException {
        switch (event) {
            case SEQUENCE_START -> takeSequence();
            case FRAGMENTS_START -> takeFragments();
            default -> takeElement();
        }
    }

    Dataset build() {
        return builder.build();
    }

    /** How what was read told its lengths. */
    WriteOptions form() {
        return WriteOptions.canonical().lengths(sequenceForms.prevailing(), itemForms.prevailing());
    }

    private void takeElement() throws IOException {
        VR vr = reader.vr();
        int tag = reader.tagValue();
        long length = reader.length();
        if (vr == VR.SQ && length > 0) {
            throw reader.malformed("a sequence is no value");
        }
        if (isCheckedPixelData(tag)) {
            pixelRules().checkNative(length);
        }
        if (length > limits.value) {
            spend(0);
            builder.put(new DataElement(Tag.of(tag), vr, new Value.Bulk(reader.position(), length)));
            return;
        }
        DataElement element = DataElement.of(Tag.of(tag), resolve(vr, tag), value(length));
        builder.put(element);
        if (tag == 0x00080005) {
            characterSet = SpecificCharacterSet.of(
                    ValueDecoder.strings(element, characterSet).toArray(String[]::new));
        } else if (tag == 0x00280103) {
            signed = element.bytes().length() > 0 && element.bytes().get(0) == 1;
        }
    }

    /** The reader's value, mapped if what it is part of is so long. */
    private Bytes value(long wholeLength) throws IOException {
        if (mapping.isPresent() && wholeLength > mapping.get().above && !reader.isSwapped()) {
            spend(0);
            return reader.mapped(mapping.get().file);
        }
        spend(reader.length());
        return reader.value();
    }

    private boolean isCheckedPixelData(int tag) {
        return tag == DatasetReader.PIXEL_DATA && open.isEmpty() && checked.isPresent();
    }

    private PixelDataRules pixelRules() {
        return new PixelDataRules(checked.orElseThrow(), builder.build(), reader::forgive);
    }

    /** Without VRs, Pixel Representation tells what "US or SS" is. PS3.5 A.1 */
    private VR resolve(VR vr, int tag) {
        return signed && vr == VR.US && !reader.hasExplicitVr() && Dictionary.isSignAmbiguous(tag) ? VR.SS : vr;
    }

    private void takeSequence() throws IOException {
        long start = reader.position();
        Tag outermost = reader.tag();
        DatasetBuilder top = builder;
        SpecificCharacterSet topCharacterSet = characterSet;
        openSequence();
        while (!open.isEmpty()) {
            DatasetReader.Event event = reader.next();
            if (reader.position() - start > limits.sequence) {
                walkOut();
                builder = top;
                characterSet = topCharacterSet;
                Value bulk = new Value.Bulk(start, reader.position() - start);
                builder.put(new DataElement(outermost, VR.SQ, bulk));
                return;
            }
            takeNested(event);
        }
    }

    private void takeNested(DatasetReader.Event event) throws IOException {
        switch (event) {
            case ITEM_START -> {
                spend(0);
                Open sequence = open.getLast();
                sequence.definedItems.set(sequence.items.size(), reader.length() >= 0);
                builder = new DatasetBuilder().inheriting(characterSet);
            }
            case ITEM_END -> {
                Open sequence = open.getLast();
                Dataset item = builder.build();
                itemForms.add(sequence.definedItems.get(sequence.items.size()), item.isEmpty());
                sequence.items.add(item);
                characterSet = sequence.characterSet;
            }
            case SEQUENCE_START -> openSequence();
            case SEQUENCE_END -> closeSequence();
            case FRAGMENTS_START -> takeFragments();
            default -> takeElement();
        }
    }

    private void openSequence() throws IOException {
        spend(0);
        boolean isDefined = reader.length() >= 0;
        open.addLast(new Open(reader.tag(), isDefined, new ArrayList<>(), new BitSet(), builder, characterSet));
    }

    private void closeSequence() {
        Open closed = open.removeLast();
        sequenceForms.add(closed.isDefined, closed.items.isEmpty());
        builder = closed.around;
        builder.put(new DataElement(closed.tag, VR.SQ, new Value.Items(closed.items)));
    }

    /** Reads on to the end of the sequence of the top level, keeping nothing. */
    private void walkOut() throws IOException {
        open.clear();
        while (reader.depth() > 0) {
            reader.next();
        }
    }

    private void takeFragments() throws IOException {
        Tag tag = reader.tag();
        VR vr = reader.vr();
        long start = reader.position();
        List<Bytes> fragments = new ArrayList<>();
        boolean kept = true;
        while (reader.next() == DatasetReader.Event.FRAGMENT) {
            kept = kept && reader.position() + reader.length() - start <= limits.value;
            if (kept) {
                fragments.add(value(reader.position() + reader.length() - start));
            }
        }
        if (kept && isCheckedPixelData(tag.value())) {
            pixelRules().checkFragments(fragments);
        }
        Value value = kept ? new Value.Fragments(fragments) : new Value.Bulk(start, reader.position() - start);
        builder.put(new DataElement(tag, vr, value));
    }

    private void spend(long valueBytes) throws MalformedDatasetException {
        total += valueBytes + ELEMENT_BYTES;
        if (total > limits.total) {
            throw reader.malformed("the data set holds more than " + limits.total + " bytes beside bulk data");
        }
    }
}
