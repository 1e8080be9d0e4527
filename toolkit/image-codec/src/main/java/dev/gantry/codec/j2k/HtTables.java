package dev.gantry.codec.j2k;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The tables of the HT block coder (T.814 7.3.5 to 7.3.6, Annex C), unfolded for look-up by the bits that come next.
 *
 * <p>An entry of {@link #FIRST} and {@link #OTHER}, found by {@code context << 7 | next seven bits}: bits 0 to 2 length of the
 * code word, 3 u_off, 4 to 7 significance, 8 to 11 e_1, 12 to 15 e_k.
 */
final class HtTables {
    /** Runs of zeros in the MEL code are 2 to this power, by state. */
    static final int[] MEL_EXPONENTS = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5};

    static final int[] FIRST = new int[1024];
    static final int[] OTHER = new int[1024];

    /**
     * For writing, by {@code context << 8 | significance << 4 | e}, with e the samples whose exponent is the quad's U when u is
     * not 0, and 0 otherwise: bits 0 to 3 length of the code word, 4 to 15 the code word, 16 to 19 e_k.
     */
    static final int[] FIRST_WORDS = new int[1 << 11];

    static final int[] OTHER_WORDS = new int[1 << 11];

    /** How the two u of a pair of quads are told. */
    static final int U_NONE = 0;

    static final int U_LEFT = 1;
    static final int U_RIGHT = 2;
    /** Both, in the first row, not both above 2. */
    static final int U_BOTH_FIRST = 3;
    /** Both, in the first row, both above 2. */
    static final int U_BOTH_LARGE = 4;

    static final int U_BOTH = 5;

    /**
     * Prefixes of a pair's u, by {@code mode << 6 | next six bits}: bits 0 to 2 length of the prefixes, 3 to 5 and 6 to 8
     * lengths of the suffixes, 9 to 12 and 13 to 16 what is added to the suffixes.
     */
    static final int[] PREFIXES = new int[6 << 6];

    static {
        read("ht-vlc-first.tsv", FIRST, FIRST_WORDS);
        read("ht-vlc-other.tsv", OTHER, OTHER_WORDS);
        for (int mode = U_LEFT; mode <= U_BOTH; mode++) {
            for (int bits = 0; bits < 64; bits++) {
                PREFIXES[mode << 6 | bits] = prefixes(mode, bits);
            }
        }
    }

    private HtTables() {}

    private static int prefixes(int mode, int bits) {
        int left = mode == U_RIGHT ? 0 : prefix(bits);
        int leftBits = left & 7;
        int rest = bits >> leftBits;
        int right;
        if (mode == U_LEFT) {
            right = 0;
        } else if (mode == U_BOTH_FIRST && left >> 6 > 2) {
            right = 1 | (1 + (rest & 1)) << 6; // not both above 2: a bit tells 1 from 2
        } else {
            right = prefix(rest);
        }
        int more = mode == U_BOTH_LARGE ? 2 : 0;
        return leftBits + (right & 7)
                | (left >> 3 & 7) << 3
                | (right >> 3 & 7) << 6
                | ((left >> 6) + more) << 9
                | ((right >> 6) + more) << 13;
    }

    /** T.814 table 3: bits 0 to 2 length of the prefix, 3 to 5 of the suffix, 6 up the least value. */
    private static int prefix(int bits) {
        if ((bits & 1) != 0) {
            return 1 | 1 << 6;
        }
        if ((bits & 2) != 0) {
            return 2 | 2 << 6;
        }
        return (bits & 4) != 0 ? 3 | 1 << 3 | 3 << 6 : 3 | 5 << 3 | 5 << 6;
    }

    private static void read(String name, int[] entries, int[] words) {
        try (InputStream stream = HtTables.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
                lines.lines()
                        .filter(line -> !line.startsWith("#") && !line.startsWith("context"))
                        .forEach(line -> put(line.split("\t", -1), entries, words));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void put(String[] row, int[] entries, int[] words) {
        int context = Integer.parseInt(row[0]);
        int significance = Integer.parseInt(row[1], 16);
        int offset = Integer.parseInt(row[2]);
        int known = Integer.parseInt(row[3], 16);
        int ones = Integer.parseInt(row[4], 16);
        int word = Integer.parseInt(row[5], 16);
        int length = Integer.parseInt(row[6]);
        int entry = length | offset << 3 | significance << 4 | ones << 8 | known << 12;
        for (int rest = 0; rest < 128 >> length; rest++) {
            entries[context << 7 | rest << length | word] = entry;
        }
        choose(words, context, significance, offset, known << 16 | word << 4 | length, ones);
    }

    /** Of the code words that suit a quad, keeps the one that tells most. */
    private static void choose(int[] words, int context, int significance, int offset, int word, int ones) {
        int known = word >> 16;
        for (int e = 0; e < 16; e++) {
            boolean suits = (e & ~significance) == 0 && (e & known) == ones && (offset == 1) == (e != 0);
            int index = context << 8 | significance << 4 | e;
            if (suits && (words[index] == 0 || Integer.bitCount(known) > Integer.bitCount(words[index] >> 16))) {
                words[index] = word;
            }
        }
    }
}
