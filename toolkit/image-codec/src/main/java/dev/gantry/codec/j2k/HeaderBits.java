package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;

/** The bits of packet headers: most significant first, a byte after FF has seven (T.800 B.10.1). */
final class HeaderBits {
    private byte[] data = new byte[0];
    private int position;
    private int end;
    private int current;
    private int left;

    void start(byte[] bytes, int from, int to) {
        data = bytes;
        position = from;
        end = to;
        current = 0;
        left = 0;
    }

    int bit() throws CodecException {
        if (left == 0) {
            if (position >= end) {
                throw new CodecException("the codestream ends within a packet header", position);
            }
            left = current == 0xFF ? 7 : 8;
            current = data[position++] & 0xFF;
        }
        left--;
        return current >> left & 1;
    }

    int bits(int count) throws CodecException {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /** Ends the header; what follows it begins at the position returned. */
    int finish() {
        if (current == 0xFF && position < end) {
            position++;
        }
        return position;
    }
}
