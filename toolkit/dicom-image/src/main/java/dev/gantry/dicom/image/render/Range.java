package dev.gantry.dicom.image.render;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** From where to where the values of a frame go, but for padding and a few that stand out. */
record Range(double least, double greatest) {
    /** Of so many pixels one at either end may stand out. */
    private static final int OUTLIERS = 1_000;

    /** The range of modality values; none when all pixels are padding or no numbers. */
    static Optional<Range> of(SampleValues values, Padding padding, DoubleUnaryOperator modality) {
        return values.isFewBits() ? ofCodes(values, padding, modality) : ofAll(values, modality);
    }

    private static Optional<Range> ofCodes(SampleValues values, Padding padding, DoubleUnaryOperator modality) {
        int[] counts = new int[1 << values.bits()];
        for (int i = 0; i < values.count(); i++) {
            counts[values.code(i)]++;
        }
        int all = 0;
        for (int code = 0; code < counts.length; code++) {
            counts[code] = padding.has(values.ofCode(code)) ? 0 : counts[code];
            all += counts[code];
        }
        if (all == 0) {
            return Optional.empty();
        }
        // From the least value on, signed ones begin in the middle.
        int lowest = values.signed() ? counts.length / 2 : 0;
        int mask = counts.length - 1;
        int first = edge(counts, lowest, 1, all / OUTLIERS);
        int last = edge(counts, lowest - 1 & mask, -1, all / OUTLIERS);
        Range range = new Range(Double.MAX_VALUE, -Double.MAX_VALUE);
        for (int value = values.ofCode(first); value <= values.ofCode(last); value++) {
            range = counts[value & mask] == 0 ? range : range.with(modality.applyAsDouble(value));
        }
        return Optional.of(range);
    }

    /** The first code from one end on that is not among the few that stand out. */
    private static int edge(int[] counts, int end, int step, int outliers) {
        int mask = counts.length - 1;
        int code = end;
        for (int seen = counts[code]; seen <= outliers; seen += counts[code]) {
            code = code + step & mask;
        }
        return code;
    }

    private static Optional<Range> ofAll(SampleValues values, DoubleUnaryOperator modality) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.count(); i++) {
            double value = modality.applyAsDouble(values.at(i));
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        return least <= greatest ? Optional.of(new Range(least, greatest)) : Optional.empty();
    }

    private Range with(double value) {
        return new Range(Math.min(least, value), Math.max(greatest, value));
    }

    Window window() {
        return least == greatest ? Window.between(least - 1, least + 1) : Window.between(least, greatest);
    }
}
