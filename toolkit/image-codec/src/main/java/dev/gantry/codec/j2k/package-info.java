/**
 * JPEG 2000 Part 1 (ITU-T T.800) and High-Throughput JPEG 2000 (ITU-T T.814): codestreams, bare or in a JP2 file.
 * Reading goes {@code Headers} (markers) → {@code Tile} (bands, precincts, code-blocks) → {@code PacketReader} (which
 * bytes belong to which block) → a block decoder → {@code Synthesis} (wavelet) → {@code Samples}; writing goes the other way.
 * Signed integers are two's complement, bands lie in flat arrays with an offset and a stride. Scratch memory is
 * borrowed for one frame at a time. Must not know DICOM, nor the other codecs.
 */
@NullMarked
package dev.gantry.codec.j2k;

import org.jspecify.annotations.NullMarked;
