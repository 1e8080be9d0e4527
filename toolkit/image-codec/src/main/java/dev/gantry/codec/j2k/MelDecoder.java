package dev.gantry.codec.j2k;

/** The adaptive run-length code of an HT cleanup segment (T.814 7.3.3): events, of which most are 0. */
final class MelDecoder {
    private byte[] data = new byte[0];
    private int position;
    private int end;
    private int current;
    private int left;
    private int state;
    /** Twice the zeros to come, one more when a 1 ends them, two less when none does. */
    private int run;

    /** @param length of the whole segment; its last twelve bits, which tell the length, count as ones */
    void start(byte[] segment, int from, int length) {
        data = segment;
        position = from;
        end = length;
        current = 0;
        left = 0;
        state = 0;
        run = -1;
    }

    boolean event() {
        if (run < 0) {
            nextRun();
        }
        run -= 2;
        return run == -1;
    }

    private void nextRun() {
        int exponent = HtTables.MEL_EXPONENTS[state];
        if (bit() == 1) {
            state = Math.min(state + 1, 12);
            run = (2 << exponent) - 2;
            return;
        }
        int zeros = 0;
        for (int i = 0; i < exponent; i++) {
            zeros = zeros << 1 | bit();
        }
        state = Math.max(state - 1, 0);
        run = 2 * zeros + 1;
    }

    private int bit() {
        if (left == 0) {
            left = current == 0xFF ? 7 : 8;
            current = next();
        }
        left--;
        return current >> left & 1;
    }

    private int next() {
        int at = position++;
        if (at >= end - 1) {
            return 0xFF;
        }
        int value = data[at] & 0xFF;
        return at == end - 2 ? value | 0xF : value;
    }
}
