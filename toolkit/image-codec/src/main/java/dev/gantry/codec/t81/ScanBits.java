package dev.gantry.codec.t81;

/** The entropy-coded data of one scan, restart interval by restart interval. Not thread-safe. */
public final class ScanBits {
    private final byte[] codestream;
    private final BitSource source;
    private int markerAt;

    /** @param from the first byte behind the scan's header */
    public ScanBits(byte[] codestream, BitSource source, int from) {
        this.codestream = codestream;
        this.source = source;
        this.markerAt = source.load(from);
    }

    /** The bits of this interval. */
    public BitSource source() {
        return source;
    }

    /** Goes to the next interval; false when another marker, or nothing, follows this one. */
    public boolean restart() {
        if (!atRestart()) {
            return false;
        }
        markerAt = source.load(markerAt + 2);
        return true;
    }

    private boolean atRestart() {
        return markerAt + 1 < codestream.length && Marker.isRestart(codestream[markerAt + 1] & 0xff);
    }

    /** Passes over intervals that nobody asked for; where the marker behind the scan begins. */
    public int end() {
        while (atRestart()) {
            markerAt = source.load(markerAt + 2);
        }
        return markerAt;
    }
}
