package dev.gantry.cli.file;

import dev.gantry.cli.shell.CommandException;
import dev.gantry.dicom.image.render.Window;

/** Two numbers that one option takes. */
record Pair(String option, String text, double first, double second) {

    static Pair of(String option, String text, String separator) throws CommandException {
        int at = text.indexOf(separator, 1);
        try {
            if (at > 0) {
                double first = Double.parseDouble(text.substring(0, at));
                return new Pair(option, text, first, Double.parseDouble(text.substring(at + separator.length())));
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong(option, text);
    }

    /** Both as they are, when they are within these limits. */
    double[] within(int least, int most) throws CommandException {
        if (first < least || second < least || first > most || second > most) {
            throw wrong(option, text);
        }
        return new double[] {first, second};
    }

    Window window() throws CommandException {
        if (!(second > 0) || Double.isInfinite(second) || !Double.isFinite(first)) {
            throw wrong(option, text);
        }
        return Window.linear(first, second);
    }

    private static CommandException wrong(String option, String text) {
        return CommandException.usage(option + " cannot be " + text);
    }
}
