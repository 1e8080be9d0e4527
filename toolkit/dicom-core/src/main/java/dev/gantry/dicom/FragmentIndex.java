package dev.gantry.dicom;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** Notes the fragments of encapsulated Pixel Data as they pass, and finds the frames in them. PS3.5 A.4 */
final class FragmentIndex {

    /** More are refused: 16 MB of heap, two hours of cine at 300 frames a second. */
    private static final int MOST_FRAGMENTS = 1 << 21;

    /** Bytes of an offset table that are worth keeping. */
    static final int MAX_TABLE = 8 * MOST_FRAGMENTS;

    private final BitSet codestreamStarts = new BitSet();
    private Bytes basicOffsets = Bytes.empty();
    private long[] starts = new long[4];
    private int count;

    /** Reads from FRAGMENTS_START on to FRAGMENTS_END. */
    static FragmentIndex read(DatasetReader reader) throws IOException {
        FragmentIndex index = new FragmentIndex();
        boolean table = true;
        while (reader.next() == DatasetReader.Event.FRAGMENT) {
            if (table && !beginsCodestream(reader)) {
                index.basicOffsets = reader.length() <= MAX_TABLE ? reader.value() : Bytes.empty();
            } else {
                if (table) {
                    reader.warn("the Basic Offset Table is missing");
                }
                index.add(reader);
            }
            table = false;
            index.close(reader.position() + reader.unread());
        }
        return index;
    }

    private void add(DatasetReader reader) throws IOException {
        if (count == MOST_FRAGMENTS) {
            throw reader.malformed("there are more than " + MOST_FRAGMENTS + " fragments");
        }
        if (beginsCodestream(reader)) {
            codestreamStarts.set(count);
        }
        starts[count++] = reader.position();
    }

    /** Where the next fragment's bytes would begin. */
    private void close(long end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count] = end + EncapsulatedLayout.ITEM_HEADER;
    }

    /** JPEG and JPEG-LS begin with SOI, JPEG 2000 with SOC and SIZ, a JP2 file with its signature box. */
    private static boolean beginsCodestream(DatasetReader reader) throws IOException {
        ByteSource source = reader.source();
        if (reader.length() < 8 || !source.ensure(8)) {
            return false;
        }
        int first = source.intAt(0, true);
        return first >>> 8 == 0xFFD8FF || first == 0xFF4FFF51 || first == 0x0C && source.intAt(4, true) == 0x6A502020;
    }

    /**
     * The frames: by the extended or basic offset table if it is right, else by counting, else by where codestreams begin.
     *
     * @param extendedOffsets the value of (7FE0,0001), empty if absent
     * @param frames as the data set declares
     */
    EncapsulatedLayout layout(PixelDataLayout.PixelDataElement element, Bytes extendedOffsets, int frames) {
        long[] fragments = count == 0 ? new long[] {0} : Arrays.copyOf(starts, count + 1);
        if (count == 0 || frames <= 0) {
            return EncapsulatedLayout.unknown(element, fragments);
        }
        if (frames == 1) {
            return EncapsulatedLayout.grouped(element, fragments, new int[] {0, count});
        }
        if (frames == count) {
            return EncapsulatedLayout.oneToOne(element, fragments);
        }
        if (frames > count) {
            return EncapsulatedLayout.unknown(element, fragments);
        }
        return byTable(extendedOffsets, 8, frames)
                .or(() -> byTable(basicOffsets, 4, frames))
                .or(() -> byCodestreams(frames))
                .map(firsts -> EncapsulatedLayout.grouped(element, fragments, firsts))
                .orElseGet(() -> EncapsulatedLayout.unknown(element, fragments));
    }

    private Optional<int[]> byTable(Bytes table, int width, int frames) {
        if (table.length() / width != frames) {
            return Optional.empty();
        }
        int[] firsts = new int[frames + 1];
        firsts[frames] = count;
        for (int frame = 0; frame < frames; frame++) {
            long offset = width == 8 ? table.longAt(frame * 8) : table.intAt(frame * 4) & 0xFFFFFFFFL;
            // Offsets count from the first fragment's item tag. PS3.5 A.4
            int fragment = Arrays.binarySearch(starts, 0, count, starts[0] + offset);
            if (fragment < 0 || frame > 0 && fragment <= firsts[frame - 1]) {
                return Optional.empty();
            }
            firsts[frame] = fragment;
        }
        return firsts[0] == 0 ? Optional.of(firsts) : Optional.empty();
    }

    private Optional<int[]> byCodestreams(int frames) {
        if (codestreamStarts.cardinality() != frames || !codestreamStarts.get(0)) {
            return Optional.empty();
        }
        int[] firsts = Arrays.copyOf(codestreamStarts.stream().toArray(), frames + 1);
        firsts[frames] = count;
        return Optional.of(firsts);
    }
}
