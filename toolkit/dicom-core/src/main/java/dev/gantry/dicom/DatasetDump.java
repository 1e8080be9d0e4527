package dev.gantry.dicom;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prints the events of a reader. Of a value no more is held than the reader's window. */
final class DatasetDump {

    /** A file that claims more private creators than this in one data set is not worth the memory. */
    private static final int MOST_CREATORS = 4096;

    /** What a data set, or an item, has told so far. */
    private static final class Scope {
        final Map<Integer, String> creators = new HashMap<>(0);
        SpecificCharacterSet characterSet;
        int items;

        Scope(SpecificCharacterSet characterSet) {
            this.characterSet = characterSet;
        }
    }

    private final DatasetReader reader;
    private final DumpLines lines;
    private final int valueChars;
    private final boolean bigEndian;
    private final Deque<Scope> scopes = new ArrayDeque<>();
    private boolean signed;
    private int fragments;

    DatasetDump(DatasetReader reader, DumpLines lines, int valueChars, boolean bigEndian) {
        this.reader = reader;
        this.lines = lines;
        this.valueChars = valueChars;
        this.bigEndian = bigEndian;
        scopes.addLast(new Scope(SpecificCharacterSet.DEFAULT));
    }

    void run() throws IOException {
        for (DatasetReader.Event event = reader.next(); event != DatasetReader.Event.END; event = reader.next()) {
            switch (event) {
                case ELEMENT -> element();
                case SEQUENCE_START -> container(elementDepth() - 2);
                case FRAGMENTS_START -> container(elementDepth());
                case ITEM_START -> item();
                case FRAGMENT -> fragment();
                case ITEM_END -> scopes.removeLast();
                case SEQUENCE_END, FRAGMENTS_END, END -> {}
            }
        }
    }

    private int elementDepth() {
        return reader.depth() * 2;
    }

    private void element() throws IOException {
        Scope scope = scopes.getLast();
        Tag tag = tag(scope);
        VR vr = vr(tag);
        lines.begin(reader.offset(), elementDepth());
        lines.tagAndVr(tag.value(), vr);
        long length = reader.length();
        boolean whole = length <= ByteSource.CAPACITY;
        Bytes bytes = whole ? reader.value() : beginning(vr, length);
        VR shown = ValueText.shownAs(vr, tag);
        long count = ValueText.append(lines.text(), shown, bytes, length, scope.characterSet, valueChars);
        lines.end(length, count, tag);
        if (whole) {
            learn(scope, DataElement.of(tag, vr, bytes));
        }
    }

    private Tag tag(Scope scope) {
        Tag tag = reader.tag();
        if (scope.creators.isEmpty() || !tag.isPrivate() || tag.element() < 0x1000) {
            return tag;
        }
        String creator = scope.creators.getOrDefault(tag.value() & 0xFFFF0000 | tag.element() >>> 8, "");
        return new Tag(tag.value(), creator);
    }

    /** Without VRs, Pixel Representation tells what "US or SS" is. PS3.5 A.1 */
    private VR vr(Tag tag) {
        VR vr = reader.vr();
        return signed && vr == VR.US && !reader.hasExplicitVr() && Dictionary.isSignAmbiguous(tag) ? VR.SS : vr;
    }

    private void learn(Scope scope, DataElement element) {
        Tag tag = element.tag();
        if (tag.value() == 0x00080005) {
            String[] terms =
                    ValueDecoder.strings(element, SpecificCharacterSet.DEFAULT).toArray(String[]::new);
            scope.characterSet = SpecificCharacterSet.of(terms);
        } else if (tag.value() == 0x00280103) {
            signed = element.bytes().length() > 0 && element.bytes().get(0) == 1;
        } else if (tag.isPrivateCreator() && scope.creators.size() < MOST_CREATORS) {
            List<String> names = ValueDecoder.strings(element, SpecificCharacterSet.DEFAULT);
            scope.creators.put(tag.value(), names.isEmpty() ? "" : names.getFirst());
        }
    }

    /** What the window shows of a value, without taking it. */
    private Bytes beginning(VR vr, long length) throws IOException {
        ByteSource source = reader.source();
        int wanted = (int) Math.min(length, vr.isString() ? ByteSource.CAPACITY : 8L * Math.min(valueChars, 8000));
        source.ensure(wanted);
        byte[] bytes = new byte[Math.min(wanted, source.available())];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) source.unsignedByte(i);
        }
        if (bigEndian) {
            ByteOrders.swap(bytes, vr.unit());
        }
        return Bytes.wrap(bytes);
    }

    private void container(int depth) throws IOException {
        Scope scope = scopes.getLast();
        Tag tag = tag(scope);
        lines.begin(reader.offset(), depth);
        lines.tagAndVr(tag.value(), reader.vr());
        lines.end(reader.length(), 1, tag);
        scope.items = 0;
        fragments = 0;
    }

    private void item() throws IOException {
        Scope scope = scopes.getLast();
        lines.begin(reader.offset(), elementDepth() - 1);
        lines.text().append("item ").append(scope.items++);
        lines.end();
        scopes.addLast(new Scope(scope.characterSet));
    }

    private void fragment() throws IOException {
        lines.begin(reader.offset(), elementDepth() + 1);
        long length = reader.length();
        fragment(lines, fragments++, beginning(VR.OB, length), length, valueChars);
    }

    /** The first fragment is the Basic Offset Table. PS3.5 A.4 */
    static void fragment(DumpLines lines, int index, Bytes bytes, long length, int most) throws IOException {
        if (index == 0) {
            lines.text().append("offset table ");
        } else {
            lines.text().append("fragment ").append(index - 1).append(' ');
        }
        ValueText.append(lines.text(), VR.OB, bytes, length, SpecificCharacterSet.DEFAULT, most);
        lines.end(length);
    }
}
