package dev.gantry.dicom;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes data sets (PS3.5 7), with values of even length, and deflated where the transfer syntax says so. What the
 * standard leaves open is said by {@link WriteOptions}. The stream is written to in blocks; it is neither flushed nor
 * closed. Not thread-safe.
 */
public final class DatasetWriter {

    private static final int TRAILING_PADDING = 0xFFFCFFFC;

    private final OutputStream out;
    private final TransferSyntax syntax;
    private final Encoding encoding;
    private final WriteOptions options;

    /** A writer of the {@linkplain WriteOptions#canonical() canonical} form. */
    public DatasetWriter(OutputStream out, TransferSyntax syntax) {
        this(out, syntax, WriteOptions.canonical());
    }

    public DatasetWriter(OutputStream out, TransferSyntax syntax, WriteOptions options) {
        this.out = out;
        this.syntax = syntax;
        this.encoding = Encoding.of(syntax);
        this.options = options;
    }

    /**
     * Writes a data set to its end.
     *
     * @throws IllegalArgumentException if a value was left where it lies ({@link Value.Bulk})
     */
    public void write(Dataset dataset) throws IOException {
        if (syntax.deflated()) {
            deflate(dataset);
        } else {
            writeTo(out, dataset);
        }
    }

    /** PS3.5 A.5: raw deflate, padded to even length. */
    private void deflate(Dataset dataset) throws IOException {
        Deflater deflater = new Deflater(options.deflateLevel(), true);
        try {
            DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater, ByteSource.CAPACITY);
            writeTo(deflated, dataset);
            deflated.finish();
            if ((deflater.getBytesWritten() & 1) != 0) {
                out.write(0);
            }
        } finally {
            deflater.end();
        }
    }

    private void writeTo(OutputStream target, Dataset dataset) throws IOException {
        Dataset body = options.padding() == 0 ? dataset : dataset.without(Tag.of(TRAILING_PADDING));
        LengthPlan plan = new LengthPlan();
        if (options.needsMeasuring()) {
            new DatasetEmission(ElementOutput.counting(encoding), options, plan).run(body);
        }
        plan.replay();
        ElementOutput output = ElementOutput.to(target, encoding).withBigEndianPixels(syntax.bigEndianPixels());
        new DatasetEmission(output, options, plan).run(body);
        if (options.padding() > 0) {
            pad(output);
        }
        output.flush();
    }

    /** PS3.5 7.2: Data Set Trailing Padding. */
    private void pad(ElementOutput output) throws IOException {
        long over = output.position() % options.padding();
        if (over == 0) {
            return;
        }
        int size = options.padding() - (int) over - output.headerSize(VR.OB);
        while (size < 0) {
            size += options.padding();
        }
        output.element(TRAILING_PADDING, VR.OB, Bytes.wrap(new byte[size]));
    }
}
