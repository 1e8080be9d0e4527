package dev.gantry.dicom.image;

import dev.gantry.codec.FrameFormat;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;

/**
 * What a data set says of its pixels (PS3.3 C.7.6.3). What it leaves out is filled in with what nearly always holds; what it
 * says and cannot be is corrected where only one meaning is left.
 *
 * @param columns 0 where the data set does not say it
 * @param rows 0 where the data set does not say it
 * @param samples of a pixel
 * @param bitsAllocated of one sample
 * @param bitsStored of one sample, at most {@code bitsAllocated}
 * @param highBit of one sample, below {@code bitsAllocated}
 * @param signed whether samples are two's complement
 * @param planar whether native samples come plane by plane rather than pixel by pixel
 * @param kind whether samples are integers
 */
public record PixelDescription(
        int columns,
        int rows,
        int samples,
        int bitsAllocated,
        int bitsStored,
        int highBit,
        boolean signed,
        boolean planar,
        PhotometricInterpretation photometric,
        SampleKind kind) {

    /** What a sample is: Pixel Data, Float Pixel Data or Double Float Pixel Data. */
    public enum SampleKind {
        INTEGER,
        FLOAT,
        DOUBLE
    }

    /**
     * Reads the description.
     *
     * @param pixelData the tag of the element that holds the pixels
     * @throws ImageException when samples of such a size or number cannot be
     */
    public static PixelDescription of(Dataset header, Tag pixelData) throws ImageException {
        SampleKind kind = kind(pixelData);
        int samples = header.integer(Tag.SamplesPerPixel).orElse(1);
        int allocated = kind == SampleKind.INTEGER
                ? header.integer(Tag.BitsAllocated).orElse(8)
                : kind == SampleKind.FLOAT ? 32 : 64;
        require(samples >= 1 && samples <= 4, "Samples per Pixel is " + samples);
        require(
                allocated >= 1 && (allocated <= 32 || kind == SampleKind.DOUBLE || allocated == 64),
                "Bits Allocated is " + allocated);
        int stored = header.integer(Tag.BitsStored).orElse(allocated);
        stored = stored < 1 || stored > allocated ? allocated : stored;
        int high = header.integer(Tag.HighBit).orElse(stored - 1);
        high = high < stored - 1 || high >= allocated ? stored - 1 : high;
        return new PixelDescription(
                Math.max(0, header.integer(Tag.Columns).orElse(0)),
                Math.max(0, header.integer(Tag.Rows).orElse(0)),
                samples,
                allocated,
                stored,
                high,
                header.integer(Tag.PixelRepresentation).orElse(0) == 1,
                samples > 1 && header.integer(Tag.PlanarConfiguration).orElse(0) == 1,
                photometric(header, samples),
                kind);
    }

    private static SampleKind kind(Tag pixelData) {
        return pixelData.equals(Tag.FloatPixelData)
                ? SampleKind.FLOAT
                : pixelData.equals(Tag.DoubleFloatPixelData) ? SampleKind.DOUBLE : SampleKind.INTEGER;
    }

    private static PhotometricInterpretation photometric(Dataset header, int samples) {
        return header.string(Tag.PhotometricInterpretation)
                .flatMap(PhotometricInterpretation::of)
                .orElse(samples >= 3 ? PhotometricInterpretation.RGB : PhotometricInterpretation.MONOCHROME2);
    }

    /** Pixels of a frame. */
    public long pixels() {
        return (long) columns * rows;
    }

    /** Bytes that a decoded sample takes: the smallest of 1, 2, 4 and 8 that hold the bits allocated. */
    public int bytesPerSample() {
        return bitsAllocated <= 8 ? 1 : bitsAllocated <= 16 ? 2 : bitsAllocated <= 32 ? 4 : 8;
    }

    /** Bytes of a decoded frame. */
    public long bytes() {
        return pixels() * samples * bytesPerSample();
    }

    /**
     * The shape in which a codec gives and takes such a frame.
     *
     * @param signed whether the codec knows samples to be two's complement; most do not, and then leave the bits beyond the
     *     stored ones zero
     */
    FrameFormat format(boolean signed) {
        return new FrameFormat(columns, rows, samples, 8 * bytesPerSample(), signed);
    }

    /** The same pixels in the shape that a codestream has, and signed if its samples are. */
    PixelDescription shaped(FrameFormat coded, int bytesPerSample) {
        int allocated = bytesPerSample == bytesPerSample() ? bitsAllocated : 8 * bytesPerSample;
        return new PixelDescription(
                coded.columns(),
                coded.rows(),
                coded.components(),
                allocated,
                bitsStored,
                highBit,
                signed || coded.signed(),
                planar,
                photometric,
                kind);
    }

    /** The same pixels, samples side by side and with these meanings. */
    PixelDescription decoded(PhotometricInterpretation meaning) {
        return new PixelDescription(
                columns, rows, samples, bitsAllocated, bitsStored, highBit, signed, false, meaning, kind);
    }

    private static void require(boolean holds, String what) throws ImageException {
        if (!holds) {
            throw new ImageException(what);
        }
    }
}
