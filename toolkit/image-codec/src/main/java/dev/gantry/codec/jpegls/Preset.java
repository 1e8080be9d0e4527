package dev.gantry.codec.jpegls;

import dev.gantry.codec.CodecException;

/**
 * The preset coding parameters (T.87 C.2.4.1.1), where 0 stands for the default.
 *
 * @param maximum the largest sample
 * @param reset how often a context is seen before its counts are halved
 */
record Preset(int maximum, int t1, int t2, int t3, int reset) {
    static final Preset DEFAULT = new Preset(0, 0, 0, 0, 0);
    private static final int RESET = 64;

    /** The parameters with their defaults filled in, for so many bits and so large a difference. */
    Preset resolved(int precision, int near) throws CodecException {
        int full = (1 << precision) - 1;
        int max = maximum == 0 ? full : maximum;
        if (max > full || near > Math.min(255, max / 2)) {
            throw new CodecException("a largest sample of " + max + " and a difference of " + near, -1);
        }
        Preset usual = usual(max, near);
        Preset resolved = new Preset(
                max,
                t1 == 0 ? usual.t1 : t1,
                t2 == 0 ? usual.t2 : t2,
                t3 == 0 ? usual.t3 : t3,
                reset == 0 ? RESET : reset);
        boolean ordered = near + 1 <= resolved.t1
                && resolved.t1 <= resolved.t2
                && resolved.t2 <= resolved.t3
                && resolved.t3 <= max;
        if (!ordered || resolved.reset < 3 || resolved.reset > Math.max(255, max)) {
            throw new CodecException("JPEG-LS parameters that contradict each other: " + resolved, -1);
        }
        return resolved;
    }

    // T.87 C.2.4.1.1.1
    private static Preset usual(int max, int near) {
        if (max >= 128) {
            int factor = (Math.min(max, 4095) + 128) / 256;
            int t1 = clamp(factor + 2 + 3 * near, near + 1, max);
            int t2 = clamp(factor * 4 + 3 + 5 * near, t1, max);
            return new Preset(max, t1, t2, clamp(factor * 17 + 4 + 7 * near, t2, max), RESET);
        }
        int factor = 256 / (max + 1);
        int t1 = clamp(Math.max(2, 3 / factor + 3 * near), near + 1, max);
        int t2 = clamp(Math.max(3, 7 / factor + 5 * near), t1, max);
        return new Preset(max, t1, t2, clamp(Math.max(4, 21 / factor + 7 * near), t2, max), RESET);
    }

    private static int clamp(int value, int least, int most) {
        return value > most || value < least ? least : value;
    }
}
