package dev.gantry.codec.j2k;

import java.util.Arrays;

/** The codewords of all blocks of a frame, in the order in which they were coded. */
final class BlockTable {
    final ByteSink codes = new ByteSink();
    final PassLog passes = new PassLog();
    private static final int FIELDS = 3;
    /** Of each block: where its codeword begins, its first pass in the log, how many. */
    private int[] blocks = new int[FIELDS * 64];

    private int size;

    void reset() {
        codes.reset();
        passes.reset();
        size = 0;
    }

    /** @param firstPass the log's size before the block */
    void add(int codeStart, int firstPass) {
        if (FIELDS * size == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * blocks.length);
        }
        blocks[FIELDS * size] = codeStart;
        blocks[FIELDS * size + 1] = firstPass;
        blocks[FIELDS * size++ + 2] = passes.size() - firstPass;
    }

    /**
     * Hands a block as many passes as are worth {@code slope}.
     *
     * @param index in order of {@link #add}
     */
    void assign(int index, CodeBlock block, double slope) {
        int first = blocks[FIELDS * index + 1];
        int kept = passes.passesFor(first, blocks[FIELDS * index + 2], slope);
        if (kept > 0) {
            block.openSegment();
            block.extend(kept, passes.length(first + kept - 1));
            block.place(blocks[FIELDS * index], Integer.MAX_VALUE);
        }
    }
}
