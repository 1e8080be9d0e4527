package dev.gantry.codec.rle;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.CodestreamInfo;
import dev.gantry.codec.CodestreamInfo.Marker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Lists the segments of an RLE frame, for people to read. PS3.5 G.5 */
public final class RleInfo {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int HEADER = 64;
    private static final int MOST = 15;

    private RleInfo() {}

    /**
     * Reads the header.
     *
     * @throws CodecException when it is not whole
     */
    public static CodestreamInfo read(MemorySegment frame) throws CodecException {
        if (frame.byteSize() < HEADER) {
            throw new CodecException("an RLE header of " + frame.byteSize() + " bytes", 0);
        }
        int count = frame.get(INT, 0);
        List<Marker> markers = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        markers.add(new Marker("header", 0, HEADER, Integer.toUnsignedString(count) + " segments"));
        if (count < 1 || count > MOST) {
            warnings.add("there can be 1 to " + MOST + " segments");
        }
        long last = HEADER;
        for (int i = 0; i < Math.clamp(count, 0, MOST); i++) {
            long start = Integer.toUnsignedLong(frame.get(INT, 4L + 4 * i));
            long end = i + 1 < Math.min(count, MOST)
                    ? Integer.toUnsignedLong(frame.get(INT, 8L + 4 * i))
                    : frame.byteSize();
            if (start < last || end < start || end > frame.byteSize()) {
                warnings.add("segment " + i + " cannot be from " + start + " to " + end);
            }
            markers.add(new Marker("segment", start, Math.max(0, end - start), "byte plane " + i));
            last = Math.max(last, start);
        }
        return new CodestreamInfo(markers, warnings);
    }
}
