package dev.gantry.codec.jpeg;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.t81.Marker;
import dev.gantry.codec.t81.MarkerReader;
import java.util.HashMap;
import java.util.Map;

/** The tables and the restart interval that hold until others replace them (T.81 B.2.4). Not thread-safe. */
final class Tables {
    private static final int AC = 0x10;

    private final Map<Integer, HuffmanTable> huffman = new HashMap<>();
    private final Map<Integer, int[]> quantisation = new HashMap<>();
    private int restartInterval;

    /** Reads what is in a DHT, DQT or DRI segment; others hold no tables. */
    void read(int marker, MarkerReader reader) throws CodecException {
        switch (marker) {
            case Marker.DHT -> readHuffman(reader);
            case Marker.DQT -> readQuantisation(reader);
            case Marker.DRI -> restartInterval = reader.u16();
            default -> {}
        }
    }

    private void readHuffman(MarkerReader reader) throws CodecException {
        while (reader.left() > 0) {
            int which = reader.u8();
            int[] counts = new int[16];
            int total = 0;
            for (int i = 0; i < counts.length; i++) {
                counts[i] = reader.u8();
                total += counts[i];
            }
            if (total > 256 || (which & 0xec) != 0) {
                throw new CodecException("a Huffman table of " + total + " codes", reader.markerAt());
            }
            byte[] symbols = new byte[total];
            for (int i = 0; i < total; i++) {
                symbols[i] = (byte) reader.u8();
            }
            huffman.put(which, HuffmanTable.of(counts, symbols, reader.markerAt()));
        }
    }

    private void readQuantisation(MarkerReader reader) throws CodecException {
        while (reader.left() > 0) {
            int which = reader.u8();
            int[] steps = new int[64];
            for (int k = 0; k < steps.length; k++) {
                steps[ZigZag.natural(k)] = which >> 4 == 0 ? reader.u8() : reader.u16();
            }
            quantisation.put(which & 3, steps);
        }
    }

    HuffmanTable dc(int index) throws CodecException {
        return present(huffman, index, "DC Huffman table");
    }

    HuffmanTable ac(int index) throws CodecException {
        return present(huffman, AC | index, "AC Huffman table");
    }

    /** Steps in the order of rows. */
    int[] quantisation(int index) throws CodecException {
        return present(quantisation, index, "quantisation table");
    }

    private static <T> T present(Map<Integer, T> tables, int key, String what) throws CodecException {
        T table = tables.get(key);
        if (table == null) {
            throw new CodecException("no " + what + " " + (key & 3) + " is given", -1);
        }
        return table;
    }

    /** MCUs between two restarts, 0 when there are none. */
    int restartInterval() {
        return restartInterval;
    }
}
