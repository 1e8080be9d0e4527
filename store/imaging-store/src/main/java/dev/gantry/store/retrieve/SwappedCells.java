package dev.gantry.store.retrieve;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Turns the bytes of each cell around: big endian samples become little endian. An incomplete last cell is dropped. */
final class SwappedCells extends FilterInputStream {
    private final byte[] cell;
    private int next;

    SwappedCells(InputStream bigEndian, int cellBytes) {
        super(bigEndian);
        cell = new byte[cellBytes];
        next = -1;
    }

    @Override
    public int read() throws IOException {
        if (next < 0) {
            if (in.readNBytes(cell, 0, cell.length) < cell.length) {
                return -1;
            }
            next = cell.length - 1;
        }
        return cell[next--] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (next >= 0 || length < cell.length) {
            return readSingly(buffer, offset, length);
        }
        int n = in.readNBytes(buffer, offset, length / cell.length * cell.length) / cell.length * cell.length;
        for (int at = offset; at < offset + n; at += cell.length) {
            for (int low = at, high = at + cell.length - 1; low < high; low++, high--) {
                byte b = buffer[low];
                buffer[low] = buffer[high];
                buffer[high] = b;
            }
        }
        return n == 0 ? -1 : n;
    }

    private int readSingly(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int b = read();
        if (b < 0) {
            return -1;
        }
        buffer[offset] = (byte) b;
        return 1;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = 0;
        while (skipped < n && read() >= 0) {
            skipped++;
        }
        return skipped;
    }
}
