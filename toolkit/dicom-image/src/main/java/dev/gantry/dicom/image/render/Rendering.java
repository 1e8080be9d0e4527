package dev.gantry.dicom.image.render;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.image.DecodedFrame;
import dev.gantry.dicom.image.ImageException;
import dev.gantry.dicom.image.PhotometricInterpretation;
import dev.gantry.dicom.image.PixelDescription;
import java.util.Optional;

/** Shows the frames of one instance as its attributes ask for. Immutable, for use by many threads. */
public final class Rendering {
    private static final long LARGEST = 1L << 28;

    private final Dataset header;

    /** @param header the attributes before the pixel data, with the values of all tables, overlays and sequences */
    public Rendering(Dataset header) {
        this.header = header;
    }

    /** The frame that stands for all of them, from 0: the one that is said to, or the middle one. PS3.3 C.7.6.10 */
    public int representative(int count) {
        int said = header.integer(Tag.RepresentativeFrameNumber).orElse(0);
        return said >= 1 && said <= count ? said - 1 : count / 2;
    }

    /**
     * Shows a frame.
     *
     * @param number which one it is, from 0
     * @throws ImageException when it has too many pixels for a picture
     */
    public Picture render(DecodedFrame frame, int number, RenderOptions options) throws ImageException {
        PixelDescription pixels = frame.pixels();
        if (pixels.pixels() < 1 || pixels.pixels() > LARGEST) {
            throw new ImageException("a picture of " + pixels.columns() + " x " + pixels.rows() + " pixels");
        }
        FunctionalGroups groups = new FunctionalGroups(header, number);
        Picture picture = paint(frame, groups, options);
        Shutter.of(groups.macro(Tag.FrameDisplayShutterSequence)).cover(picture);
        if (options.overlays()) {
            new Overlays(header, number).draw(picture, new SampleValues(frame), pixels);
        }
        return sized(picture, PixelShape.of(groups), options);
    }

    private Picture paint(DecodedFrame frame, FunctionalGroups groups, RenderOptions options) {
        PixelDescription pixels = frame.pixels();
        if (pixels.samples() >= 3) {
            return Colours.paint(frame);
        }
        SampleValues values = new SampleValues(frame);
        Optional<Palette> palette = pixels.photometric() == PhotometricInterpretation.PALETTE_COLOR
                ? Palette.of(header, pixels.signed())
                : Optional.empty();
        if (palette.isPresent()) {
            return palette.get().paint(values, pixels.columns(), pixels.rows());
        }
        return new GreyScale(groups, pixels).paint(values, pixels.columns(), pixels.rows(), options.window());
    }

    private static Picture sized(Picture picture, PixelShape shape, RenderOptions options) {
        int width = shape.width(picture.width());
        int height = shape.height(picture.height());
        if (options.width() < 1 || options.height() < 1) {
            return picture.scaled(width, height);
        }
        double fit = Math.min((double) options.width() / width, (double) options.height() / height);
        double scale = options.enlarging() ? fit : Math.min(1, fit);
        return picture.scaled(
                (int) Math.max(1, Math.round(width * scale)), (int) Math.max(1, Math.round(height * scale)));
    }
}
