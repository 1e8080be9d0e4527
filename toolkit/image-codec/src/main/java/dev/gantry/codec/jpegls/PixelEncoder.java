package dev.gantry.codec.jpegls;

import dev.gantry.codec.t81.BitSink;

/** Encodes lines in which the components take turns sample by sample and share their runs. Not thread-safe. */
final class PixelEncoder {
    private final Model model;
    private final LineEncoder samples;
    private final int[] contexts;

    PixelEncoder(Model model, BitSink sink, int components) {
        this.model = model;
        this.samples = new LineEncoder(model, sink);
        this.contexts = new int[components];
    }

    /**
     * Encodes a line of each component below another, whose padding is set already.
     *
     * @return the run index to give for the next line
     */
    int encode(int[][] lines, int[][] above, int runIndex) {
        int width = lines[0].length - 2;
        int index = runIndex;
        for (int x = 1; x <= width; ) {
            if (findContexts(lines, above, x)) {
                for (int c = 0; c < lines.length; c++) {
                    int[] line = lines[c];
                    line[x] = samples.regular(contexts[c], line[x], line[x - 1], above[c][x], above[c][x - 1]);
                }
                x++;
                continue;
            }
            int past = endOfRun(lines, x, width);
            index = samples.run(past - x, past > width, index);
            x = past;
            if (x <= width) {
                for (int c = 0; c < lines.length; c++) {
                    int[] line = lines[c];
                    line[x] = samples.interruptionFromAbove(line[x], line[x - 1], above[c][x], index);
                }
                x++;
                index = Math.max(0, index - 1);
            }
        }
        return index;
    }

    private boolean findContexts(int[][] lines, int[][] above, int x) {
        int any = 0;
        for (int c = 0; c < lines.length; c++) {
            contexts[c] = model.context(lines[c][x - 1], above[c][x], above[c][x - 1], above[c][x + 1]);
            any |= contexts[c];
        }
        return any != 0;
    }

    private int endOfRun(int[][] lines, int from, int width) {
        int x = from;
        while (x <= width && isLikeLeft(lines, x)) {
            for (int[] line : lines) {
                line[x] = line[x - 1];
            }
            x++;
        }
        return x;
    }

    private boolean isLikeLeft(int[][] lines, int x) {
        for (int[] line : lines) {
            if (Math.abs(line[x] - line[x - 1]) > model.near) {
                return false;
            }
        }
        return true;
    }
}
