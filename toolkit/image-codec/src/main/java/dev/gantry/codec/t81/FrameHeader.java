package dev.gantry.codec.t81;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * What a frame header says (T.81 B.2.2).
 *
 * @param marker which process
 * @param rows 0 when a DNL segment behind the first scan says it
 */
public record FrameHeader(int marker, int precision, int rows, int columns, List<Component> components) {

    /** @param horizontal how many samples where the component with most has {@link FrameHeader#mostHorizontal} */
    public record Component(int id, int horizontal, int vertical, int quantisation) {}

    public static FrameHeader read(int marker, MarkerReader reader) throws CodecException {
        int precision = reader.u8();
        int rows = reader.u16();
        int columns = reader.u16();
        int count = reader.u8();
        if (columns == 0 || count < 1 || count > 4 || precision < 2 || precision > 16) {
            throw new CodecException(
                    "a frame of " + columns + " columns, " + count + " components, " + precision + " bits",
                    reader.markerAt());
        }
        List<Component> components = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int id = reader.u8();
            int sampling = reader.u8();
            Component component = new Component(id, sampling >> 4, sampling & 15, reader.u8() & 3);
            if (!isFactor(component.horizontal()) || !isFactor(component.vertical())) {
                throw new CodecException("a sampling factor outside 1 to 4", reader.markerAt());
            }
            components.add(component);
        }
        return new FrameHeader(marker, precision, rows, columns, List.copyOf(components));
    }

    private static boolean isFactor(int factor) {
        return factor >= 1 && factor <= 4;
    }

    /** Refuses a frame whose columns, rows or components are not those that are asked for. */
    public void requireShape(FrameFormat format, int offset) throws CodecException {
        if (columns != format.columns() || rows != format.rows() || components.size() != format.components()) {
            throw new CodecException(
                    "a frame of " + columns + " x " + rows + " x " + components.size() + " where " + format.columns()
                            + " x " + format.rows() + " x " + format.components() + " is asked for",
                    offset);
        }
    }

    public int mostHorizontal() {
        return components.stream().mapToInt(Component::horizontal).max().orElseThrow();
    }

    public int mostVertical() {
        return components.stream().mapToInt(Component::vertical).max().orElseThrow();
    }

    public FrameHeader withRows(int known) {
        return new FrameHeader(marker, precision, known, columns, components);
    }

    public FrameFormat format() {
        return new FrameFormat(columns, rows, components.size(), precision, false);
    }
}
