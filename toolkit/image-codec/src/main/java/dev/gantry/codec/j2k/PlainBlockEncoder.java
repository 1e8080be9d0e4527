package dev.gantry.codec.j2k;

/** Encodes the passes of a code-block of Part 1 (T.800 Annex D) as one codeword, the twin of {@link PlainBlockDecoder}. */
final class PlainBlockEncoder {
    private final MqEncoder mq = new MqEncoder();
    private final StripeFlags flags = new StripeFlags();
    private int[] magnitudes = new int[4096];
    private int[] signs = new int[4096];
    private int width;
    private int height;
    private int zeroTable;
    private int plane;
    private boolean exact;
    private double gain;
    /** What quantization took from a magnitude, on the average. */
    private double cutOff;

    /** Takes the block in. @return the planes that hold a bit */
    int load(int[] coefficients, CodeBlock block, int stride) {
        width = block.width;
        height = block.height;
        int all = 0;
        for (int y = 0; y < height; y++) {
            int at = block.offset + y * stride;
            for (int x = 0; x < width; x++) {
                int value = coefficients[at + x];
                int magnitude = Math.abs(value);
                all |= magnitude;
                magnitudes[y * width + x] = magnitude;
                signs[y * width + x] = value >>> 31;
            }
        }
        return 32 - Integer.numberOfLeadingZeros(all);
    }

    /**
     * Encodes the block taken in.
     *
     * @param planes that it holds, at least 1
     * @param weight of a squared error of one step, in squared samples
     * @param reversible whether the last plane leaves no error
     * @param log receives an entry a pass
     * @return the length of the codeword, appended to {@code out}
     */
    int encode(int orientation, int planes, double weight, boolean reversible, PassLog log, ByteSink out) {
        flags.reset(width, height);
        MqTable.reset(mq.contexts);
        mq.start();
        zeroTable = orientation << 9;
        gain = 0;
        cutOff = reversible ? 0 : 0.5;
        int first = log.size();
        for (plane = planes - 1; plane >= 0; plane--) {
            exact = reversible && plane == 0;
            for (int kind = plane == planes - 1 ? 2 : 0; kind < 3; kind++) {
                encodePass(kind);
                log.add(mq.bound(), gain * weight);
            }
        }
        int length = mq.finish();
        for (int pass = first; pass < log.size(); pass++) {
            log.setLength(pass, mq.trimmed(Math.min(log.length(pass), length)));
        }
        mq.copyTo(out, length);
        return length;
    }

    private void encodePass(int kind) {
        for (int top = 0; top < height; top += 4) {
            int rows = Math.min(4, height - top);
            int word = (top / 4 + 1) * flags.pitch + 1;
            int at = top * width;
            if (kind == 0) {
                propagate(word, at, rows);
            } else if (kind == 1) {
                refine(word, at);
            } else {
                cleanUp(word, at, rows);
            }
        }
    }

    private void propagate(int firstWord, int firstAt, int rows) {
        int[] words = flags.words;
        int present = StripeFlags.rows(rows);
        int word = firstWord;
        for (int at = firstAt; at < firstAt + width; at++, word++) {
            int due = StripeFlags.toPropagate(words[word]) & present;
            while (due != 0) {
                int row = StripeFlags.firstRow(due);
                words[word] |= StripeFlags.VISITED << row;
                due &= due - 1;
                if (zero(word, row, at + row * width)) {
                    due = StripeFlags.toPropagate(words[word]) & present & -8 << 3 * row;
                }
            }
        }
    }

    /** Tells whether a sample becomes significant. */
    private boolean zero(int word, int row, int at) {
        int bit = magnitudes[at] >> plane & 1;
        mq.encode(StripeFlags.ZERO[zeroTable | flags.words[word] >>> 3 * row & 511], bit);
        if (bit == 1) {
            becomeSignificant(word, row, at);
        }
        return bit == 1;
    }

    private void becomeSignificant(int word, int row, int at) {
        int entry = flags.sign(word, row);
        mq.encode(entry >> 1, signs[at] ^ entry & 1);
        flags.set(word, row, signs[at], true);
        double value = value(at);
        double error = value - reconstructed(at, plane);
        gain += value * value - error * error;
    }

    private void refine(int firstWord, int firstAt) {
        int[] words = flags.words;
        int word = firstWord;
        for (int at = firstAt; at < firstAt + width; at++, word++) {
            int flag = words[word];
            for (int due = StripeFlags.toRefine(flag); due != 0; due &= due - 1) {
                int row = StripeFlags.firstRow(due);
                boolean again = (flag & StripeFlags.REFINED << row) != 0;
                int context = again ? 16 : (flag >>> 3 * row & 0x1EF) != 0 ? 15 : 14;
                refineOne(context, at + row * width);
                flag |= StripeFlags.REFINED << row;
            }
            words[word] = flag;
        }
    }

    private void refineOne(int context, int at) {
        mq.encode(context, magnitudes[at] >> plane & 1);
        double before = value(at) - (magnitudes[at] >> plane + 1 << plane + 1) - (1 << plane);
        double after = value(at) - reconstructed(at, plane);
        gain += before * before - after * after;
    }

    private void cleanUp(int firstWord, int firstAt, int rows) {
        int[] words = flags.words;
        int present = StripeFlags.rows(rows);
        int word = firstWord;
        for (int at = firstAt; at < firstAt + width; at++, word++) {
            int due = StripeFlags.toCleanUp(words[word]) & present;
            if (rows == 4 && (words[word] & StripeFlags.NOT_RUN) == 0) {
                int row = firstOne(at);
                mq.encode(MqTable.RUN, row < 4 ? 1 : 0);
                if (row == 4) {
                    continue;
                }
                mq.encode(MqTable.UNIFORM, row >> 1);
                mq.encode(MqTable.UNIFORM, row & 1);
                becomeSignificant(word, row, at + row * width);
                due = present & -8 << 3 * row;
            }
            for (; due != 0; due &= due - 1) {
                int row = StripeFlags.firstRow(due);
                zero(word, row, at + row * width);
            }
            words[word] &= ~StripeFlags.ALL_VISITED;
        }
    }

    /** The first of four rows whose sample has a bit in this plane, or 4. */
    private int firstOne(int at) {
        int row = 0;
        while (row < 4 && (magnitudes[at + row * width] >> plane & 1) == 0) {
            row++;
        }
        return row;
    }

    private double value(int at) {
        return magnitudes[at] + cutOff;
    }

    private double reconstructed(int at, int down) {
        int kept = magnitudes[at] >> down << down;
        return exact ? kept : kept + (1 << down) / 2.0;
    }
}
