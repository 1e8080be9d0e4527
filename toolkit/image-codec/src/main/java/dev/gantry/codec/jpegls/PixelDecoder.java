package dev.gantry.codec.jpegls;

import dev.gantry.codec.t81.BitSource;
import java.util.Arrays;

/** Decodes lines in which the components take turns sample by sample and share their runs. Not thread-safe. */
final class PixelDecoder {
    private final Model model;
    private final LineDecoder samples;
    private final int[] contexts;

    PixelDecoder(Model model, BitSource source, int components) {
        this.model = model;
        this.samples = new LineDecoder(model, source);
        this.contexts = new int[components];
    }

    /**
     * Decodes a line of each component below another, whose padding is set already.
     *
     * @return the run index to give for the next line
     */
    int decode(int[][] lines, int[][] above, int runIndex) {
        samples.open();
        int width = lines[0].length - 2;
        int index = runIndex;
        for (int x = 1; x <= width; ) {
            if (findContexts(lines, above, x)) {
                for (int c = 0; c < lines.length; c++) {
                    lines[c][x] = samples.regular(contexts[c], lines[c][x - 1], above[c][x], above[c][x - 1]);
                }
                x++;
                continue;
            }
            long run = samples.run(width - x + 1, index);
            int past = x + (int) (run >>> 8);
            index = (int) run & 0xff;
            for (int[] line : lines) {
                Arrays.fill(line, x, past, line[x - 1]);
            }
            x = past;
            if (x <= width) {
                interrupt(lines, above, x++, index);
                index = Math.max(0, index - 1);
            }
        }
        samples.close();
        return index;
    }

    /** Whether any component is outside a run. */
    private boolean findContexts(int[][] lines, int[][] above, int x) {
        int any = 0;
        for (int c = 0; c < lines.length; c++) {
            contexts[c] = model.context(lines[c][x - 1], above[c][x], above[c][x - 1], above[c][x + 1]);
            any |= contexts[c];
        }
        return any != 0;
    }

    /** All components are predicted from above, in the context of unlike neighbours. */
    private void interrupt(int[][] lines, int[][] above, int x, int runIndex) {
        for (int c = 0; c < lines.length; c++) {
            int left = lines[c][x - 1];
            int up = above[c][x];
            int difference = samples.interruptingDifference(0, runIndex);
            lines[c][x] = model.reconstruct(up, left > up ? -difference : difference);
        }
    }
}
