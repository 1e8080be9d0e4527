/**
 * JPEG as of ITU-T T.81: decodes the baseline, extended (8 and 12 bits) and progressive processes with Huffman coding
 * and the lossless process; encodes lossless and baseline. Samples stay in the colours in which they were coded. It must
 * not know DICOM. Arithmetic coding and hierarchical frames are refused by name.
 */
@NullMarked
package dev.gantry.codec.jpeg;

import org.jspecify.annotations.NullMarked;
