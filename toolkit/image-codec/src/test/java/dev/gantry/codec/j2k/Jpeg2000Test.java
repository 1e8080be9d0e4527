package dev.gantry.codec.j2k;

import dev.gantry.codec.FrameCodecContract;
import dev.gantry.codec.FrameDecoder;
import dev.gantry.codec.FrameEncoder;
import dev.gantry.codec.FrameFormat;
import java.util.List;

class Jpeg2000Test extends FrameCodecContract {
    private final FrameEncoder encoder = Jpeg2000Encoder.lossless();
    private final FrameDecoder decoder = Jpeg2000Decoder.full();

    @Override
    protected FrameEncoder encoder() {
        return encoder;
    }

    @Override
    protected FrameDecoder decoder() {
        return decoder;
    }

    @Override
    protected List<FrameFormat> kinds() {
        return kinds(List.of(1, 2, 3, 4), 1, 24);
    }
}
