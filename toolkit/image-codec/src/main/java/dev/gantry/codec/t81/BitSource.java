package dev.gantry.codec.t81;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bits between two markers, without their stuffing. Reading past the end gives zeros: readers look at
 * {@link #exhausted} now and then, not at every bit. A position is the only state, so a tight loop can keep it in a local
 * variable and use {@link #peek(long)}. Not thread-safe.
 */
public final class BitSource {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int PADDING = 2 * Long.BYTES;

    private final byte[] codestream;
    private final boolean bitStuffed;
    private final byte[] data;
    private int last;
    private long position;
    private long end;

    private BitSource(byte[] codestream, boolean bitStuffed) {
        this.codestream = codestream;
        this.bitStuffed = bitStuffed;
        this.data = new byte[codestream.length + PADDING];
    }

    /** Bits in which a zero byte follows each byte of ones (T.81 B.1.1.5). */
    public static BitSource byteStuffed(byte[] codestream) {
        return new BitSource(codestream, false);
    }

    /** Bits in which a zero bit follows each byte of ones (T.87 C.2.1). */
    public static BitSource bitStuffed(byte[] codestream) {
        return new BitSource(codestream, true);
    }

    /**
     * Takes the bits from a byte of the codestream up to the next marker.
     *
     * @return where that marker begins, or the codestream's length
     */
    public int load(int from) {
        int stop = bitStuffed ? loadBitStuffed(from) : loadByteStuffed(from);
        position = 0;
        last = (int) ((end + 7) >>> 3);
        data[Math.min(last + Long.BYTES, data.length - 1)] = 0;
        LONG.set(data, last, 0L);
        return stop;
    }

    private int loadByteStuffed(int from) {
        int in = from;
        int out = 0;
        while (in < codestream.length) {
            byte value = codestream[in];
            if (value == -1) {
                int next = in + 1 < codestream.length ? codestream[in + 1] : -1;
                if (next != 0) {
                    break;
                }
                in++;
            }
            data[out++] = value;
            in++;
        }
        end = (long) out << 3;
        return in;
    }

    private int loadBitStuffed(int from) {
        int in = from;
        int out = 0;
        int pending = 0;
        int count = 0;
        int bits = 8;
        while (in < codestream.length) {
            int value = codestream[in] & 0xff;
            if (value == 0xff && (in + 1 == codestream.length || codestream[in + 1] < 0)) {
                break;
            }
            pending = pending << bits | value;
            count += bits;
            if (count >= 8) {
                count -= 8;
                data[out++] = (byte) (pending >>> count);
            }
            bits = value == 0xff ? 7 : 8;
            in++;
        }
        end = ((long) out << 3) + count;
        data[out] = (byte) (pending << (8 - count));
        return in;
    }

    /** Where the next bit is, counted from the first one loaded. */
    public long position() {
        return position;
    }

    /** Goes on from a position, which may be behind the end. */
    public void seek(long to) {
        position = to;
    }

    /** At least 57 bits from a position on, in the high bits; zeros from the end on. */
    public long peek(long at) {
        int from = (int) (at >>> 3);
        return from > last ? 0 : (long) LONG.get(data, from) << (at & 7);
    }

    /** At least 57 bits, in the high bits, which are still to be read. */
    public long peek() {
        return peek(position);
    }

    public void skip(int bits) {
        position += bits;
    }

    /** Reads 0 to 32 bits. */
    public int read(int bits) {
        long window = peek();
        position += bits;
        return (int) (window >>> 1 >>> (63 - bits));
    }

    /** Whether more was read than there is. */
    public boolean exhausted() {
        return position > end;
    }

    /** Bits that are left; negative when more was read than there is. */
    public long left() {
        return end - position;
    }
}
