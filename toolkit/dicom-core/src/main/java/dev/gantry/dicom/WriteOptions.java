package dev.gantry.dicom;

import java.util.zip.Deflater;

/**
 * How to write, where the standard leaves a choice. Immutable; each method answers changed options.
 *
 * <p>A file is <em>in canonical form</em> if it is what these options can say: all its sequences have lengths of one
 * {@link Lengths form}, and so have all its items; tags ascend; meta information is explicit little endian with its right
 * group length; a deflated data set is compressed by zlib at the level asked for. {@link DicomFile#read} notes the form
 * it met ({@link DicomFile#form}), and such a file is written back byte for byte. Per sequence nothing is remembered: of
 * some 280 real files with sequences 7 mix both forms, and a data set is a value, not the history of its bytes.
 *
 * <p>A data set that comes from no file is written as {@link #canonical()} has it: lengths undefined, since that can be
 * written in one pass and stays right whatever is inserted.
 *
 * @param sequences how sequences tell where they end
 * @param items how items do
 * @param groupLengths what becomes of (gggg,0000)
 * @param deflateLevel of zlib, 0 to 9, or -1 for its default; for deflated transfer syntaxes
 * @param padding 0, or the even number of bytes of which the data set's length becomes a multiple, by Data Set Trailing
 *     Padding (FFFC,FFFC)
 */
public record WriteOptions(Lengths sequences, Lengths items, GroupLengths groupLengths, int deflateLevel, int padding) {

    /** How a sequence or an item tells where it ends. PS3.5 7.5.1 */
    public enum Lengths {
        /** By a length. */
        DEFINED,
        /** By a delimiter, but where it is empty by a length of 0. */
        UNDEFINED,
        /** By a delimiter, even where it is empty. */
        ALWAYS_UNDEFINED
    }

    /** Group lengths, which are retired but in command sets and File Meta Information. PS3.5 7.2 */
    public enum GroupLengths {
        /** As the data set has them. */
        KEPT,
        /** Those that the data set has, with the right value. */
        CORRECTED,
        /** In every group, also of items. */
        ADDED,
        OMITTED
    }

    private static final WriteOptions CANONICAL =
            new WriteOptions(Lengths.UNDEFINED, Lengths.UNDEFINED, GroupLengths.KEPT, Deflater.DEFAULT_COMPRESSION, 0);

    public WriteOptions {
        if (deflateLevel < -1 || deflateLevel > 9) {
            throw new IllegalArgumentException("a deflate level is 0 to 9, or -1");
        }
        if (padding < 0 || (padding & 1) != 0) {
            throw new IllegalArgumentException("padding is even, 0 for none");
        }
    }

    public static WriteOptions canonical() {
        return CANONICAL;
    }

    /** For sequences and items alike. */
    public WriteOptions lengths(Lengths lengths) {
        return lengths(lengths, lengths);
    }

    public WriteOptions lengths(Lengths sequences, Lengths items) {
        return new WriteOptions(sequences, items, groupLengths, deflateLevel, padding);
    }

    public WriteOptions groupLengths(GroupLengths lengths) {
        return new WriteOptions(sequences, items, lengths, deflateLevel, padding);
    }

    public WriteOptions deflateLevel(int level) {
        return new WriteOptions(sequences, items, groupLengths, level, padding);
    }

    public WriteOptions padding(int multiple) {
        return new WriteOptions(sequences, items, groupLengths, deflateLevel, multiple);
    }

    /** Whether lengths must be known before what they measure is written. */
    boolean needsMeasuring() {
        return sequences == Lengths.DEFINED
                || items == Lengths.DEFINED
                || groupLengths == GroupLengths.CORRECTED
                || groupLengths == GroupLengths.ADDED;
    }
}
