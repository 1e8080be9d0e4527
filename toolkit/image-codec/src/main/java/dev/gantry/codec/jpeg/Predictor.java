package dev.gantry.codec.jpeg;

/**
 * The predictions of T.81 table H.1 over whole rows, in which {@code n} components take turns: a sample's neighbour on the
 * left is {@code n} before it. Everything is modulo 65536.
 */
final class Predictor {
    private static final int MASK = 0xffff;

    private final int selection;
    private final int n;
    private final int initial;

    /**
     * @param selection 1 to 7
     * @param initial what the very first samples are predicted as
     */
    Predictor(int selection, int n, int initial) {
        this.selection = selection;
        this.n = n;
        this.initial = initial;
    }

    /** Turns the differences of a row into its samples, in place. */
    void restore(int[] line, int[] above, boolean first) {
        for (int i = 0; i < n; i++) {
            line[i] = line[i] + (first ? initial : above[i]) & MASK;
        }
        switch (first ? 1 : selection) {
            case 1 -> restoreFromLeft(line);
            case 2 -> {
                for (int i = n; i < line.length; i++) {
                    line[i] = line[i] + above[i] & MASK;
                }
            }
            case 3 -> {
                for (int i = n; i < line.length; i++) {
                    line[i] = line[i] + above[i - n] & MASK;
                }
            }
            default -> {
                for (int i = n; i < line.length; i++) {
                    line[i] = line[i] + of(line[i - n], above[i], above[i - n]) & MASK;
                }
            }
        }
    }

    private void restoreFromLeft(int[] line) {
        if (n == 1) {
            int left = line[0];
            for (int i = 1; i < line.length; i++) {
                left = left + line[i] & MASK;
                line[i] = left;
            }
            return;
        }
        for (int i = n; i < line.length; i++) {
            line[i] = line[i] + line[i - n] & MASK;
        }
    }

    /** Turns the samples of a row into differences from -32768 to 32767. */
    void differences(int[] line, int[] above, boolean first, int[] into) {
        for (int i = 0; i < n; i++) {
            into[i] = (short) (line[i] - (first ? initial : above[i]));
        }
        if (first || selection == 1) {
            for (int i = n; i < line.length; i++) {
                into[i] = (short) (line[i] - line[i - n]);
            }
            return;
        }
        for (int i = n; i < line.length; i++) {
            into[i] = (short) (line[i] - of(line[i - n], above[i], above[i - n]));
        }
    }

    private int of(int left, int above, int corner) {
        return switch (selection) {
            case 1 -> left;
            case 2 -> above;
            case 3 -> corner;
            case 4 -> left + above - corner;
            case 5 -> left + (above - corner >> 1);
            case 6 -> above + (left - corner >> 1);
            default -> left + above >> 1;
        };
    }
}
