package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;

/** Finds the codestream: the bytes themselves, or the contents of the first {@code jp2c} box of a JP2 file (T.800 I). */
final class Jp2 {
    private static final long SIGNATURE = 0x6A502020L;
    private static final long CODESTREAM = 0x6A703263L;

    private Jp2() {}

    static ByteReader codestream(byte[] data, int length) throws CodecException {
        ByteReader whole = new ByteReader(data, 0, length);
        if (length < 12 || (data[0] & 0xFF) == 0xFF) {
            return whole;
        }
        ByteReader first = new ByteReader(data, 0, length);
        if (first.u32() != 12 || first.u32() != SIGNATURE) {
            return whole;
        }
        while (whole.remaining() >= 8) {
            int at = whole.position();
            long size = whole.u32();
            boolean found = whole.u32() == CODESTREAM;
            if (size == 1) {
                long high = whole.u32();
                size = high << 32 | whole.u32();
            }
            long body = size == 0 ? whole.remaining() : size - (whole.position() - at);
            if (found) { // a box that breaks off gives what is there
                return whole.slice(Math.clamp(body, 0, whole.remaining()));
            }
            if (body < 0 || body > whole.remaining()) {
                throw new CodecException("a JP2 box of " + size + " bytes", at);
            }
            whole.slice((int) body);
        }
        throw new CodecException("a JP2 file without a codestream", length);
    }
}
