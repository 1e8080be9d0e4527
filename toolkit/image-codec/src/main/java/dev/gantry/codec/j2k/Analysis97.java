package dev.gantry.codec.j2k;

/** The irreversible forward wavelet (T.800 F.4, 9-7), from samples to quantized coefficients (E.2). */
final class Analysis97 {
    /** Samples at 1; one mirrored on either side. */
    private float[] low = new float[0];

    private float[] high = new float[0];
    private int width;
    private int height;

    /** As {@link Analysis53#analyze}. */
    void analyze(TileComponent component, Lines<float[]> lines, int[] coefficients) {
        float[][] rows = lines.first();
        float[][] spare = lines.second();
        for (int r = component.style.levels; r > 0; r--) {
            level(component.resolutions.get(r), rows, coefficients, spare);
            float[][] next = spare;
            spare = rows;
            rows = next;
        }
        Resolution lowest = component.resolutions.get(0);
        for (int y = 0; y < lowest.region.height(); y++) {
            quantize(rows[y], 0, coefficients, lowest.bands.get(0), y);
        }
    }

    private void level(Resolution resolution, float[][] rows, int[] coefficients, float[][] lowest) {
        Region region = resolution.region;
        width = region.width();
        height = region.height();
        if (low.length < width + 3) {
            low = new float[width + 3];
            high = new float[width + 3];
        }
        int parity = region.y0() & 1;
        down(rows, parity);
        Band acrossHigh = resolution.bands.get(0);
        Band downHigh = resolution.bands.get(1);
        for (int y = 0; y < height; y++) {
            across(rows[y], downHigh.region().width(), acrossHigh.region().width(), region.x0() & 1);
            if ((y & 1) == parity) {
                System.arraycopy(low, 1, lowest[y >> 1], 0, downHigh.region().width());
                quantize(high, 1, coefficients, acrossHigh, y >> 1);
            } else {
                quantize(low, 1, coefficients, downHigh, y >> 1);
                quantize(high, 1, coefficients, resolution.bands.get(2), y >> 1);
            }
        }
    }

    private static void quantize(float[] from, int start, int[] coefficients, Band band, int y) {
        int to = band.offset() + y * band.stride();
        float factor = 1 / band.step();
        for (int i = 0; i < band.stride(); i++) {
            coefficients[to + i] = (int) (from[start + i] * factor);
        }
    }

    private void down(float[][] rows, int parity) {
        if (height == 1) {
            if (parity == 1) {
                multiply(rows[0], 0, width, 2);
            }
            return;
        }
        liftRows(rows, 1 - parity, Synthesis97.ALPHA);
        liftRows(rows, parity, Synthesis97.BETA);
        liftRows(rows, 1 - parity, Synthesis97.GAMMA);
        liftRows(rows, parity, Synthesis97.DELTA);
        for (int y = 0; y < height; y++) {
            multiply(rows[y], 0, width, (y & 1) == parity ? 1 / Synthesis97.K : Synthesis97.K);
        }
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

    private void across(float[] row, int lowWidth, int highWidth, int parity) {
        if (lowWidth + highWidth == 1) {
            low[1] = row[0];
            high[1] = row[0] * 2;
            return;
        }
        float[] first = parity == 0 ? low : high;
        float[] second = parity == 0 ? high : low;
        int pairs = Math.min(lowWidth, highWidth);
        for (int i = 0; i < pairs; i++) {
            first[i + 1] = row[2 * i];
            second[i + 1] = row[2 * i + 1];
        }
        if (lowWidth != highWidth) {
            first[pairs + 1] = row[2 * pairs];
        }
        int shift = 1 - parity;
        lift(high, low, shift, highWidth, lowWidth, Synthesis97.ALPHA);
        lift(low, high, parity, lowWidth, highWidth, Synthesis97.BETA);
        lift(high, low, shift, highWidth, lowWidth, Synthesis97.GAMMA);
        lift(low, high, parity, lowWidth, highWidth, Synthesis97.DELTA);
        multiply(low, 1, lowWidth, 1 / Synthesis97.K);
        multiply(high, 1, highWidth, Synthesis97.K);
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
}
