package dev.gantry.codec.j2k;

/** The reversible forward wavelet (T.800 F.4, 5-3), the twin of {@link Synthesis53}. */
final class Analysis53 {
    /** Samples at 1; one mirrored on either side. */
    private int[] low = new int[0];

    private int[] high = new int[0];
    private int width;
    private int height;

    /**
     * Takes a component apart.
     *
     * @param lines hold the samples in the first set; both sets are written over
     * @param coefficients receives all bands, as {@link Band} says
     */
    void analyze(TileComponent component, Lines<int[]> lines, int[] coefficients) {
        int[][] rows = lines.first();
        int[][] spare = lines.second();
        for (int r = component.style.levels; r > 0; r--) {
            level(component.resolutions.get(r), rows, coefficients, spare);
            int[][] next = spare;
            spare = rows;
            rows = next;
        }
        Region lowest = component.resolutions.get(0).region;
        for (int y = 0; y < lowest.height(); y++) {
            System.arraycopy(rows[y], 0, coefficients, y * lowest.width(), lowest.width());
        }
    }

    private void level(Resolution resolution, int[][] rows, int[] coefficients, int[][] lowest) {
        Region region = resolution.region;
        width = region.width();
        height = region.height();
        if (low.length < width + 3) {
            low = new int[width + 3];
            high = new int[width + 3];
        }
        int parity = region.y0() & 1;
        if (height == 1) {
            if (parity == 1) {
                doubled(rows[0]);
            }
            across(resolution, rows, 0, coefficients, lowest);
            return;
        }
        for (int y = 1 - parity; y < height; y += 2) {
            liftHigh(rows[y], rows[y > 0 ? y - 1 : 1], rows[y + 1 < height ? y + 1 : y - 1], width);
            if (y > 0) {
                liftLow(rows[y - 1], rows[y > 1 ? y - 2 : y], rows[y], width);
                across(resolution, rows, y - 1, coefficients, lowest);
            }
            across(resolution, rows, y, coefficients, lowest);
        }
        int last = height - 1;
        if ((last & 1) == parity) {
            liftLow(rows[last], rows[last - 1], rows[last - 1], width);
            across(resolution, rows, last, coefficients, lowest);
        }
    }

    private void doubled(int[] row) {
        for (int x = 0; x < width; x++) {
            row[x] <<= 1;
        }
    }

    /** Takes a row apart and puts its halves where they belong. */
    private void across(Resolution resolution, int[][] rows, int y, int[] coefficients, int[][] lowest) {
        Band acrossHigh = resolution.bands.get(0);
        Band downHigh = resolution.bands.get(1);
        Band bothHigh = resolution.bands.get(2);
        int lowWidth = downHigh.region().width();
        int highWidth = acrossHigh.region().width();
        split(rows[y], lowWidth, highWidth, resolution.region.x0() & 1);
        int half = y >> 1;
        if ((y & 1) == (resolution.region.y0() & 1)) {
            System.arraycopy(low, 1, lowest[half], 0, lowWidth);
            System.arraycopy(high, 1, coefficients, acrossHigh.offset() + half * highWidth, highWidth);
        } else {
            System.arraycopy(low, 1, coefficients, downHigh.offset() + half * lowWidth, lowWidth);
            System.arraycopy(high, 1, coefficients, bothHigh.offset() + half * highWidth, highWidth);
        }
    }

    private void split(int[] row, int lowWidth, int highWidth, int parity) {
        if (lowWidth + highWidth == 1) {
            low[1] = row[0];
            high[1] = row[0] << 1;
            return;
        }
        int[] first = parity == 0 ? low : high;
        int[] second = parity == 0 ? high : low;
        int pairs = Math.min(lowWidth, highWidth);
        for (int i = 0; i < pairs; i++) {
            first[i + 1] = row[2 * i];
            second[i + 1] = row[2 * i + 1];
        }
        if (lowWidth != highWidth) {
            first[pairs + 1] = row[2 * pairs];
        }
        low[0] = low[1];
        low[lowWidth + 1] = low[lowWidth];
        liftHigh(high, low, 1 - parity, highWidth);
        high[0] = high[1];
        high[highWidth + 1] = high[highWidth];
        liftLow(low, high, parity, lowWidth);
    }

    private static void liftHigh(int[] odd, int[] even, int shift, int count) {
        for (int i = 1; i <= count; i++) {
            odd[i] -= even[i - 1 + shift] + even[i + shift] >> 1;
        }
    }

    private static void liftLow(int[] even, int[] odd, int shift, int count) {
        for (int i = 1; i <= count; i++) {
            even[i] += odd[i - 1 + shift] + odd[i + shift] + 2 >> 2;
        }
    }

    private static void liftHigh(int[] row, int[] above, int[] below, int count) {
        for (int x = 0; x < count; x++) {
            row[x] -= above[x] + below[x] >> 1;
        }
    }

    private static void liftLow(int[] row, int[] above, int[] below, int count) {
        for (int x = 0; x < count; x++) {
            row[x] += above[x] + below[x] + 2 >> 2;
        }
    }
}
