package dev.gantry.dicom.image.render;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Which values are shown from black to white. PS3.3 C.11.2.1.2, C.11.2.1.3
 *
 * @param centre in the units of the modality
 * @param width likewise, above 0
 */
public record Window(double centre, double width, Function function) implements DoubleUnaryOperator {

    /** How values become shades. */
    public enum Function {
        /** The usual one, whose ends are half a unit apart from the window's. */
        LINEAR,
        LINEAR_EXACT,
        SIGMOID
    }

    /** @throws IllegalArgumentException when the width is not above 0 or a number is none */
    public Window {
        if (!isWindow(centre, width)) {
            throw new IllegalArgumentException("a window of width " + width + " around " + centre);
        }
    }

    private static boolean isWindow(double centre, double width) {
        return Double.isFinite(centre) && Double.isFinite(width) && width > 0;
    }

    public static Window linear(double centre, double width) {
        return new Window(centre, width, Function.LINEAR);
    }

    /** From the value that is black to the one that is white. */
    static Window between(double least, double greatest) {
        return new Window((least + greatest) / 2, Math.max(greatest - least, Double.MIN_NORMAL), Function.LINEAR_EXACT);
    }

    /** The first window of a data set, if it has one of a width. */
    static Optional<Window> of(Dataset dataset) {
        double centre = dataset.decimal(Tag.WindowCenter).orElse(Double.NaN);
        double width = dataset.decimal(Tag.WindowWidth).orElse(Double.NaN);
        return isWindow(centre, width) ? Optional.of(new Window(centre, width, function(dataset))) : Optional.empty();
    }

    private static Function function(Dataset dataset) {
        return switch (dataset.string(Tag.VOILUTFunction).orElse("").toUpperCase(Locale.ROOT)) {
            case "LINEAR_EXACT" -> Function.LINEAR_EXACT;
            case "SIGMOID" -> Function.SIGMOID;
            default -> Function.LINEAR;
        };
    }

    /** The same for values that are no whole numbers, whose steps are not 1: only exact ends have a meaning then. */
    Window forFractions() {
        return function == Function.LINEAR ? new Window(centre, width, Function.LINEAR_EXACT) : this;
    }

    /** How bright a value is, from 0 to 1. */
    @Override
    public double applyAsDouble(double value) {
        return switch (function) {
            case SIGMOID -> 1 / (1 + Math.exp(-4 * (value - centre) / width));
            case LINEAR_EXACT -> Math.clamp((value - centre) / width + 0.5, 0, 1);
            case LINEAR ->
                width > 1
                        ? Math.clamp((value - (centre - 0.5)) / (width - 1) + 0.5, 0, 1)
                        : value > centre - 0.5 ? 1 : 0;
        };
    }
}
