package dev.gantry.codec.j2k;

/**
 * The reversible inverse wavelet (T.800 F.3, 5-3). Rows are arrays of their own, so that the vertical steps run over whole
 * rows; a row is transformed across as it is needed, and lifted while it is still near.
 */
final class Synthesis53 {
    /** Samples at 1; one mirrored on either side. */
    private int[] low = new int[0];

    private int[] high = new int[0];
    private int width;
    private int height;

    /**
     * Puts the bands of a component together up to its {@code kept}-th resolution.
     *
     * @param coefficients all bands, as {@link Band} says
     * @param lines two sets of rows, large enough for the resolution; the result is in the one returned
     */
    int[][] synthesize(TileComponent component, int kept, int[] coefficients, Lines<int[]> lines) {
        int[][] result = lines.first();
        int[][] spare = lines.second();
        if (kept % 2 != 0) { // so that the last level writes to the larger set
            result = lines.second();
            spare = lines.first();
        }
        copyLowest(component.resolutions.get(0), coefficients, result);
        for (int r = 1; r <= kept; r++) {
            int[][] input = result;
            result = spare;
            spare = input;
            level(component.resolutions.get(r), input, coefficients, result);
        }
        return result;
    }

    private static void copyLowest(Resolution resolution, int[] coefficients, int[][] rows) {
        int width = resolution.region.width();
        for (int y = 0; y < resolution.region.height(); y++) {
            System.arraycopy(coefficients, y * width, rows[y], 0, width);
        }
    }

    private void level(Resolution resolution, int[][] lowest, int[] coefficients, int[][] rows) {
        Region region = resolution.region;
        if (region.isEmpty()) {
            return;
        }
        width = region.width();
        height = region.height();
        if (low.length < width + 3) {
            low = new int[width + 3];
            high = new int[width + 3];
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
                System.arraycopy(coefficients, acrossHigh.offset() + half * highWidth, high, 1, highWidth);
            } else {
                System.arraycopy(coefficients, downHigh.offset() + half * lowWidth, low, 1, lowWidth);
                System.arraycopy(coefficients, bothHigh.offset() + half * highWidth, high, 1, highWidth);
            }
            across(rows[y], lowWidth, highWidth, region.x0() & 1);
            if ((y & 1) != parity) {
                liftAround(rows, y - 1);
            }
        }
        finishRows(rows, parity);
    }

    /** With the high row below {@code lowRow} there, lifts it and then the high row above it. */
    private void liftAround(int[][] rows, int lowRow) {
        if (lowRow < 0) {
            return;
        }
        int[] above = rows[lowRow > 0 ? lowRow - 1 : 1];
        int[] below = rows[lowRow + 1 < height ? lowRow + 1 : lowRow - 1];
        liftLow(rows[lowRow], above, below, width);
        if (lowRow > 0) {
            liftHigh(rows[lowRow - 1], rows[lowRow > 1 ? lowRow - 2 : lowRow], rows[lowRow], width);
        }
    }

    private void finishRows(int[][] rows, int parity) {
        int last = height - 1;
        if (height == 1) {
            if (parity == 1) {
                halve(rows[0]);
            }
        } else if ((last & 1) == parity) {
            liftAround(rows, last);
        } else {
            liftHigh(rows[last], rows[last - 1], rows[last - 1], width);
        }
    }

    private void halve(int[] row) {
        for (int x = 0; x < width; x++) {
            row[x] >>= 1;
        }
    }

    private void across(int[] row, int lowWidth, int highWidth, int parity) {
        if (lowWidth + highWidth == 1) {
            row[0] = parity == 0 ? low[1] : high[1] >> 1;
            return;
        }
        int[] even = low;
        int[] odd = high;
        odd[0] = odd[1];
        odd[highWidth + 1] = odd[highWidth];
        if (parity == 0) {
            liftLow(even, odd, 0, lowWidth);
        } else {
            liftLow(even, odd, 1, lowWidth);
        }
        even[0] = even[1];
        even[lowWidth + 1] = even[lowWidth];
        liftHigh(odd, even, 1 - parity, highWidth);
        int pairs = Math.min(lowWidth, highWidth);
        int[] first = parity == 0 ? even : odd;
        int[] second = parity == 0 ? odd : even;
        for (int i = 0; i < pairs; i++) {
            row[2 * i] = first[i + 1];
            row[2 * i + 1] = second[i + 1];
        }
        if (lowWidth != highWidth) {
            row[2 * pairs] = first[pairs + 1];
        }
    }

    private static void liftLow(int[] even, int[] odd, int shift, int count) {
        for (int i = 1; i <= count; i++) {
            even[i] -= odd[i - 1 + shift] + odd[i + shift] + 2 >> 2;
        }
    }

    private static void liftHigh(int[] odd, int[] even, int shift, int count) {
        for (int i = 1; i <= count; i++) {
            odd[i] += even[i - 1 + shift] + even[i + shift] >> 1;
        }
    }

    private static void liftLow(int[] row, int[] above, int[] below, int count) {
        for (int x = 0; x < count; x++) {
            row[x] -= above[x] + below[x] + 2 >> 2;
        }
    }

    private static void liftHigh(int[] row, int[] above, int[] below, int count) {
        for (int x = 0; x < count; x++) {
            row[x] += above[x] + below[x] >> 1;
        }
    }
}
