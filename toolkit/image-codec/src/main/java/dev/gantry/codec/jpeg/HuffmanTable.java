package dev.gantry.codec.jpeg;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.t81.BitSource;

/** A Huffman code for decoding (T.81 Annex C). Immutable. */
final class HuffmanTable {
    private static final int QUICK = 10;
    private static final int LONGEST = 16;

    private final byte[] symbols;
    /** For each start of {@link #QUICK} bits its code's length, times 256, and symbol; 0 when the code is longer. */
    private final short[] quick = new short[1 << QUICK];
    /** For each length the first value of 16 bits that belongs to a longer code. */
    private final int[] limits = new int[LONGEST + 2];
    /** For each length what takes a code to its symbol's index. */
    private final int[] shifts = new int[LONGEST + 1];

    private HuffmanTable(byte[] symbols) {
        this.symbols = symbols;
    }

    /**
     * @param counts how many codes have 1 to 16 bits
     * @param symbols in the order of their codes
     */
    static HuffmanTable of(int[] counts, byte[] symbols, int offset) throws CodecException {
        HuffmanTable table = new HuffmanTable(symbols);
        int code = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            table.shifts[length] = index - code;
            int count = counts[length - 1];
            if (code + count > 1 << length) {
                throw new CodecException("a Huffman table with more codes than fit", offset);
            }
            for (int i = 0; i < count && length <= QUICK; i++) {
                table.enter(code + i, length, symbols[index + i]);
            }
            code += count;
            index += count;
            table.limits[length] = code << (LONGEST - length);
            code <<= 1;
        }
        table.limits[LONGEST + 1] = Integer.MAX_VALUE;
        return table;
    }

    private void enter(int code, int length, byte symbol) {
        int first = code << (QUICK - length);
        int past = (code + 1) << (QUICK - length);
        for (int i = first; i < past; i++) {
            quick[i] = (short) (length << 8 | symbol & 0xff);
        }
    }

    /**
     * The symbol at the start of a window of bits.
     *
     * @return the length of its code times 256, and the symbol; bits that are no code give symbol 0 of 16 bits
     */
    int lookup(long window) {
        int entry = quick[(int) (window >>> (64 - QUICK))];
        return entry != 0 ? entry : slow((int) (window >>> 48));
    }

    private int slow(int bits) {
        int length = QUICK + 1;
        while (bits >= limits[length]) {
            length++;
        }
        if (length > LONGEST) {
            return LONGEST << 8;
        }
        return length << 8 | symbols[(bits >>> (LONGEST - length)) + shifts[length]] & 0xff;
    }

    /** Reads a symbol. */
    int read(BitSource source) {
        int entry = lookup(source.peek());
        source.skip(entry >> 8);
        return entry & 0xff;
    }
}
