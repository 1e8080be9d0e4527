package dev.gantry.store.retrieve;

import java.io.IOException;
import java.io.InputStream;

/**
 * A frame of packed 1-bit samples that begins inside a byte, moved so that it begins with one. The bits after the
 * frame's last are zero. PS3.5 8.1.1
 */
final class UnpackedBits extends InputStream {
    private final InputStream source;
    private final int shift;
    private long bitsLeft;
    private int current = -1;

    /** @param shift bits of the source's first byte that belong to the frame before */
    UnpackedBits(InputStream source, int shift, long bits) {
        this.source = source;
        this.shift = shift;
        this.bitsLeft = bits;
    }

    @Override
    public int read() throws IOException {
        if (bitsLeft <= 0) {
            return -1;
        }
        if (current < 0) {
            current = Math.max(source.read(), 0);
        }
        int following = shift == 0 && bitsLeft <= 8 ? 0 : Math.max(source.read(), 0);
        // The first pixel is the lowest bit. PS3.5 8.1.1
        int b = (current >> shift | following << 8 - shift) & 0xff;
        current = following;
        if (bitsLeft < 8) {
            b &= (1 << bitsLeft) - 1;
        }
        bitsLeft -= 8;
        return b;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
