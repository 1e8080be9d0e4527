package dev.gantry.codec.jpeg;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.t81.BitSource;
import dev.gantry.codec.t81.ScanHeader;
import java.util.Arrays;

/** Whole blocks (T.81 F.2.2). */
final class SequentialBlocks implements BlockDecoder {
    private final BitSource source;
    private final HuffmanTable[] dc;
    private final HuffmanTable[] ac;
    private final int[] predictions;

    SequentialBlocks(ScanHeader scan, Tables tables, BitSource source) throws CodecException {
        int n = scan.components().size();
        this.source = source;
        this.dc = new HuffmanTable[n];
        this.ac = new HuffmanTable[n];
        this.predictions = new int[n];
        for (int i = 0; i < n; i++) {
            dc[i] = tables.dc(scan.components().get(i).dcTable());
            ac[i] = tables.ac(scan.components().get(i).acTable());
        }
    }

    @Override
    public void restart() {
        Arrays.fill(predictions, 0);
    }

    @Override
    public void block(int component, short[] coefficients, int at) {
        predictions[component] += readDifference(dc[component], source);
        coefficients[at] = (short) predictions[component];
        HuffmanTable table = ac[component];
        long position = source.position();
        for (int k = 1; k < 64; k++) {
            long window = source.peek(position);
            int entry = table.lookup(window);
            int length = entry >> 8;
            int size = entry & 15;
            k += entry >> 4 & 15;
            position += length + size;
            if (size > 0 && k < 64) {
                int extra = (int) (window << length >>> 1 >>> (63 - size));
                coefficients[at + ZigZag.natural(k)] = (short) DifferenceReader.extend(extra, size);
            } else if ((entry & 0xff) != 0xf0) {
                break;
            }
        }
        source.seek(position);
    }

    /** Reads a coded difference of DC coefficients (T.81 F.2.2.1). */
    static int readDifference(HuffmanTable table, BitSource source) {
        int category = table.read(source) & 15;
        return DifferenceReader.extend(source.read(category), category);
    }
}
