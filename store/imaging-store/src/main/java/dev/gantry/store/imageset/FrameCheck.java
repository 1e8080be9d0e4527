package dev.gantry.store.imageset;

/**
 * What is known of one frame's uncompressed samples.
 *
 * @param crc32 of the frame's bytes as stored
 * @param minimum smallest sample value, sign as the data set says
 * @param maximum largest sample value
 */
public record FrameCheck(int crc32, int minimum, int maximum) {}
