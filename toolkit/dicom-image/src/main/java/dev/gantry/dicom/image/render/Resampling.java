package dev.gantry.dicom.image.render;

/**
 * Pictures in other sizes: a windowed sinc of three lobes where they shrink, so that nothing aliases, and the cubic of
 * Catmull and Rom where they grow. The axes are done one after the other.
 */
final class Resampling {
    private static final int ONE = 1 << 14;

    private Resampling() {}

    static Picture of(Picture from, int width, int height) {
        return vertically(horizontally(from, width), height);
    }

    /** Which samples of a line make a sample of the new one, and with what weights, of {@link #ONE} together. */
    private record Taps(int first, int[] weights) {}

    private static Picture horizontally(Picture from, int width) {
        if (width == from.width()) {
            return from;
        }
        int channels = from.channels();
        Taps[] taps = taps(from.width(), width);
        Picture to = Picture.black(width, from.height(), channels);
        byte[] source = from.samples();
        for (int y = 0; y < from.height(); y++) {
            int row = y * from.width() * channels;
            int at = y * width * channels;
            for (Taps tap : taps) {
                for (int channel = 0; channel < channels; channel++) {
                    to.samples()[at++] = weigh(source, row + tap.first * channels + channel, channels, tap.weights);
                }
            }
        }
        return to;
    }

    private static Picture vertically(Picture from, int height) {
        if (height == from.height()) {
            return from;
        }
        int stride = from.width() * from.channels();
        Picture to = Picture.black(from.width(), height, from.channels());
        Taps[] taps = taps(from.height(), height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < stride; x++) {
                to.samples()[y * stride + x] =
                        weigh(from.samples(), taps[y].first * stride + x, stride, taps[y].weights);
            }
        }
        return to;
    }

    private static byte weigh(byte[] samples, int first, int step, int[] weights) {
        int sum = ONE / 2;
        int at = first;
        for (int weight : weights) {
            sum += weight * (samples[at] & 0xFF);
            at += step;
        }
        return (byte) Math.clamp(sum / ONE, 0, 255);
    }

    private static Taps[] taps(int from, int to) {
        double scale = (double) from / to;
        double stretch = Math.max(1, scale);
        double reach = (scale > 1 ? 3 : 2) * stretch;
        Taps[] taps = new Taps[to];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale - 0.5;
            int first = Math.max(0, (int) Math.ceil(centre - reach));
            int last = Math.min(from - 1, (int) Math.floor(centre + reach));
            double[] weights = new double[last - first + 1];
            for (int j = 0; j < weights.length; j++) {
                double distance = Math.abs(first + j - centre) / stretch;
                weights[j] = scale > 1 ? lanczos(distance) : cubic(distance);
            }
            taps[i] = new Taps(first, whole(weights));
        }
        return taps;
    }

    /** Weights that are exactly one together, so that what is even stays even. */
    private static int[] whole(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        int[] whole = new int[weights.length];
        int left = ONE;
        int greatest = 0;
        for (int i = 0; i < weights.length; i++) {
            whole[i] = (int) Math.round(weights[i] / sum * ONE);
            left -= whole[i];
            greatest = whole[i] > whole[greatest] ? i : greatest;
        }
        whole[greatest] += left;
        return whole;
    }

    private static double lanczos(double x) {
        if (x < 1e-9) {
            return 1;
        }
        double angle = Math.PI * x;
        return x >= 3 ? 0 : 3 * Math.sin(angle) * Math.sin(angle / 3) / (angle * angle);
    }

    private static double cubic(double x) {
        if (x < 1) {
            return (1.5 * x - 2.5) * x * x + 1;
        }
        return x >= 2 ? 0 : ((-0.5 * x + 2.5) * x - 4) * x + 2;
    }
}
