package dev.gantry.codec.jpeg;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.t81.ScanBits;
import dev.gantry.codec.t81.ScanHeader;

/** Decodes the scans of one frame, one after the other, into its pixels. Not thread-safe. */
interface FrameProcess {

    /** Decodes one scan; what is missing in it becomes a warning. */
    void scan(ScanHeader scan, Tables tables, ScanBits bits) throws CodecException;

    /** Puts into the pixels what only the last scan completes. */
    void finish() throws CodecException;
}
