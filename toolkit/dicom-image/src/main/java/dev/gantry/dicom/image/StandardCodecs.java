package dev.gantry.dicom.image;

import dev.gantry.codec.FrameDecoder;
import dev.gantry.codec.FrameEncoder;
import dev.gantry.codec.j2k.HtJpeg2000Encoder;
import dev.gantry.codec.j2k.Jpeg2000Decoder;
import dev.gantry.codec.j2k.Jpeg2000Encoder;
import dev.gantry.codec.jpeg.JpegDecoder;
import dev.gantry.codec.jpeg.JpegLosslessEncoder;
import dev.gantry.codec.jpegls.JpegLsDecoder;
import dev.gantry.codec.jpegls.JpegLsEncoder;
import dev.gantry.codec.rle.RleDecoder;
import dev.gantry.codec.rle.RleEncoder;
import dev.gantry.dicom.UID;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of transfer syntaxes and codecs. PS3.5 A.4 */
final class StandardCodecs {

    /** One decoder reads every process; retired ones are here because old images have them. */
    private static final List<String> JPEG = List.of(
            UID.JPEGBaseline8Bit,
            UID.JPEGExtended12Bit,
            UID.JPEGExtended35,
            UID.JPEGSpectralSelectionNonHierarchical68,
            UID.JPEGFullProgressionNonHierarchical1012,
            UID.JPEGLossless,
            UID.JPEGLosslessNonHierarchical15,
            UID.JPEGLosslessSV1);

    private static final List<String> JPEG_2000 =
            List.of(UID.JPEG2000Lossless, UID.JPEG2000, UID.HTJ2KLossless, UID.HTJ2KLosslessRPCL, UID.HTJ2K);

    static final Codecs ALL = new Codecs(decoders(), encoders());

    private StandardCodecs() {}

    private static Map<String, FrameDecoder> decoders() {
        Map<String, FrameDecoder> decoders = new HashMap<>();
        decoders.put(UID.RLELossless, new RleDecoder());
        for (String uid : JPEG) {
            decoders.put(uid, new JpegDecoder());
        }
        decoders.put(UID.JPEGLSLossless, new JpegLsDecoder());
        decoders.put(UID.JPEGLSNearLossless, new JpegLsDecoder());
        FrameDecoder jpeg2000 = Jpeg2000Decoder.full();
        for (String uid : JPEG_2000) {
            decoders.put(uid, jpeg2000);
        }
        return decoders;
    }

    private static Map<String, FrameEncoder> encoders() {
        Map<String, FrameEncoder> encoders = new HashMap<>();
        encoders.put(UID.RLELossless, new RleEncoder());
        encoders.put(UID.JPEGLossless, new JpegLosslessEncoder());
        encoders.put(UID.JPEGLosslessSV1, new JpegLosslessEncoder());
        encoders.put(UID.JPEGLSLossless, new JpegLsEncoder());
        encoders.put(UID.JPEGLSNearLossless, new JpegLsEncoder());
        FrameEncoder jpeg2000 = Jpeg2000Encoder.lossless();
        encoders.put(UID.JPEG2000Lossless, jpeg2000);
        encoders.put(UID.JPEG2000, jpeg2000);
        FrameEncoder highThroughput = HtJpeg2000Encoder.lossless();
        encoders.put(UID.HTJ2KLossless, highThroughput);
        encoders.put(UID.HTJ2KLosslessRPCL, highThroughput);
        encoders.put(UID.HTJ2K, highThroughput);
        return encoders;
    }
}
