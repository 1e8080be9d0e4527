package dev.gantry.codec.jpeg;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.t81.BitSource;

/** Reads coded differences (T.81 H.1.2.2); one look at a table gives most of them, with their code. Immutable. */
final class DifferenceReader {
    private static final int QUICK = 12;
    private static final int LARGEST_CATEGORY = 16;

    private final HuffmanTable table;
    /** For each start of {@link #QUICK} bits a difference times 256 and the bits it takes; 0 when it takes more. */
    private final int[] quick = new int[1 << QUICK];

    DifferenceReader(HuffmanTable table) throws CodecException {
        this.table = table;
        for (int i = 0; i < quick.length; i++) {
            long window = (long) i << (64 - QUICK);
            if ((table.lookup(window) & 0xff) > LARGEST_CATEGORY) {
                throw new CodecException("a lossless Huffman table with a category above 16", -1);
            }
            int entry = slow(window);
            quick[i] = (entry & 0xff) <= QUICK ? entry : 0;
        }
    }

    /** The difference at the start of a window of bits, times 256, and the bits it takes. */
    int lookup(long window) {
        int entry = quick[(int) (window >>> (64 - QUICK))];
        return entry != 0 ? entry : slow(window);
    }

    private int slow(long window) {
        int entry = table.lookup(window);
        int length = entry >> 8;
        int category = Math.min(entry & 0xff, LARGEST_CATEGORY);
        if (category == LARGEST_CATEGORY) {
            return 32768 << 8 | length;
        }
        int extra = (int) (window << length >>> 1 >>> (63 - category));
        return extend(extra, category) << 8 | length + category;
    }

    /** The number that so many bits stand for (T.81 F.2.2.1). */
    static int extend(int bits, int category) {
        return bits - ((bits >>> (category - 1) & 1 ^ 1) * ((1 << category) - 1));
    }

    /** Reads a row of one component. */
    void read(BitSource source, int[] differences) {
        long at = source.position();
        for (int i = 0; i < differences.length; i++) {
            int entry = lookup(source.peek(at));
            differences[i] = entry >> 8;
            at += entry & 0xff;
        }
        source.seek(at);
    }

    /** Reads a row in which components take turns. */
    static void read(DifferenceReader[] readers, BitSource source, int[] differences) {
        long at = source.position();
        for (int i = 0; i < differences.length; ) {
            for (DifferenceReader reader : readers) {
                int entry = reader.lookup(source.peek(at));
                differences[i++] = entry >> 8;
                at += entry & 0xff;
            }
        }
        source.seek(at);
    }
}
