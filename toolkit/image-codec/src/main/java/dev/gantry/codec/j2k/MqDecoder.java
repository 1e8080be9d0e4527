package dev.gantry.codec.j2k;

/** The MQ arithmetic decoder (T.800 C.3) and the bits of bypassed passes (D.6); what follows a segment's end reads as ones. */
final class MqDecoder {
    final byte[] contexts = new byte[MqTable.CONTEXTS];
    private byte[] data = new byte[0];
    private int position;
    private int end;
    private int interval;
    private int code;
    private int count;

    void start(byte[] bytes, int from, int to) {
        data = bytes;
        position = from;
        end = to;
        code = byteAt(from) << 16;
        byteIn();
        code <<= 7;
        count -= 7;
        interval = 0x8000;
    }

    int decode(int context) {
        int state = contexts[context];
        int probability = MqTable.QE[state];
        int rest = interval - probability;
        if (code >>> 16 >= probability) {
            code -= probability << 16;
            if ((rest & 0x8000) != 0) {
                interval = rest;
                return state & 1;
            }
            return exchange(context, state, rest, rest >= probability);
        }
        return exchange(context, state, probability, rest < probability);
    }

    private int exchange(int context, int state, int left, boolean more) {
        contexts[context] = more ? MqTable.AFTER_MORE[state] : MqTable.AFTER_LESS[state];
        int shift = Integer.numberOfLeadingZeros(left) - 16;
        interval = left << shift;
        while (shift > count) {
            code <<= count;
            shift -= count;
            byteIn();
        }
        code <<= shift;
        count -= shift;
        return more ? state & 1 : ~state & 1;
    }

    private void byteIn() {
        int next = byteAt(position + 1);
        if (byteAt(position) == 0xFF) {
            if (next > 0x8F) {
                code += 0xFF00;
                count = 8;
            } else {
                position++;
                code += next << 9;
                count = 7;
            }
        } else {
            position++;
            code += next << 8;
            count = 8;
        }
    }

    private int byteAt(int at) {
        return at < end ? data[at] & 0xFF : 0xFF;
    }

    void startRaw(byte[] bytes, int from, int to) {
        data = bytes;
        position = from;
        end = to;
        code = 0;
        count = 0;
    }

    int raw() {
        if (count == 0) {
            count = code == 0xFF ? 7 : 8;
            code = byteAt(position++);
        }
        count--;
        return code >> count & 1;
    }
}
