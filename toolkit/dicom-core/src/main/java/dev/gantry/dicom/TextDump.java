package dev.gantry.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.List;

/**
 * Prints data sets as lines: tag, VR, value (abbreviated), length in bytes, number of values and keyword; what is inside
 * items is indented. Safe for terminals: see {@link PrintableText}. Items are counted from 0, as in {@link TagPath}.
 *
 * <p>Characters that cannot be decoded are shown as U+FFFD. Undefined lengths, and lengths of sequences in memory, are
 * "undefined"; a number of values that is not known without reading a long value whole is "?". Not thread-safe.
 */
public final class TextDump {

    /**
     * How to print. Immutable.
     *
     * @param offsets whether each line begins with the offset of its header in the file, in hexadecimal; of a deflated
     *     data set the offset after inflation
     * @param valueChars how many characters of a value are shown; of values beyond 64 KiB only the beginning ever is
     */
    public record Options(boolean offsets, int valueChars) {
        public Options {
            if (valueChars < 1) {
                throw new IllegalArgumentException("at least one character of a value is shown");
            }
        }

        /** Without offsets, 64 characters of each value. */
        public static Options standard() {
            return new Options(false, 64);
        }

        public Options withOffsets() {
            return new Options(true, valueChars);
        }

        public Options valueChars(int most) {
            return new Options(offsets, most);
        }
    }

    private final DumpLines lines;
    private final Options options;

    /** @param out where the lines go; flushed and closed by its owner */
    public TextDump(Writer out, Options options) {
        this.lines = new DumpLines(out, options.offsets);
        this.options = options;
    }

    /**
     * Prints a file as it is read: in memory that does not depend on its size. What could be read before an error is
     * printed.
     *
     * @return what reading forgave
     * @throws MalformedDatasetException if the file is damaged, or worse than the options allow
     */
    public List<Warning> file(InputStream in, ReadOptions reading) throws IOException {
        ByteSource source = new ByteSource(in);
        Warnings warnings = new Warnings();
        try {
            FileOpening opening = FileOpening.read(source, reading, warnings);
            print(opening.meta(), metaOffset(opening));
            heading(opening);
            DatasetReader reader = opening.dataset(source, reading, warnings);
            new DatasetDump(reader, lines, options.valueChars, opening.syntax().bigEndian()).run();
        } finally {
            lines.flush();
        }
        return warnings.list();
    }

    private void heading(FileOpening opening) throws IOException {
        lines.begin(-1, 0);
        lines.text()
                .append("# data set in ")
                .append(PrintableText.of(opening.syntax().name()));
        lines.end();
    }

    /** Where the meta information begins if it is encoded as it should be; else nothing is said: -1. */
    private static long metaOffset(FileOpening opening) {
        long length = 0;
        for (DataElement element : opening.meta()) {
            length += encodedLength(element);
        }
        long start = opening.datasetOffset() - length;
        return start == 132 || start == 4 || start == 0 ? start : -1;
    }

    private static long encodedLength(DataElement element) {
        return (element.vr().hasLongLength() ? 12L : 8L) + element.bytes().length();
    }

    /** Prints a data set that is in memory. Offsets are not known then. */
    public void dataset(Dataset dataset) throws IOException {
        try {
            print(dataset, -1);
        } finally {
            lines.flush();
        }
    }

    /** The value of an element as one line shows it, safe for a terminal. */
    public static String value(DataElement element, SpecificCharacterSet characterSet, int mostChars) {
        return ValueText.of(element, characterSet, mostChars);
    }

    private void print(Dataset dataset, long start) throws IOException {
        DatasetWalk walk = new DatasetWalk(dataset);
        long offset = start;
        while (walk.advance()) {
            lines.begin(offset, walk.depth() * 2 + (walk.isElement() ? 0 : -1));
            if (walk.isElement()) {
                print(walk.element(), walk.characterSet());
                offset = start < 0 ? -1 : offset + encodedLength(walk.element());
            } else {
                lines.text().append("item ").append(walk.item());
                lines.end();
            }
        }
    }

    private void print(DataElement element, SpecificCharacterSet characterSet) throws IOException {
        StringBuilder text = lines.text();
        lines.tagAndVr(element.tag().value(), element.vr());
        if (element.value() instanceof Value.Raw(Bytes bytes)) {
            VR vr = ValueText.shownAs(element.vr(), element.tag());
            long count = ValueText.append(text, vr, bytes, bytes.length(), characterSet, options.valueChars);
            lines.end(bytes.length(), count, element.tag());
            return;
        }
        long length = -1;
        if (element.value() instanceof Value.Bulk bulk) {
            text.append(ValueText.of(element, characterSet, options.valueChars));
            length = bulk.length();
        }
        lines.end(length, 1, element.tag());
        if (element.value() instanceof Value.Fragments(List<Bytes> fragments)) {
            printFragments(fragments);
        }
    }

    private void printFragments(List<Bytes> fragments) throws IOException {
        for (int i = 0; i < fragments.size(); i++) {
            lines.begin(-1, 1);
            Bytes fragment = fragments.get(i);
            DatasetDump.fragment(lines, i, fragment, fragment.length(), options.valueChars);
        }
    }
}
