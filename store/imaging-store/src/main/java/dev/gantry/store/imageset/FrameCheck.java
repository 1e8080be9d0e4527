package dev.gantry.store.imageset;

/**
 * What is known of one frame's uncompressed samples.
 *
 * @param crc32 of the frame's bytes as stored
 * @param minimum smallest sample value, in the sign and the stored bits that the data set declares
 * @param maximum largest sample value
 */
public record FrameCheck(int crc32, double minimum, double maximum) {}
