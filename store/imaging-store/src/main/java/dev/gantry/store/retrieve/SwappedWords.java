package dev.gantry.store.retrieve;

import java.io.IOException;
import java.io.InputStream;

/** A part of a stream of big endian words, their bytes turned around. An incomplete last word is dropped. */
final class SwappedWords extends InputStream {
    private static final int CAPACITY = 1 << 13;

    private final InputStream in;
    private final int wordBytes;
    private final byte[] words = new byte[CAPACITY];
    private int position;
    private int end;
    private long lead;
    private long left;

    /**
     * @param in begins with a whole word
     * @param wordBytes 2, 4 or 8
     * @param lead bytes of the first word that are not part of it
     * @param length of the part in bytes
     */
    SwappedWords(InputStream in, int wordBytes, long lead, long length) {
        this.in = in;
        this.wordBytes = wordBytes;
        this.lead = lead;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 || position == end && !fill()) {
            return -1;
        }
        int count = (int) Math.min(Math.min(length, left), end - position);
        System.arraycopy(words, position, target, offset, count);
        position += count;
        left -= count;
        return count;
    }

    private boolean fill() throws IOException {
        int wanted = (int) Math.min(CAPACITY, lead + left + wordBytes - 1);
        end = in.readNBytes(words, 0, wanted / wordBytes * wordBytes) / wordBytes * wordBytes;
        for (int at = 0; at < end; at += wordBytes) {
            for (int low = at, high = at + wordBytes - 1; low < high; low++, high--) {
                byte b = words[low];
                words[low] = words[high];
                words[high] = b;
            }
        }
        position = (int) Math.min(lead, end);
        lead = 0;
        return position < end;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
