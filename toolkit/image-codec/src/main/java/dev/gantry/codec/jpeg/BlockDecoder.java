package dev.gantry.codec.jpeg;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.t81.BitSource;
import dev.gantry.codec.t81.ScanHeader;

/** Decodes the blocks of one scan in their order. Not thread-safe. */
interface BlockDecoder {

    /**
     * Decodes a block, or a part of its coefficients.
     *
     * @param component which of the scan's
     * @param at where the block begins, by rows
     */
    void block(int component, short[] coefficients, int at);

    /** Forgets what restart markers make forgotten. */
    void restart();

    /** The decoder that a scan of a sequential or progressive frame asks for (T.81 F.2, G.2). */
    static BlockDecoder of(boolean progressive, ScanHeader scan, Tables tables, BitSource bits) throws CodecException {
        if (!progressive) {
            return new SequentialBlocks(scan, tables, bits);
        }
        boolean dc = scan.start() == 0;
        boolean band = dc ? scan.end() == 0 : scan.components().size() == 1 && scan.start() <= scan.end();
        if (!band || scan.end() > 63 || scan.low() > 13) {
            throw new CodecException("a progressive scan of coefficients " + scan.start() + " to " + scan.end(), -1);
        }
        if (dc) {
            return new ProgressiveDc(scan, tables, bits);
        }
        return new ProgressiveAc(scan, tables, bits);
    }
}
