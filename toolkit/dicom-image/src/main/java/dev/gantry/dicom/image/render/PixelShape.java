package dev.gantry.dicom.image.render;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;

/**
 * The sides of a pixel, whose relation decides how a picture of square pixels is stretched. PS3.3 C.7.6.3.1.7
 *
 * @param high and wide in the same unit
 */
record PixelShape(double high, double wide) {
    private static final PixelShape SQUARE = new PixelShape(1, 1);

    /** What is longer than this is taken for a mistake. */
    private static final double MOST = 20;

    /** Less than this is not seen, and often only rounding. */
    private static final double LEAST = 1.005;

    private static final int LARGEST = 1 << 14;

    static PixelShape of(FunctionalGroups groups) {
        Dataset header = groups.header();
        double[] spacing = groups.macro(Tag.PixelMeasuresSequence).decimals(Tag.PixelSpacing);
        if (spacing.length < 2) {
            spacing = header.decimals(Tag.ImagerPixelSpacing);
        }
        if (spacing.length < 2) {
            spacing = header.decimals(Tag.NominalScannedPixelSpacing);
        }
        if (spacing.length < 2) {
            spacing = header.decimals(Tag.PixelAspectRatio);
        }
        return spacing.length < 2 ? SQUARE : of(spacing[0], spacing[1]);
    }

    private static PixelShape of(double high, double wide) {
        double longer = Math.max(high / wide, wide / high);
        return high > 0 && wide > 0 && longer > LEAST && longer <= MOST ? new PixelShape(high, wide) : SQUARE;
    }

    /** The width that a picture has to have, which is never less than it had. */
    int width(int columns) {
        return stretched(columns, wide / high);
    }

    int height(int rows) {
        return stretched(rows, high / wide);
    }

    private static int stretched(int length, double by) {
        return by <= 1 ? length : (int) Math.max(length, Math.min(LARGEST, Math.round(length * by)));
    }
}
