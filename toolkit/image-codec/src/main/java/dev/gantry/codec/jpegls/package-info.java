/**
 * JPEG-LS as of ITU-T T.87: lossless and near-lossless, 2 to 16 bits, all three interleave modes, preset parameters and
 * restart intervals. It must not know DICOM. Mapping tables are passed over: samples come out as indices into them.
 */
@NullMarked
package dev.gantry.codec.jpegls;

import org.jspecify.annotations.NullMarked;
