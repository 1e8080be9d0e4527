package dev.gantry.codec.j2k;

import java.util.Arrays;

/** The MQ arithmetic encoder (T.800 C.2), with a buffer of its own. */
final class MqEncoder {
    final byte[] contexts = new byte[MqTable.CONTEXTS];
    /** From 1; the byte before takes a carry that never comes. */
    private byte[] data = new byte[1 << 14];

    private int position;
    private int interval;
    private int code;
    private int count;

    void start() {
        data[0] = 0;
        position = 0;
        interval = 0x8000;
        code = 0;
        count = 12;
    }

    void encode(int context, int bit) {
        int state = contexts[context];
        int probability = MqTable.QE[state];
        interval -= probability;
        if (bit == (state & 1)) {
            if ((interval & 0x8000) != 0) {
                code += probability;
                return;
            }
            if (interval < probability) {
                interval = probability;
            } else {
                code += probability;
            }
            contexts[context] = MqTable.AFTER_MORE[state];
        } else {
            if (interval < probability) {
                code += probability;
            } else {
                interval = probability;
            }
            contexts[context] = MqTable.AFTER_LESS[state];
        }
        renormalize();
    }

    private void renormalize() {
        do {
            interval <<= 1;
            code <<= 1;
            if (--count == 0) {
                byteOut();
            }
        } while ((interval & 0x8000) == 0);
    }

    private void byteOut() {
        if (position + 2 >= data.length) {
            data = Arrays.copyOf(data, 2 * data.length);
        }
        if (data[position] != (byte) 0xFF && (code & 0x8000000) != 0) {
            data[position]++;
            code &= 0x7FFFFFF;
        }
        if (data[position] == (byte) 0xFF) { // room for a carry: seven bits
            data[++position] = (byte) (code >> 20);
            code &= 0xFFFFF;
            count = 7;
        } else {
            data[++position] = (byte) (code >> 19);
            code &= 0x7FFFF;
            count = 8;
        }
    }

    /** Bytes that surely suffice to decode all symbols so far. */
    int bound() {
        return position + 5;
    }

    /** Ends the codeword (T.800 C.2.9). @return its length */
    int finish() {
        int above = code + interval;
        code |= 0xFFFF;
        if (code >= above) {
            code -= 0x8000;
        }
        code <<= count;
        byteOut();
        code <<= count;
        byteOut();
        return data[position] == (byte) 0xFF ? position - 1 : position;
    }

    void copyTo(ByteSink out, int length) {
        out.write(data, 1, length);
    }

    /** A length to cut the codeword at: no segment ends in FF, which a decoder supplies anyway. */
    int trimmed(int length) {
        int end = length;
        while (end > 0 && data[end] == (byte) 0xFF) {
            end--;
        }
        return end;
    }
}
