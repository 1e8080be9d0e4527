package dev.gantry.store.retrieve;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.catalog.FrameTable;
import dev.gantry.store.object.ByteRange;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The frames of one instance, as stored: native samples in little endian, or the codestream of an encapsulated frame.
 * Frames are counted from 1. Safe for use by many threads.
 */
public final class Frames {
    private final FrameTable table;
    private final int wordBytes;
    private final Function<ByteRange, InputStream> source;

    /**
     * @param wordBytes width of a big endian word of native pixel data, whose bytes are to be swapped; 1 for all others
     * @param source opens bytes of the offsets that the table counts in
     */
    Frames(FrameTable table, int wordBytes, Function<ByteRange, InputStream> source) {
        this.table = table;
        this.wordBytes = wordBytes;
        this.source = source;
    }

    /** How many there are; 0 without pixel data. */
    public int count() {
        return table.frames();
    }

    /**
     * A frame's length in bytes.
     *
     * @throws StoreException {@code NOT_FOUND} when there is no such frame
     */
    public long length(int frame) {
        List<ByteRange> ranges = ranges(frame);
        return table instanceof FrameTable.Native packed
                ? (packed.bitsPerFrame() + 7) / 8
                : ranges.stream().mapToLong(ByteRange::length).sum();
    }

    /**
     * Opens a frame. No other byte of the instance is read, unless its transfer syntax is a deflated one.
     *
     * @throws StoreException {@code NOT_FOUND} when there is no such frame
     */
    public InputStream open(int frame) {
        List<InputStream> parts = ranges(frame).stream().map(this::littleEndian).toList();
        InputStream whole =
                parts.size() == 1 ? parts.getFirst() : new SequenceInputStream(Collections.enumeration(parts));
        if (table instanceof FrameTable.Native packed && packed.bitsPerFrame() % 8 != 0) {
            return new UnpackedBits(whole, packed.leadingBits(frame), packed.bitsPerFrame());
        }
        return whole;
    }

    /** A range as it would be in little endian: a frame may begin and end inside a word. */
    private InputStream littleEndian(ByteRange range) {
        if (wordBytes == 1 || !(table instanceof FrameTable.Native pixels)) {
            return source.apply(range);
        }
        long lead = Math.floorMod(range.offset() - pixels.offset(), (long) wordBytes);
        long tail = Math.floorMod(-(lead + range.length()), (long) wordBytes);
        ByteRange words = new ByteRange(range.offset() - lead, lead + range.length() + tail);
        return new SwappedWords(source.apply(words), wordBytes, lead, range.length());
    }

    private List<ByteRange> ranges(int frame) {
        List<ByteRange> ranges = table.ranges(checked(frame));
        return ranges.isEmpty() ? List.of(new ByteRange(0, 0)) : ranges;
    }

    private int checked(int frame) {
        if (frame < 1 || frame > count()) {
            throw new StoreException(
                    ErrorCode.NOT_FOUND, "there is no frame " + frame + " of an instance that has " + count());
        }
        return frame;
    }

    /** No frames. */
    static Frames none() {
        return new Frames(new FrameTable.None(), 1, range -> new ByteArrayInputStream(new byte[0]));
    }
}
