package dev.gantry.codec.jpeg;

/** The order of coefficients in a block (T.81 figure A.6). */
final class ZigZag {
    private static final byte[] NATURAL = new byte[64];

    static {
        int x = 0;
        int y = 0;
        for (int k = 0; k < 64; k++) {
            NATURAL[k] = (byte) (8 * y + x);
            boolean up = ((x + y) & 1) == 0;
            int across = up ? x : y;
            int down = up ? y : x;
            if (across == 7) {
                down++;
            } else {
                across++;
                down -= down > 0 ? 1 : 0;
            }
            x = up ? across : down;
            y = up ? down : across;
        }
    }

    private ZigZag() {}

    /** Where the k-th coefficient is in a block stored by rows. */
    static int natural(int k) {
        return NATURAL[k];
    }
}
