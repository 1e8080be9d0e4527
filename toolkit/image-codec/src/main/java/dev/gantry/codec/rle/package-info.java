/**
 * The run-length codec of PS3.5 Annex G: one PackBits stream for each byte of each component, the most significant byte
 * first. It has no header of its own that says a shape, so the frame asked for decides. It must not know other codecs.
 */
@NullMarked
package dev.gantry.codec.rle;

import org.jspecify.annotations.NullMarked;
