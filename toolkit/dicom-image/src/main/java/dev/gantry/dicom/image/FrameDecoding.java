package dev.gantry.dicom.image;

import dev.gantry.codec.FrameDecoder;
import dev.gantry.codec.FrameFormat;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.VR;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Turns the stored frames of one instance into samples. Where the data set and a codestream disagree, the codestream is
 * believed and a warning says so. Immutable, for use by many threads.
 */
public final class FrameDecoding {
    /** GE's implicit little endian with big endian pixel data. */
    private static final String GE_BIG_ENDIAN_PIXELS = "1.2.840.113619.5.2";

    /** No array is longer. */
    private static final long LARGEST = Integer.MAX_VALUE - 16;

    private final PixelDescription described;
    private final TransferSyntax syntax;
    private final VR vr;
    private final Codecs codecs;
    private final long largest;

    private FrameDecoding(PixelDescription described, TransferSyntax syntax, VR vr, Codecs codecs, long largest) {
        this.described = described;
        this.syntax = syntax;
        this.vr = vr;
        this.codecs = codecs;
        this.largest = largest;
    }

    /**
     * Decoding of the frames of an instance.
     *
     * @param header the attributes that describe the pixels
     * @param pixelData the tag of the element that holds them, and its value representation
     * @throws ImageException when the description cannot be
     */
    public static FrameDecoding of(Dataset header, TransferSyntax syntax, Tag pixelData, VR vr, Codecs codecs)
            throws ImageException {
        return new FrameDecoding(PixelDescription.of(header, pixelData), syntax, vr, codecs, LARGEST);
    }

    /** The same, but a frame of more bytes of samples, by its data set or its codestream, is refused. */
    public FrameDecoding limitedTo(long bytes) {
        return new FrameDecoding(described, syntax, vr, codecs, Math.min(bytes, LARGEST));
    }

    /** What the data set says of its pixels. */
    public PixelDescription described() {
        return described;
    }

    /**
     * Decodes one frame.
     *
     * @param stored its bytes: a codestream, or native pixel cells; may be changed
     * @param firstBit where in the first byte a native frame begins, counted from the least significant bit
     * @throws ImageException when no codec knows the transfer syntax, or nothing can be decoded
     */
    public DecodedFrame decode(byte[] stored, int firstBit) throws ImageException {
        return switch (syntax.uid()) {
            case UID.EncapsulatedUncompressedExplicitVRLittleEndian -> unpack(stored, 0);
            case UID.DeflatedImageFrameCompression -> unpack(inflate(stored), 0);
            default -> syntax.encapsulated() ? decompress(stored) : unpack(stored, firstBit);
        };
    }

    /** The byte order of native samples is the data set's, but in one private syntax, where only they are big endian. */
    private boolean bigEndian() {
        return syntax.bigEndian() || syntax.uid().equals(GE_BIG_ENDIAN_PIXELS);
    }

    /** Whether bytes come in words whose two are to be swapped, so that a frame is to be read from word to word. */
    boolean inSwappedWords() {
        return bigEndian() && !syntax.encapsulated() && cellBytes() == 2;
    }

    /** PS3.5 A.4.13: each frame is deflated by itself. */
    private byte[] inflate(byte[] stored) throws ImageException {
        Inflater inflater = new Inflater(true);
        try (InputStream inflated = new InflaterInputStream(new ByteArrayInputStream(stored), inflater)) {
            return inflated.readNBytes((int) Math.min(storedBits() / 8 + 1, largest));
        } catch (IOException e) {
            throw new ImageException("the deflated frame cannot be inflated", e);
        } finally {
            inflater.end();
        }
    }

    private DecodedFrame unpack(byte[] stored, int firstBit) throws ImageException {
        if (described.pixels() == 0) {
            throw new ImageException("Rows or Columns is missing");
        }
        checkSize(described);
        if (bigEndian()) {
            NativeSamples.swap(stored, cellBytes());
        }
        byte[] samples = NativeSamples.unpack(stored, firstBit, described);
        PhotometricInterpretation meaning = described.photometric();
        List<String> warnings = (long) stored.length * 8 - firstBit < storedBits()
                ? List.of("the frame ends early: " + stored.length + " bytes")
                : List.of();
        return new DecodedFrame(described.decoded(whole(meaning)), samples, warnings);
    }

    private long storedBits() {
        boolean halved = described.photometric().isHalved() && described.samples() == 3;
        return described.pixels() * (halved ? 2 : described.samples()) * described.bitsAllocated();
    }

    /** Bytes of OW are swapped by words, whatever the words hold. PS3.5 7.3 */
    private int cellBytes() {
        return Math.max(described.bytesPerSample(), vr == VR.OW ? 2 : 1);
    }

    private DecodedFrame decompress(byte[] stored) throws ImageException {
        FrameDecoder decoder = codecs.decoder(syntax.uid())
                .orElseThrow(() -> new ImageException("there is no codec for " + syntax.name()));
        MemorySegment codestream = MemorySegment.ofArray(stored);
        try {
            List<String> warnings = new ArrayList<>();
            FrameFormat coded = decoder.format(codestream).orElse(null);
            PixelDescription pixels = coded == null ? described : believed(coded, warnings);
            checkSize(pixels);
            byte[] samples = new byte[(int) pixels.bytes()];
            warnings.addAll(decoder.decode(
                    codestream,
                    pixels.format(coded == null ? pixels.signed() : coded.signed()),
                    MemorySegment.ofArray(samples)));
            PhotometricInterpretation meaning = CodedColour.of(syntax, codestream, pixels);
            return new DecodedFrame(pixels.decoded(meaning), samples, warnings);
        } catch (ImageException e) {
            throw e;
        } catch (IOException e) {
            throw new ImageException(String.valueOf(e.getMessage()), e);
        }
    }

    private void checkSize(PixelDescription pixels) throws ImageException {
        if (pixels.pixels() == 0 || pixels.bytes() > largest) {
            throw new ImageException("a frame of " + pixels.columns() + " x " + pixels.rows() + " pixels");
        }
    }

    private PixelDescription believed(FrameFormat coded, List<String> warnings) {
        compare("Columns", described.columns(), coded.columns(), warnings);
        compare("Rows", described.rows(), coded.rows(), warnings);
        compare("Samples per Pixel", described.samples(), coded.components(), warnings);
        int bytes = Math.max(described.bytesPerSample(), coded.bytesPerSample());
        if (bytes > described.bytesPerSample()) {
            compare("Bits Allocated", described.bitsAllocated(), 8 * bytes, warnings);
        }
        if (coded.signed() && !described.signed()) {
            warnings.add("Pixel Representation is 0, the codestream has signed samples");
        }
        return described.shaped(coded, bytes);
    }

    private static void compare(String attribute, int described, int coded, List<String> warnings) {
        if (described != coded) {
            warnings.add(attribute + " is " + described + ", the codestream has " + coded);
        }
    }

    /** Halved colour differences are whole once decoded. */
    static PhotometricInterpretation whole(PhotometricInterpretation meaning) {
        return meaning == PhotometricInterpretation.YBR_FULL_422 ? PhotometricInterpretation.YBR_FULL : meaning;
    }
}
