package dev.gantry.dicom.image.transcode;

import dev.gantry.codec.FrameEncoder;
import dev.gantry.codec.FrameFormat;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.image.DecodedFrame;
import dev.gantry.dicom.image.ImageException;
import dev.gantry.dicom.image.PhotometricInterpretation;
import dev.gantry.dicom.image.PixelDescription;
import dev.gantry.dicom.image.PixelDescription.SampleKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Turns decoded frames into those of a transfer syntax: little endian pixel cells where it is a native one, else a codestream.
 * What is lossless is decoded again and compared. Immutable, for use by many threads.
 */
public final class FrameCoder {
    private final TransferSyntax target;
    private final Optional<Encoders> encoders;

    private FrameCoder(TransferSyntax target, Optional<Encoders> encoders) {
        this.target = target;
        this.encoders = encoders;
    }

    /**
     * A coder of frames for a transfer syntax.
     *
     * @throws IllegalArgumentException if nothing here encodes it, or not with that loss
     */
    public static FrameCoder to(TransferSyntax target, Loss loss) {
        boolean cells = !target.encapsulated()
                || target.uid().equals(UID.EncapsulatedUncompressedExplicitVRLittleEndian)
                || target.uid().equals(UID.DeflatedImageFrameCompression);
        if (cells && !loss.equals(Loss.NONE)) {
            throw new IllegalArgumentException(target.name() + " loses nothing");
        }
        return new FrameCoder(target, cells ? Optional.empty() : Optional.of(Encoders.of(target, loss)));
    }

    /** Whether samples come back otherwise. */
    boolean isLossy() {
        return encoders.filter(Encoders::isLossy).isPresent();
    }

    /** The term of PS3.3 C.7.6.1.1.5.1 for the way in which it loses; empty where it does not. */
    String method() {
        return encoders.map(Encoders::method).orElse("");
    }

    /**
     * What the data set is to say of such frames once they are encoded.
     *
     * @throws ImageException if the transfer syntax cannot have such
     */
    public PixelDescription described(PixelDescription decoded) throws ImageException {
        PhotometricInterpretation meaning = meaning(decoded);
        if (meaning.name().startsWith("YBR_PARTIAL")) {
            throw new ImageException(meaning.term() + " is not encoded here");
        }
        if (encoders.isEmpty()) {
            return meaning(decoded, meaning);
        }
        if (decoded.kind() != SampleKind.INTEGER) {
            throw new ImageException(target.name() + " cannot carry floating point samples");
        }
        if (decoded.bitsAllocated() % 8 != 0) {
            throw new ImageException(
                    target.name() + " cannot carry samples of " + decoded.bitsAllocated() + " bits allocated");
        }
        if (isLossy() && meaning == PhotometricInterpretation.PALETTE_COLOR) {
            throw new ImageException("the colours of a palette cannot be coded with loss");
        }
        return meaning(decoded, coded(decoded, encoders.get()));
    }

    private PhotometricInterpretation coded(PixelDescription decoded, Encoders codec) {
        boolean halving = codec.rgb() == PhotometricInterpretation.YBR_FULL_422;
        PhotometricInterpretation meaning = meaning(decoded);
        boolean colours = isRgb(decoded) || halving && meaning == PhotometricInterpretation.YBR_FULL;
        return colours ? codec.rgb() : meaning;
    }

    private static boolean isRgb(PixelDescription pixels) {
        return pixels.samples() == 3 && meaning(pixels) == PhotometricInterpretation.RGB;
    }

    /** What samples mean, also where the data set contradicts their number. */
    static PhotometricInterpretation meaning(PixelDescription pixels) {
        PhotometricInterpretation said = pixels.photometric();
        boolean single = said.isMonochrome() || said == PhotometricInterpretation.PALETTE_COLOR;
        if (single == (pixels.samples() == 1)) {
            return said;
        }
        return single ? PhotometricInterpretation.RGB : PhotometricInterpretation.MONOCHROME2;
    }

    private static PixelDescription meaning(PixelDescription pixels, PhotometricInterpretation meaning) {
        return new PixelDescription(
                pixels.columns(),
                pixels.rows(),
                pixels.samples(),
                pixels.bitsAllocated(),
                pixels.bitsStored(),
                pixels.highBit(),
                pixels.signed(),
                false,
                meaning,
                pixels.kind());
    }

    /**
     * Encodes one frame that stands by itself.
     *
     * @return the codestream, or pixel cells from the first bit of the first byte on
     * @throws ImageException if the transfer syntax cannot have it, or it does not come back as it was
     */
    public byte[] encode(DecodedFrame frame) throws ImageException {
        if (encoders.isEmpty()) {
            PackedCells cells = new PackedCells(frame.pixels().bitsAllocated());
            byte[] whole = cells(frame, cells);
            byte[] rest = cells.rest();
            return target.uid().equals(UID.DeflatedImageFrameCompression) ? deflated(whole, rest) : joined(whole, rest);
        }
        PixelDescription described = described(frame.pixels());
        Precision precision = precision(frame);
        byte[] codestream = encode(frame, precision, encoders.get());
        if (!isLossy()) {
            new Verification(target, described, precision).check(frame, codestream);
        }
        return codestream;
    }

    /** Pixel cells of a frame that follow those of others. */
    byte[] cells(DecodedFrame frame, PackedCells cells) throws ImageException {
        described(frame.pixels());
        int width = frame.pixels().bytesPerSample();
        byte[] samples = frame.pixels().kind() == SampleKind.INTEGER
                ? Precision.of(frame).only(frame.samples(), width, width)
                : frame.samples();
        return cells.next(samples, width);
    }

    /** RLE codes the bytes of a cell, and baseline JPEG 8 bits. */
    private Precision precision(DecodedFrame frame) {
        boolean whole = target.uid().equals(UID.RLELossless) || target.uid().equals(UID.JPEGBaseline8Bit);
        return whole
                ? new Precision(
                        8 * frame.pixels().bytesPerSample(), frame.pixels().signed())
                : Precision.of(frame);
    }

    private byte[] encode(DecodedFrame frame, Precision precision, Encoders codec) throws ImageException {
        PixelDescription pixels = frame.pixels();
        FrameEncoder encoder = isRgb(pixels) ? codec.ofRgb() : codec.plain();
        if (pixels.bytesPerSample() > Integer.BYTES) {
            throw new ImageException(target.name() + " cannot carry samples of " + pixels.bitsAllocated() + " bits");
        }
        FrameFormat format = new FrameFormat(
                pixels.columns(), pixels.rows(), pixels.samples(), precision.bits(), precision.signed());
        byte[] samples = precision.only(frame.samples(), pixels.bytesPerSample(), format.bytesPerSample());
        try {
            return encoder.encode(MemorySegment.ofArray(samples), format);
        } catch (IOException e) {
            throw new ImageException(String.valueOf(e.getMessage()), e);
        }
    }

    /** PS3.5 A.4.13: each frame is deflated by itself. */
    private static byte[] deflated(byte[] whole, byte[] rest) throws ImageException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater)) {
            deflated.write(whole);
            deflated.write(rest);
        } catch (IOException e) {
            throw new ImageException("the frame cannot be deflated", e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[] whole, byte[] rest) {
        if (rest.length == 0) {
            return whole;
        }
        byte[] joined = Arrays.copyOf(whole, whole.length + rest.length);
        System.arraycopy(rest, 0, joined, whole.length, rest.length);
        return joined;
    }
}
