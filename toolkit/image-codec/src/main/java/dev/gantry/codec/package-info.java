/**
 * Codestreams and samples: RLE, JPEG, JPEG-LS, JPEG 2000 and HTJ2K, decoders and encoders in plain Java. A codec sees a
 * codestream, a {@link dev.gantry.codec.FrameFormat} and samples; it must not know what DICOM is, and keeps nothing
 * between two frames but scratch memory.
 */
@NullMarked
package dev.gantry.codec;

import org.jspecify.annotations.NullMarked;
