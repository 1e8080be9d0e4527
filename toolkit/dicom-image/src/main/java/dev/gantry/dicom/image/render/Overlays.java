package dev.gantry.dicom.image.render;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.image.PixelDescription;

/** Overlay planes, drawn in white: of their own bits, or, in old images, of unused bits of the pixels. PS3.3 C.9.2 */
final class Overlays {
    private static final int FIRST = 0x6000_0000;
    private static final int GROUPS = 16;
    private static final int ROWS = 0x0010;
    private static final int COLUMNS = 0x0011;
    private static final int FRAMES = 0x0015;
    private static final int ORIGIN = 0x0050;
    private static final int FRAME_ORIGIN = 0x0051;
    private static final int BITS_ALLOCATED = 0x0100;
    private static final int BIT_POSITION = 0x0102;
    private static final int DATA = 0x3000;
    private static final int WHITE = 255;

    private final Dataset header;
    private final int frame;

    Overlays(Dataset header, int frame) {
        this.header = header;
        this.frame = frame;
    }

    void draw(Picture picture, SampleValues values, PixelDescription pixels) {
        for (int i = 0; i < GROUPS; i++) {
            int group = FIRST + (i << 17);
            if (header.contains(Tag.of(group + DATA))) {
                drawOwn(picture, group);
            } else if (header.contains(Tag.of(group + BIT_POSITION)) && pixels.samples() == 1) {
                drawUnused(picture, values, pixels, group);
            }
        }
    }

    /** Bits follow one another without gaps, over all frames of the overlay. */
    private void drawOwn(Picture picture, int group) {
        int rows = header.integer(Tag.of(group + ROWS)).orElse(0);
        int columns = header.integer(Tag.of(group + COLUMNS)).orElse(0);
        int frames = header.integer(Tag.of(group + FRAMES)).orElse(1);
        int first = header.integer(Tag.of(group + FRAME_ORIGIN)).orElse(1) - 1;
        int part = frames == 1 && !header.contains(Tag.of(group + FRAME_ORIGIN)) ? 0 : frame - first;
        Bytes data = header.bytes(Tag.of(group + DATA)).orElse(Bytes.empty());
        long start = (long) part * rows * columns;
        if (rows < 1 || columns < 1 || part < 0 || part >= frames) {
            return;
        }
        long[] origin = header.integers(Tag.of(group + ORIGIN));
        long top = origin.length < 2 ? 0 : (short) origin[0] - 1;
        long left = origin.length < 2 ? 0 : (short) origin[1] - 1;
        for (int y = (int) Math.max(0, top); y < Math.min(picture.height(), top + rows); y++) {
            for (int x = (int) Math.max(0, left); x < Math.min(picture.width(), left + columns); x++) {
                long bit = start + (y - top) * columns + x - left;
                if (bit / 8 < data.length() && (data.get((int) (bit / 8)) >> bit % 8 & 1) != 0) {
                    picture.shade(x, y, WHITE);
                }
            }
        }
    }

    private void drawUnused(Picture picture, SampleValues values, PixelDescription pixels, int group) {
        int position = header.integer(Tag.of(group + BIT_POSITION)).orElse(0);
        boolean unused = position > pixels.highBit() || position < pixels.highBit() + 1 - pixels.bitsStored();
        boolean said = header.integer(Tag.of(group + BITS_ALLOCATED)).orElse(1) == pixels.bitsAllocated();
        if (!unused || !said || position >= pixels.bitsAllocated() || position < 0) {
            return;
        }
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                if (values.bit(y * picture.width() + x, position)) {
                    picture.shade(x, y, WHITE);
                }
            }
        }
    }
}
