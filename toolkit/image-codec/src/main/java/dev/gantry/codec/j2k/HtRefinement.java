package dev.gantry.codec.j2k;

import java.util.Arrays;

/** The two refinements of an HT code-block, one plane below its cleanup pass: SigProp and MagRef (T.814 7.4, 7.5). */
final class HtRefinement {
    private byte[] forward = new byte[4096];
    private byte[] backward = new byte[4096];
    private byte[] significant = new byte[0];
    private int position;

    /**
     * Decodes the passes that share one segment, {@code to} at {@code length} bytes from {@code from}.
     *
     * @param passes 1 for SigProp, 2 for MagRef as well
     * @param how its shift is that of the cleanup pass, at least 1
     */
    void decode(byte[] data, int from, int length, int passes, CodeBlock block, Passes how, HtBlockDecoder.Target to) {
        if (forward.length < length + BitStuffing.PADDING + 8) {
            forward = new byte[2 * length + BitStuffing.PADDING];
            backward = new byte[2 * length + BitStuffing.PADDING];
        }
        if (passes > 1) { // reads only what is significant before SigProp, so it goes first
            int bits = BitStuffing.backward(data, from, from + length, backward, 0, 0, true);
            refine(bits, block, how.shift, to);
        }
        int bits = BitStuffing.forward(data, from, from + length, forward, 0);
        propagate(bits, block, how, to);
    }

    /** @param causal whether a stripe sees nothing of the next (T.800 D.7) */
    record Passes(int shift, boolean causal) {}

    private void refine(int bits, CodeBlock block, int shift, HtBlockDecoder.Target to) {
        int at = 0;
        for (int top = 0; top < block.height; top += 4) {
            int bottom = Math.min(top + 4, block.height);
            for (int x = 0; x < block.width; x++) {
                for (int y = top; y < bottom; y++) {
                    int index = to.offset + y * to.stride + x;
                    int value = to.samples[index];
                    if (value != 0) {
                        int bit = at < bits ? backward[at >> 3] >> (at & 7) & 1 : 0;
                        at++;
                        int magnitude = (2 * (Math.abs(value) >> shift) + bit << 1 | 1) << shift - 1 >>> 1;
                        to.samples[index] = value < 0 ? -magnitude : magnitude;
                    }
                }
            }
        }
    }

    private void propagate(int bits, CodeBlock block, Passes how, HtBlockDecoder.Target to) {
        int pitch = block.width + 2;
        if (significant.length < pitch * (block.height + 2)) {
            significant = new byte[pitch * (block.height + 2)];
        }
        Arrays.fill(significant, 0, pitch * (block.height + 2), (byte) 0);
        for (int y = 0; y < block.height; y++) {
            for (int x = 0; x < block.width; x++) {
                boolean set = to.samples[to.offset + y * to.stride + x] != 0;
                significant[(y + 1) * pitch + x + 1] = (byte) (set ? 1 : 0);
            }
        }
        position = 0;
        int magnitude = 3 << how.shift - 1 >>> 1;
        for (int top = 0; top < block.height; top += 4) {
            for (int left = 0; left < block.width; left += 4) {
                int found = findNew(bits, block, top, left, how.causal);
                setNew(bits, found, top, left, magnitude, to);
            }
        }
    }

    /** @return of the samples of four columns of a stripe, columns first, those that became significant */
    private int findNew(int bits, CodeBlock block, int top, int left, boolean causal) {
        int pitch = block.width + 2;
        int found = 0;
        for (int x = left; x < Math.min(left + 4, block.width); x++) {
            for (int y = top; y < Math.min(top + 4, block.height); y++) {
                int at = (y + 1) * pitch + x + 1;
                boolean below = !(causal && y == top + 3);
                if (significant[at] == 0 && hasNeighbour(at, pitch, below)) {
                    if (next(bits) == 1) {
                        significant[at] = 1;
                        found |= 1 << 4 * (x - left) + y - top;
                    }
                }
            }
        }
        return found;
    }

    private boolean hasNeighbour(int at, int pitch, boolean below) {
        byte[] map = significant;
        int sum = map[at - pitch - 1] | map[at - pitch] | map[at - pitch + 1] | map[at - 1] | map[at + 1];
        return sum != 0 || (below && (map[at + pitch - 1] | map[at + pitch] | map[at + pitch + 1]) != 0);
    }

    private void setNew(int bits, int found, int top, int left, int magnitude, HtBlockDecoder.Target to) {
        for (int rest = found; rest != 0; rest &= rest - 1) {
            int sample = Integer.numberOfTrailingZeros(rest);
            int index = to.offset + (top + (sample & 3)) * to.stride + left + (sample >> 2);
            to.samples[index] = next(bits) == 1 ? -magnitude : magnitude;
        }
    }

    private int next(int bits) {
        int bit = position < bits ? forward[position >> 3] >> (position & 7) & 1 : 0;
        position++;
        return bit;
    }
}
