package dev.gantry.dicom.image;

import dev.gantry.codec.FrameDecoder;
import dev.gantry.codec.FrameEncoder;
import java.util.Map;
import java.util.Optional;

/** Which codec reads and writes the frames of which transfer syntax. Immutable, for use by many threads. */
public final class Codecs {
    private final Map<String, FrameDecoder> decoders;
    private final Map<String, FrameEncoder> encoders;

    /** @param decoders by transfer syntax UID, and likewise the encoders */
    public Codecs(Map<String, FrameDecoder> decoders, Map<String, FrameEncoder> encoders) {
        this.decoders = Map.copyOf(decoders);
        this.encoders = Map.copyOf(encoders);
    }

    /** All of Gantry's own. */
    public static Codecs standard() {
        return StandardCodecs.ALL;
    }

    public Optional<FrameDecoder> decoder(String transferSyntaxUid) {
        return Optional.ofNullable(decoders.get(transferSyntaxUid));
    }

    /** The lossless encoder of a transfer syntax; none where it has only lossy ones. Colours are coded as they are. */
    public Optional<FrameEncoder> encoder(String transferSyntaxUid) {
        return Optional.ofNullable(encoders.get(transferSyntaxUid));
    }
}
