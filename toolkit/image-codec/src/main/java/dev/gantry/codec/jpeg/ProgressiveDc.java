package dev.gantry.codec.jpeg;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.t81.BitSource;
import dev.gantry.codec.t81.ScanHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** DC coefficients without their low bits, or one more of those bits (T.81 G.1.2.1). */
final class ProgressiveDc implements BlockDecoder {
    private final BitSource source;
    private final List<HuffmanTable> tables = new ArrayList<>();
    private final int[] predictions;
    private final int low;

    ProgressiveDc(ScanHeader scan, Tables given, BitSource source) throws CodecException {
        this.source = source;
        this.low = scan.low();
        this.predictions = new int[scan.components().size()];
        if (scan.high() == 0) {
            for (ScanHeader.Component component : scan.components()) {
                tables.add(given.dc(component.dcTable()));
            }
        }
    }

    @Override
    public void restart() {
        Arrays.fill(predictions, 0);
    }

    @Override
    public void block(int component, short[] coefficients, int at) {
        if (tables.isEmpty()) {
            coefficients[at] |= (short) (source.read(1) << low);
            return;
        }
        predictions[component] += SequentialBlocks.readDifference(tables.get(component), source);
        coefficients[at] = (short) (predictions[component] << low);
    }
}
