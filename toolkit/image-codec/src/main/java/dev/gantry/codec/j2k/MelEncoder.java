package dev.gantry.codec.j2k;

/** Writes the events that {@link MelDecoder} reads (T.814 7.3.3). */
final class MelEncoder {
    private final byte[] data = new byte[1024];
    private int length;
    private int current;
    private int room;
    private int state;
    private int run;

    void start() {
        length = 0;
        current = 0;
        room = 8;
        state = 0;
        run = 0;
    }

    void event(boolean one) {
        int exponent = HtTables.MEL_EXPONENTS[state];
        if (!one) {
            if (++run >= 1 << exponent) {
                bit(1);
                run = 0;
                state = Math.min(state + 1, 12);
            }
            return;
        }
        bit(0);
        for (int i = exponent - 1; i >= 0; i--) {
            bit(run >> i & 1);
        }
        run = 0;
        state = Math.max(state - 1, 0);
    }

    private void bit(int bit) {
        room--;
        current |= bit << room;
        if (room == 0) {
            data[length++] = (byte) current;
            room = current == 0xFF ? 7 : 8;
            current = 0;
        }
    }

    /** Appends what was written; zeros which were not told yet become a whole run. The last byte is never FF. */
    void finish(ByteSink out) {
        if (run > 0) {
            bit(1);
        }
        if (room < 8) { // also when seven bits follow FF and none is used
            data[length++] = (byte) current;
        }
        out.write(data, 0, length);
    }
}
