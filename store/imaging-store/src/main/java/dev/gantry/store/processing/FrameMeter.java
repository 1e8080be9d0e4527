package dev.gantry.store.processing;

import dev.gantry.store.imageset.FrameCheck;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Measures the frames of native pixel data as their bytes pass by in order: CRC32, smallest and largest sample. A cell
 * may be split between two calls, a frame may not share a byte with another.
 */
final class FrameMeter {
    private final SampleFormat format;
    private final long bytesPerFrame;
    private final int frames;
    private final List<FrameCheck> checks = new ArrayList<>();
    private final CRC32 crc = new CRC32();
    private long min;
    private long max;
    private long inFrame;
    private long partialCell;
    private short[] cells = {};

    FrameMeter(SampleFormat format, long bytesPerFrame, int frames) {
        this.format = format;
        this.bytesPerFrame = bytesPerFrame;
        this.frames = frames;
        startFrame();
    }

    private void startFrame() {
        crc.reset();
        min = Long.MAX_VALUE;
        max = Long.MIN_VALUE;
        inFrame = 0;
    }

    /** Takes the next bytes of the pixel data; what lies behind the last frame is ignored. */
    void update(byte[] buffer, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end && checks.size() < frames) {
            int n = (int) Math.min(end - at, bytesPerFrame - inFrame);
            crc.update(buffer, at, n);
            measure(buffer, at, at + n);
            inFrame += n;
            at += n;
            if (inFrame == bytesPerFrame) {
                checks.add(new FrameCheck((int) crc.getValue(), min, max));
                startFrame();
            }
        }
    }

    /** The frames measured so far, in order. */
    List<FrameCheck> checks() {
        return checks;
    }

    private void measure(byte[] buffer, int from, int to) {
        int at = from;
        int width = format.bytes();
        int split = (int) (inFrame % width);
        if (split != 0) {
            at = completeCell(buffer, from, to, split);
        }
        int whole = at + (to - at) / width * width;
        switch (width) {
            case 1 -> measureBytes(buffer, at, whole);
            case 2 -> measureShorts(buffer, at, whole);
            default -> measureCells(buffer, at, whole);
        }
        for (int i = whole; i < to; i++) {
            append(buffer[i], i - whole);
        }
    }

    private int completeCell(byte[] buffer, int from, int to, int have) {
        int at = from;
        int index = have;
        while (at < to && index < format.bytes()) {
            append(buffer[at++], index++);
        }
        if (index == format.bytes()) {
            note(partialCell);
        }
        return at;
    }

    private void append(byte b, int index) {
        int position = format.bigEndian() ? format.bytes() - 1 - index : index;
        partialCell = (index == 0 ? 0 : partialCell) | (b & 0xffL) << 8 * position;
    }

    private void measureBytes(byte[] buffer, int from, int to) {
        int shift = format.shift();
        int rise = Integer.SIZE - format.bits();
        int smallest = Integer.MAX_VALUE;
        int largest = Integer.MIN_VALUE;
        for (int i = from; i < to; i++) {
            int raised = (buffer[i] & 0xff) >>> shift << rise;
            int sample = format.signed() ? raised >> rise : raised >>> rise;
            smallest = Math.min(smallest, sample);
            largest = Math.max(largest, sample);
        }
        note(smallest, largest, from < to);
    }

    /** By far the most common cell. The loops are kept so plain that the compiler turns them into vector code. */
    private void measureShorts(byte[] buffer, int from, int to) {
        int count = (to - from) / 2;
        if (count > cells.length) {
            cells = new short[count];
        }
        short[] shorts = cells;
        ByteOrder order = format.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer.wrap(buffer, from, to - from).order(order).asShortBuffer().get(shorts, 0, count);
        int shift = format.shift();
        int rise = Integer.SIZE - format.bits();
        int smallest = Integer.MAX_VALUE;
        int largest = Integer.MIN_VALUE;
        if (format.signed()) {
            for (int i = 0; i < count; i++) {
                int sample = shorts[i] >> shift << rise >> rise;
                smallest = Math.min(smallest, sample);
                largest = Math.max(largest, sample);
            }
        } else {
            for (int i = 0; i < count; i++) {
                int sample = shorts[i] >> shift << rise >>> rise;
                smallest = Math.min(smallest, sample);
                largest = Math.max(largest, sample);
            }
        }
        note(smallest, largest, count > 0);
    }

    private void measureCells(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i += format.bytes()) {
            for (int b = 0; b < format.bytes(); b++) {
                append(buffer[i + b], b);
            }
            note(partialCell);
        }
    }

    private void note(long cell) {
        long sample = format.sample(cell);
        note(sample, sample, true);
    }

    private void note(long smallest, long largest, boolean any) {
        if (any) {
            min = Math.min(min, smallest);
            max = Math.max(max, largest);
        }
    }
}
