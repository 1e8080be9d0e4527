package dev.gantry.codec.jpeg;

import dev.gantry.codec.t81.ByteSink;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** A Huffman code for encoding (T.81 Annexes C and K.2). Immutable. */
final class HuffmanCode {
    private static final int LONGEST = 16;

    private final int[] counts;
    private final int[] symbols;
    private final int[] codes = new int[256];
    private final int[] lengths = new int[256];

    /**
     * @param counts how many codes have 1 to 16 bits
     * @param symbols in the order of their codes
     */
    HuffmanCode(int[] counts, int[] symbols) {
        this.counts = counts;
        this.symbols = symbols;
        int code = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            for (int i = 0; i < counts[length - 1]; i++) {
                codes[symbols[index]] = code++;
                lengths[symbols[index++]] = length;
            }
            code <<= 1;
        }
    }

    /**
     * The best code for symbols that come so often. No code has ones only, as T.81 C.2 asks.
     *
     * @param frequencies of at most 256 symbols, at least one of them above 0
     */
    static HuffmanCode forFrequencies(int[] frequencies) {
        int[] depths = depths(frequencies);
        int[] counts = new int[257];
        for (int depth : depths) {
            counts[depth]++;
        }
        counts[0] = 0;
        shorten(counts);
        int[] symbols = IntStream.range(0, frequencies.length)
                .filter(symbol -> depths[symbol] > 0)
                .boxed()
                .sorted(Comparator.comparingInt(symbol -> depths[symbol]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new HuffmanCode(Arrays.copyOfRange(counts, 1, LONGEST + 1), symbols);
    }

    /** How deep each symbol is in the tree, 0 for those that never come; the last is the one of ones only. */
    private static int[] depths(int[] frequencies) {
        int n = frequencies.length + 1;
        long[] weights = new long[n];
        for (int i = 0; i < n - 1; i++) {
            weights[i] = frequencies[i];
        }
        weights[n - 1] = 1;
        int[] group = new int[n];
        Arrays.setAll(group, i -> i);
        int[] depths = new int[n];
        while (true) {
            int rare = rarest(weights, -1);
            int next = rarest(weights, rare);
            if (next < 0) {
                return depths;
            }
            weights[next] += weights[rare];
            weights[rare] = 0;
            for (int i = 0; i < n; i++) {
                if (group[i] == rare || group[i] == next) {
                    depths[i]++;
                    group[i] = next;
                }
            }
        }
    }

    /** The latest of the lightest, so that the reserved symbol stays deepest; -1 when none is left. */
    private static int rarest(long[] weights, int except) {
        int found = -1;
        for (int i = 0; i < weights.length; i++) {
            if (i != except && weights[i] > 0 && (found < 0 || weights[i] <= weights[found])) {
                found = i;
            }
        }
        return found;
    }

    /** Takes codes longer than 16 bits up the tree, and the reserved one out of it (T.81 figure K.3). */
    private static void shorten(int[] counts) {
        for (int length = counts.length - 1; length > LONGEST; length--) {
            while (counts[length] > 0) {
                int shorter = length - 2;
                while (counts[shorter] == 0) {
                    shorter--;
                }
                counts[length] -= 2;
                counts[length - 1]++;
                counts[shorter + 1] += 2;
                counts[shorter]--;
            }
        }
        int longest = LONGEST;
        while (counts[longest] == 0) {
            longest--;
        }
        counts[longest]--;
    }

    int code(int symbol) {
        return codes[symbol];
    }

    /** Bits of the symbol's code, 0 when it has none. */
    int length(int symbol) {
        return lengths[symbol];
    }

    /** Appends the table as it stands in a DHT segment, behind its class and number. */
    void write(ByteSink out) {
        for (int count : counts) {
            out.u8(count);
        }
        for (int symbol : symbols) {
            out.u8(symbol);
        }
    }

    /** Bytes that {@link #write} appends. */
    int size() {
        return LONGEST + symbols.length;
    }
}
