package dev.gantry.codec.j2k;

/** The irreversible inverse wavelet (T.800 F.3, 9-7), from quantized coefficients to samples in floating point. */
final class Synthesis97 {
    static final float ALPHA = -1.5861343f;
    static final float BETA = -0.052980117f;
    static final float GAMMA = 0.8829111f;
    static final float DELTA = 0.44350687f;
    static final float K = 1.2301741f;

    /** Samples at 1; one mirrored on either side. */
    private float[] low = new float[0];

    private float[] high = new float[0];
    private int width;
    private int height;

    /** As {@link Synthesis53#synthesize}; coefficients are twice the magnitudes, plus the half step. */
    float[][] synthesize(TileComponent component, int kept, int[] coefficients, Lines<float[]> lines) {
        float[][] result = lines.first();
        float[][] spare = lines.second();
        if (kept % 2 != 0) { // so that the last level writes to the larger set
            result = lines.second();
            spare = lines.first();
        }
        Resolution lowest = component.resolutions.get(0);
        Band band = lowest.bands.get(0);
        for (int y = 0; y < lowest.region.height(); y++) {
            scale(coefficients, y * band.stride(), result[y], 0, band.stride(), band.step() / 2);
        }
        for (int r = 1; r <= kept; r++) {
            float[][] input = result;
            result = spare;
            spare = input;
            level(component.resolutions.get(r), input, coefficients, result);
        }
        return result;
    }

    private void level(Resolution resolution, float[][] lowest, int[] coefficients, float[][] rows) {
        Region region = resolution.region;
        if (region.isEmpty()) {
            return;
        }
        width = region.width();
        height = region.height();
        if (low.length < width + 3) {
            low = new float[width + 3];
            high = new float[width + 3];
        }
        Band acrossHigh = resolution.bands.get(0);
        Band downHigh = resolution.bands.get(1);
        Band bothHigh = resolution.bands.get(2);
        int lowWidth = downHigh.region().width();
        int highWidth = acrossHigh.region().width();
        int parity = region.y0() & 1;
        for (int y = 0; y < height; y++) {
            int half = y >> 1;
            if ((y & 1) == parity) {
                System.arraycopy(lowest[half], 0, low, 1, lowWidth);
                row(coefficients, acrossHigh, half, high);
            } else {
                row(coefficients, downHigh, half, low);
                row(coefficients, bothHigh, half, high);
            }
            across(rows[y], lowWidth, highWidth, region.x0() & 1);
        }
        down(rows, parity);
    }

    private static void row(int[] coefficients, Band band, int y, float[] to) {
        scale(coefficients, band.offset() + y * band.stride(), to, 1, band.stride(), band.step() / 2);
    }

    private static void scale(int[] from, int start, float[] to, int at, int count, float factor) {
        for (int i = 0; i < count; i++) {
            to[at + i] = from[start + i] * factor;
        }
    }

    private void across(float[] row, int lowWidth, int highWidth, int parity) {
        if (lowWidth + highWidth == 1) {
            row[0] = parity == 0 ? low[1] : high[1] / 2;
            return;
        }
        multiply(low, 1, lowWidth, K);
        multiply(high, 1, highWidth, 1 / K);
        int shift = 1 - parity;
        lift(low, high, parity, lowWidth, highWidth, -DELTA);
        lift(high, low, shift, highWidth, lowWidth, -GAMMA);
        lift(low, high, parity, lowWidth, highWidth, -BETA);
        lift(high, low, shift, highWidth, lowWidth, -ALPHA);
        int pairs = Math.min(lowWidth, highWidth);
        float[] first = parity == 0 ? low : high;
        float[] second = parity == 0 ? high : low;
        for (int i = 0; i < pairs; i++) {
            row[2 * i] = first[i + 1];
            row[2 * i + 1] = second[i + 1];
        }
        if (lowWidth != highWidth) {
            row[2 * pairs] = first[pairs + 1];
        }
    }

    private static void multiply(float[] row, int from, int count, float factor) {
        for (int i = from; i < from + count; i++) {
            row[i] *= factor;
        }
    }

    private static void lift(float[] to, float[] from, int shift, int count, int others, float factor) {
        from[0] = from[1];
        from[others + 1] = from[others];
        for (int i = 1; i <= count; i++) {
            to[i] += factor * (from[i - 1 + shift] + from[i + shift]);
        }
    }

    private void down(float[][] rows, int parity) {
        if (height == 1) {
            if (parity == 1) {
                multiply(rows[0], 0, width, 0.5f);
            }
            return;
        }
        for (int y = 0; y < height; y++) {
            multiply(rows[y], 0, width, (y & 1) == parity ? K : 1 / K);
        }
        liftRows(rows, parity, -DELTA);
        liftRows(rows, 1 - parity, -GAMMA);
        liftRows(rows, parity, -BETA);
        liftRows(rows, 1 - parity, -ALPHA);
    }

    private void liftRows(float[][] rows, int first, float factor) {
        for (int y = first; y < height; y += 2) {
            float[] above = rows[y > 0 ? y - 1 : 1];
            float[] below = rows[y + 1 < height ? y + 1 : y - 1];
            float[] row = rows[y];
            for (int x = 0; x < width; x++) {
                row[x] += factor * (above[x] + below[x]);
            }
        }
    }
}
