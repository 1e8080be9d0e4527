package dev.gantry.dicom.image.transcode;

import dev.gantry.codec.FrameEncoder;
import dev.gantry.codec.j2k.HtJpeg2000Encoder;
import dev.gantry.codec.j2k.Jpeg2000Encoder;
import dev.gantry.codec.jpeg.JpegBaselineEncoder;
import dev.gantry.codec.jpeg.JpegBaselineEncoder.Chroma;
import dev.gantry.codec.jpegls.Interleave;
import dev.gantry.codec.jpegls.JpegLsEncoder;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.image.Codecs;
import dev.gantry.dicom.image.PhotometricInterpretation;

/**
 * The codec of a transfer syntax at a loss.
 *
 * @param plain takes samples whatever they mean
 * @param ofRgb takes RGB, which it may code as luminance and colour differences
 * @param rgb what that makes of RGB. PS3.5 8.2
 * @param method of a lossy one, the term of PS3.3 C.7.6.1.1.5.1; empty of a lossless one
 */
record Encoders(FrameEncoder plain, FrameEncoder ofRgb, PhotometricInterpretation rgb, String method) {
    private static final Jpeg2000Encoder JPEG_2000 = Jpeg2000Encoder.lossless();
    private static final HtJpeg2000Encoder HIGH_THROUGHPUT = HtJpeg2000Encoder.lossless();
    private static final Encoders JPEG_2000_LOSSLESS =
            new Encoders(JPEG_2000, JPEG_2000.mixingColours(), PhotometricInterpretation.YBR_RCT, "");
    private static final Encoders HIGH_THROUGHPUT_LOSSLESS =
            new Encoders(HIGH_THROUGHPUT, HIGH_THROUGHPUT.mixingColours(), PhotometricInterpretation.YBR_RCT, "");

    /** @throws IllegalArgumentException if there is no such codec, or it cannot lose in that way */
    static Encoders of(TransferSyntax target, Loss loss) {
        return switch (loss) {
            case Loss.None none -> lossless(target);
            case Loss.Quality quality
            when target.uid().equals(UID.JPEGBaseline8Bit) ->
                new Encoders(
                        JpegBaselineEncoder.ofYcbcr(quality.percent(), Chroma.HALF),
                        JpegBaselineEncoder.ofRgb(quality.percent(), Chroma.HALF),
                        PhotometricInterpretation.YBR_FULL_422,
                        "ISO_10918_1");
            case Loss.Near near
            when target.uid().equals(UID.JPEGLSNearLossless) ->
                same(new JpegLsEncoder(near.difference(), Interleave.LINE), "ISO_14495_1");
            case Loss.Ratio ratio
            when target.uid().equals(UID.JPEG2000) -> {
                Jpeg2000Encoder lossy = Jpeg2000Encoder.lossy(ratio.ratio());
                yield new Encoders(lossy, lossy.mixingColours(), PhotometricInterpretation.YBR_ICT, "ISO_15444_1");
            }
            case Loss.Step step
            when target.uid().equals(UID.HTJ2K) -> {
                HtJpeg2000Encoder lossy = HtJpeg2000Encoder.lossy(step.step());
                yield new Encoders(lossy, lossy.mixingColours(), PhotometricInterpretation.YBR_ICT, "ISO_15444_15");
            }
            default -> throw new IllegalArgumentException(target.name() + " cannot lose by " + name(loss));
        };
    }

    private static Encoders lossless(TransferSyntax target) {
        return switch (target.uid()) {
            case UID.JPEG2000Lossless, UID.JPEG2000 -> JPEG_2000_LOSSLESS;
            case UID.HTJ2KLossless, UID.HTJ2KLosslessRPCL, UID.HTJ2K -> HIGH_THROUGHPUT_LOSSLESS;
            case UID.JPEGBaseline8Bit ->
                throw new IllegalArgumentException(target.name() + " is lossy: a quality must be given");
            default ->
                same(
                        Codecs.standard()
                                .encoder(target.uid())
                                .orElseThrow(
                                        () -> new IllegalArgumentException("there is no encoder for " + target.name())),
                        "");
        };
    }

    private static Encoders same(FrameEncoder encoder, String method) {
        return new Encoders(encoder, encoder, PhotometricInterpretation.RGB, method);
    }

    private static String name(Loss loss) {
        return switch (loss) {
            case Loss.None none -> "nothing";
            case Loss.Quality quality -> "a quality";
            case Loss.Near near -> "a greatest difference";
            case Loss.Ratio ratio -> "a ratio";
            case Loss.Step step -> "a quantization step";
        };
    }

    boolean isLossy() {
        return !method.isEmpty();
    }
}
