/** Codestreams and samples; {@code java.base} alone. What the JPEG family shares is not for others. */
module dev.gantry.codec {
    requires static org.jspecify;

    exports dev.gantry.codec;
    exports dev.gantry.codec.j2k;
    exports dev.gantry.codec.jpeg;
    exports dev.gantry.codec.jpegls;
    exports dev.gantry.codec.rle;
}
