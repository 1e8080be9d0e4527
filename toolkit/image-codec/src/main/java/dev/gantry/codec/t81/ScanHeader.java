package dev.gantry.codec.t81;

import dev.gantry.codec.CodecException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scan header says (T.81 B.2.3).
 *
 * @param start first coefficient of the band, or the predictor of a lossless scan
 * @param high bit position before this scan, 0 in the first one of a band
 * @param low bit position of this scan, or the point transform
 */
public record ScanHeader(List<Component> components, int start, int end, int high, int low) {

    /** @param index which component of the frame */
    public record Component(int index, int dcTable, int acTable) {}

    public static ScanHeader read(MarkerReader reader, FrameHeader frame) throws CodecException {
        int count = reader.u8();
        if (count < 1 || count > frame.components().size()) {
            throw new CodecException("a scan of " + count + " components", reader.markerAt());
        }
        List<Component> components = new ArrayList<>(count);
        int before = -1;
        for (int i = 0; i < count; i++) {
            int id = reader.u8();
            int tables = reader.u8();
            int index = indexOf(id, frame, before, reader.markerAt());
            components.add(new Component(index, tables >> 4 & 3, tables & 3));
            before = index;
        }
        int start = reader.u8();
        int end = reader.u8();
        int approximation = reader.u8();
        return new ScanHeader(List.copyOf(components), start, end, approximation >> 4, approximation & 15);
    }

    /** Components of a scan come in the order of the frame; two of one identifier are told apart by it. */
    private static int indexOf(int id, FrameHeader frame, int before, int offset) throws CodecException {
        for (int i = before + 1; i < frame.components().size(); i++) {
            if (frame.components().get(i).id() == id) {
                return i;
            }
        }
        throw new CodecException("a scan of component " + id + ", which the frame has not", offset);
    }
}
