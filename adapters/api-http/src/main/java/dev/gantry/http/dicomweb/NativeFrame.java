package dev.gantry.http.dicomweb;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.http.wire.HttpProblem;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * How the samples of a native frame become shades: 8 or 16 bit monochrome through its first window, or from its darkest
 * to its brightest value where it has none, and 8 bit RGB as it is.
 */
record NativeFrame(int columns, int rows, Samples samples, boolean colour, boolean planar, Window window) {
    /**
     * How samples are stored. PS3.5 8.1.1
     *
     * @param bytes of one sample, 1 or 2
     * @param bits of them that count
     */
    record Samples(int bytes, int bits, boolean signed) {
        int at(byte[] frame, int index) {
            int raw = bytes == 1 ? frame[index] & 0xFF : frame[2 * index] & 0xFF | (frame[2 * index + 1] & 0xFF) << 8;
            int unused = 32 - bits;
            return signed ? raw << unused >> unused : raw << unused >>> unused;
        }
    }

    /**
     * Where grey begins and ends, in the units of the modality. PS3.3 C.11.1, C.11.2.1.2.1
     *
     * @param width 0 to take it from the frame's values
     */
    record Window(double slope, double intercept, double centre, double width, boolean inverse) {
        int shade(double value) {
            double unit = (value - (centre - 0.5)) / (width - 1) + 0.5;
            int shade = (int) Math.clamp(Math.round(unit * 255), 0, 255);
            return inverse ? 255 - shade : shade;
        }

        Window over(double least, double greatest) {
            // Of the linear function's ends, the first value is black and the last is white.
            return new Window(slope, intercept, (least + greatest + 1) / 2, greatest - least + 1, inverse);
        }
    }

    /** @throws HttpProblem 406 for what cannot be rendered */
    static NativeFrame of(Dataset header) {
        int columns = header.integer(Tag.Columns).orElse(0);
        int rows = header.integer(Tag.Rows).orElse(0);
        int allocated = header.integer(Tag.BitsAllocated).orElse(0);
        String photometric = header.string(Tag.PhotometricInterpretation).orElse("MONOCHROME2");
        boolean colour = photometric.equals("RGB");
        boolean known =
                colour ? allocated == 8 : photometric.startsWith("MONOCHROME") && (allocated == 8 || allocated == 16);
        if (!known || columns < 1 || rows < 1) {
            throw new HttpProblem(406, "only 8 or 16 bit monochrome and 8 bit RGB pixel data can be rendered for now");
        }
        int stored = Math.clamp(header.integer(Tag.BitsStored).orElse(allocated), 1, allocated);
        boolean signed = header.integer(Tag.PixelRepresentation).orElse(0) == 1;
        boolean planar = header.integer(Tag.PlanarConfiguration).orElse(0) == 1;
        Window window = new Window(
                header.decimal(Tag.RescaleSlope).orElse(1),
                header.decimal(Tag.RescaleIntercept).orElse(0),
                header.decimal(Tag.WindowCenter).orElse(0),
                header.decimal(Tag.WindowWidth).orElse(0),
                photometric.equals("MONOCHROME1"));
        return new NativeFrame(columns, rows, new Samples(allocated / 8, stored, signed), colour, planar, window);
    }

    /** @throws HttpProblem 406 when the frame is shorter than its attributes say */
    BufferedImage render(byte[] frame) {
        long needed = (long) columns * rows * samples.bytes() * (colour ? 3 : 1);
        if (frame.length < needed) {
            throw new HttpProblem(406, "the frame is shorter than its rows and columns need");
        }
        return colour ? renderColour(frame) : renderGrey(frame);
    }

    private BufferedImage renderGrey(byte[] frame) {
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
        byte[] shades = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        Window applied = window.width() > 1 ? window : overAll(frame);
        for (int i = 0; i < shades.length; i++) {
            shades[i] = (byte) applied.shade(samples.at(frame, i) * window.slope() + window.intercept());
        }
        return image;
    }

    private Window overAll(byte[] frame) {
        double least = Double.MAX_VALUE;
        double greatest = -Double.MAX_VALUE;
        for (int i = 0; i < columns * rows; i++) {
            double value = samples.at(frame, i) * window.slope() + window.intercept();
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        return window.over(least, Math.max(greatest, least + 1));
    }

    private BufferedImage renderColour(byte[] frame) {
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_3BYTE_BGR);
        byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int pixels = columns * rows;
        for (int i = 0; i < pixels; i++) {
            for (int sample = 0; sample < 3; sample++) {
                bgr[3 * i + 2 - sample] = frame[planar ? sample * pixels + i : 3 * i + sample];
            }
        }
        return image;
    }
}
