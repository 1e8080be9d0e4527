package dev.gantry.cli.file;

import dev.gantry.dicom.image.render.Picture;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;

/** Many small pictures on a large one, in the order of their names. Thread-safe while pictures are added. */
final class ContactSheet {
    /** The longest side of a picture, in pixels. */
    static final int TILE = 128;

    private static final int GAP = 4;
    private static final int COLUMNS = 16;
    private static final byte GROUND = 0x40;

    private final Map<String, Picture> tiles = new ConcurrentSkipListMap<>();

    /** @param picture no side of which is longer than {@link #TILE} */
    void add(String name, Picture picture) {
        tiles.put(name, picture.inColour());
    }

    boolean isEmpty() {
        return tiles.isEmpty();
    }

    /** The sheet, on a ground of dark blue that no image has. */
    Picture draw() {
        int columns = Math.min(COLUMNS, tiles.size());
        int rows = (tiles.size() + COLUMNS - 1) / COLUMNS;
        int width = columns * (TILE + GAP) + GAP;
        int height = rows * (TILE + GAP) + GAP;
        byte[] sheet = new byte[Math.multiplyExact(3 * width, height)];
        for (int blue = 2; blue < sheet.length; blue += 3) {
            sheet[blue] = GROUND;
        }
        int index = 0;
        for (Picture tile : tiles.values()) {
            int left = index % COLUMNS * (TILE + GAP) + GAP;
            int top = index / COLUMNS * (TILE + GAP) + GAP;
            for (int y = 0; y < tile.height(); y++) {
                int stride = 3 * tile.width();
                System.arraycopy(tile.samples(), y * stride, sheet, 3 * ((top + y) * width + left), stride);
            }
            index++;
        }
        return new Picture(width, height, 3, sheet);
    }

    /** A line for each picture: row and column from 1, and name, between tabs. */
    List<String> legend() {
        List<String> names = List.copyOf(tiles.keySet());
        return IntStream.range(0, names.size())
                .mapToObj(i -> (i / COLUMNS + 1) + "\t" + (i % COLUMNS + 1) + "\t" + names.get(i))
                .toList();
    }
}
