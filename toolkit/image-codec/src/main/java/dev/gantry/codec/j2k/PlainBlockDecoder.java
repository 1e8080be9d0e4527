package dev.gantry.codec.j2k;

import java.util.Arrays;

/** Decodes the passes of a code-block of Part 1 (T.800 Annex D), with all code-block styles. */
final class PlainBlockDecoder {
    private static final int CLEANUP = 2;

    private final MqDecoder mq = new MqDecoder();
    private final StripeFlags flags = new StripeFlags();
    private int[] samples = new int[0];
    private int offset;
    private int stride;
    private int width;
    private int height;
    private int zeroTable;
    private boolean above;
    /** What a sample that becomes significant in this plane is set to: the plane's bit and half of it. */
    private int oneAndHalf;

    private int half;

    /**
     * Decodes all passes of a block.
     *
     * @param data its segments, one behind the other
     * @param planes of the band, those of a region of interest included
     * @param fraction bits that samples carry below the last plane, 0 or 1
     * @param to receives the block at {@code offset}
     */
    void decode(
            byte[] data,
            CodeBlock block,
            CodingStyle style,
            int orientation,
            int planes,
            int fraction,
            HtBlockDecoder.Target to) {
        begin(block, style, orientation, to);
        int plane = planes - 1 - block.zeroPlanes;
        int kind = CLEANUP;
        int pass = 0;
        int position = 0;
        for (int s = 0; s < block.segments(); s++) {
            int end = position + block.segmentLength(s);
            boolean raw = style.has(CodingStyle.BYPASS) && pass >= 10 && kind != CLEANUP;
            if (raw) {
                mq.startRaw(data, position, end);
            } else {
                mq.start(data, position, end);
            }
            for (int p = 0; p < block.segmentPasses(s) && plane >= 0; p++) {
                half = 1 << plane + fraction >> 1;
                oneAndHalf = 1 << plane + fraction | half;
                decodePass(kind, raw, style);
                pass++;
                if (kind == CLEANUP) {
                    plane--;
                }
                kind = kind == CLEANUP ? 0 : kind + 1;
            }
            position = end;
        }
        applySigns();
    }

    private void begin(CodeBlock block, CodingStyle style, int orientation, HtBlockDecoder.Target to) {
        samples = to.samples;
        offset = to.offset;
        stride = to.stride;
        width = block.width;
        height = block.height;
        zeroTable = orientation << 9;
        above = !style.has(CodingStyle.VERTICALLY_CAUSAL);
        flags.reset(width, height);
        MqTable.reset(mq.contexts);
        for (int y = 0; y < height; y++) {
            Arrays.fill(samples, offset + y * stride, offset + y * stride + width, 0);
        }
    }

    private void decodePass(int kind, boolean raw, CodingStyle style) {
        for (int top = 0; top < height; top += 4) {
            int rows = Math.min(4, height - top);
            int word = (top / 4 + 1) * flags.pitch + 1;
            int at = offset + top * stride;
            if (kind == 0) {
                propagate(word, at, rows, raw);
            } else if (kind == 1) {
                refine(word, at, raw);
            } else {
                cleanUp(word, at, rows);
            }
        }
        if (kind == CLEANUP && style.has(CodingStyle.SEGMENTATION_SYMBOLS)) {
            for (int i = 0; i < 4; i++) {
                mq.decode(MqTable.UNIFORM);
            }
        }
        if (style.has(CodingStyle.RESET)) {
            MqTable.reset(mq.contexts);
        }
    }

    /** Significance propagation of a stripe (T.800 D.3.1). */
    private void propagate(int firstWord, int firstAt, int rows, boolean raw) {
        int[] words = flags.words;
        int present = StripeFlags.rows(rows);
        int word = firstWord;
        for (int at = firstAt; at < firstAt + width; at++, word++) {
            int due = StripeFlags.toPropagate(words[word]) & present;
            while (due != 0) {
                int row = StripeFlags.firstRow(due);
                int window = words[word] >>> 3 * row;
                int bit = raw ? mq.raw() : mq.decode(StripeFlags.ZERO[zeroTable | window & 511]);
                words[word] |= StripeFlags.VISITED << row;
                due &= due - 1;
                if (bit == 1) {
                    becomeSignificant(word, row, at + row * stride, raw);
                    due = StripeFlags.toPropagate(words[word]) & present & -8 << 3 * row;
                }
            }
        }
    }

    private void becomeSignificant(int word, int row, int at, boolean raw) {
        int sign;
        if (raw) {
            sign = mq.raw();
        } else {
            int entry = flags.sign(word, row);
            sign = mq.decode(entry >> 1) ^ entry & 1;
        }
        samples[at] = oneAndHalf;
        flags.set(word, row, sign, above);
    }

    /** Magnitude refinement of a stripe (T.800 D.3.3). */
    private void refine(int firstWord, int firstAt, boolean raw) {
        int[] words = flags.words;
        int word = firstWord;
        int less = half - (oneAndHalf - half);
        for (int at = firstAt; at < firstAt + width; at++, word++) {
            int flag = words[word];
            for (int due = StripeFlags.toRefine(flag); due != 0; due &= due - 1) {
                int row = StripeFlags.firstRow(due);
                boolean again = (flag & StripeFlags.REFINED << row) != 0;
                int context = again ? 16 : (flag >>> 3 * row & 0x1EF) != 0 ? 15 : 14;
                int bit = raw ? mq.raw() : mq.decode(context);
                samples[at + row * stride] += bit == 1 ? half : less;
                flag |= StripeFlags.REFINED << row;
            }
            words[word] = flag;
        }
    }

    /** Cleanup of a stripe (T.800 D.3.4); forgets the visits. */
    private void cleanUp(int firstWord, int firstAt, int rows) {
        int[] words = flags.words;
        int present = StripeFlags.rows(rows);
        int word = firstWord;
        for (int at = firstAt; at < firstAt + width; at++, word++) {
            int due = StripeFlags.toCleanUp(words[word]) & present;
            if (rows == 4 && (words[word] & StripeFlags.NOT_RUN) == 0) {
                if (mq.decode(MqTable.RUN) == 0) {
                    continue;
                }
                int row = mq.decode(MqTable.UNIFORM) << 1;
                row |= mq.decode(MqTable.UNIFORM);
                becomeSignificant(word, row, at + row * stride, false);
                due = present & -8 << 3 * row;
            }
            for (; due != 0; due &= due - 1) {
                int row = StripeFlags.firstRow(due);
                int window = words[word] >>> 3 * row;
                if (mq.decode(StripeFlags.ZERO[zeroTable | window & 511]) == 1) {
                    becomeSignificant(word, row, at + row * stride, false);
                }
            }
            words[word] &= ~StripeFlags.ALL_VISITED;
        }
    }

    private void applySigns() {
        for (int y = 0; y < height; y++) {
            int word = (y / 4 + 1) * flags.pitch + 1;
            int at = offset + y * stride;
            for (int x = 0; x < width; x++) {
                int sign = -(flags.words[word + x] >>> 19 + (y & 3) & 1);
                samples[at + x] = (samples[at + x] ^ sign) - sign;
            }
        }
    }
}
