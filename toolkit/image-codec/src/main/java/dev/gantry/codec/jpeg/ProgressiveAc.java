package dev.gantry.codec.jpeg;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.t81.BitSource;
import dev.gantry.codec.t81.ScanHeader;

/** A band of AC coefficients without their low bits, or one more of those bits (T.81 G.1.2.2, G.1.2.3). */
final class ProgressiveAc implements BlockDecoder {
    private final BitSource source;
    private final HuffmanTable table;
    private final int start;
    private final int end;
    private final int low;
    private final boolean refines;
    /** Blocks, this one included, that have nothing new to their end. */
    private int emptyBlocks;

    ProgressiveAc(ScanHeader scan, Tables tables, BitSource source) throws CodecException {
        this.source = source;
        this.table = tables.ac(scan.components().getFirst().acTable());
        this.start = scan.start();
        this.end = scan.end();
        this.low = scan.low();
        this.refines = scan.high() != 0;
    }

    @Override
    public void restart() {
        emptyBlocks = 0;
    }

    @Override
    public void block(int component, short[] coefficients, int at) {
        if (refines) {
            refine(coefficients, at);
        } else {
            first(coefficients, at);
        }
    }

    private void first(short[] coefficients, int at) {
        if (emptyBlocks > 0) {
            emptyBlocks--;
            return;
        }
        for (int k = start; k <= end; k++) {
            int symbol = table.read(source);
            int run = symbol >> 4;
            int size = symbol & 15;
            if (size == 0 && run < 15) {
                emptyBlocks = readEmptyBlocks(run) - 1;
                return;
            }
            k += run;
            if (size > 0) {
                int value = DifferenceReader.extend(source.read(size), size);
                if (k <= end) {
                    coefficients[at + ZigZag.natural(k)] = (short) (value << low);
                }
            }
        }
    }

    private int readEmptyBlocks(int bits) {
        return (1 << bits) + source.read(bits);
    }

    private void refine(short[] coefficients, int at) {
        int k = start;
        while (k <= end && emptyBlocks == 0) {
            int symbol = table.read(source);
            int run = symbol >> 4;
            if ((symbol & 15) == 0 && run < 15) {
                emptyBlocks = readEmptyBlocks(run);
                break;
            }
            int fresh = (symbol & 15) == 0 ? 0 : source.read(1) == 1 ? 1 << low : -1 << low;
            k = refineUpTo(run, k, coefficients, at);
            if (fresh != 0 && k <= end) {
                coefficients[at + ZigZag.natural(k)] = (short) fresh;
            }
            k++;
        }
        if (emptyBlocks > 0) {
            refineUpTo(64, k, coefficients, at);
            emptyBlocks--;
        }
    }

    /** Reads a bit more of each known coefficient, and passes so many unknown; stops at the next unknown one. */
    private int refineUpTo(int unknown, int from, short[] coefficients, int at) {
        int left = unknown;
        int k = from;
        for (; k <= end; k++) {
            int i = at + ZigZag.natural(k);
            int value = coefficients[i];
            if (value == 0) {
                if (left-- == 0) {
                    return k;
                }
            } else if (source.read(1) == 1 && (value >> low & 1) == 0) {
                coefficients[i] = (short) (value + (value > 0 ? 1 << low : -1 << low));
            }
        }
        return k;
    }
}
