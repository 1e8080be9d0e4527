package dev.gantry.dicom;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes data sets (PS3.5 7) canonically: sequences and items that hold anything have undefined length, values have even
 * length, group lengths stand as they are. Deflates where the transfer syntax says so. Not thread-safe.
 */
public final class DatasetWriter {

    private static final int UNDEFINED = -1;
    private static final int SHORT_LENGTH = 0xFFFE;

    private final OutputStream out;
    private final TransferSyntax syntax;
    private final byte[] header = new byte[12];

    public DatasetWriter(OutputStream out, TransferSyntax syntax) {
        this.out = out;
        this.syntax = syntax;
    }

    /**
     * Writes a data set to its end; the stream stays open.
     *
     * @throws IllegalArgumentException if a value was left where it lies ({@link Value.Bulk})
     */
    public void write(Dataset dataset) throws IOException {
        if (syntax.deflated()) {
            deflate(dataset);
            return;
        }
        for (DataElement element : dataset) {
            write(element);
        }
    }

    /** PS3.5 A.5: raw deflate, padded to even length. */
    private void deflate(Dataset dataset) throws IOException {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater, ByteSource.CAPACITY);
            new DatasetWriter(deflated, TransferSyntax.ExplicitVRLittleEndian).write(dataset);
            deflated.finish();
            if ((deflater.getBytesWritten() & 1) != 0) {
                out.write(0);
            }
        } finally {
            deflater.end();
        }
    }

    private void write(DataElement element) throws IOException {
        switch (element.value()) {
            case Value.Raw raw -> writeRaw(element.tag(), element.vr(), raw.bytes());
            case Value.Items items -> writeItems(element.tag(), items);
            case Value.Fragments fragments -> writeFragments(element.tag(), element.vr(), fragments);
            case Value.Bulk bulk ->
                throw new IllegalArgumentException(element.tag() + " lies elsewhere, at byte " + bulk.offset());
        }
    }

    private void writeRaw(Tag tag, VR vr, Bytes bytes) throws IOException {
        int padding = bytes.length() & 1;
        int length = bytes.length() + padding;
        // What does not fit a 16-bit length is written as UN. PS3.5 6.2.2
        boolean tooLong = syntax.explicitVr() && !vr.hasLongLength() && length > SHORT_LENGTH;
        writeHeader(tag, tooLong ? VR.UN : vr, length);
        if (syntax.bigEndian() && !tooLong && vr.unit() > 1) {
            byte[] swapped = bytes.toArray();
            ByteOrders.swap(swapped, vr.unit());
            out.write(swapped);
        } else {
            bytes.writeTo(out);
        }
        if (padding > 0) {
            out.write(vr.paddingByte());
        }
    }

    private void writeItems(Tag tag, Value.Items items) throws IOException {
        if (items.items().isEmpty()) {
            writeHeader(tag, VR.SQ, 0);
            return;
        }
        writeHeader(tag, VR.SQ, UNDEFINED);
        for (Dataset item : items.items()) {
            if (item.isEmpty()) {
                writeDelimiter(DatasetReader.ITEM, 0);
                continue;
            }
            writeDelimiter(DatasetReader.ITEM, UNDEFINED);
            for (DataElement element : item) {
                write(element);
            }
            writeDelimiter(DatasetReader.ITEM_DELIMITER, 0);
        }
        writeDelimiter(DatasetReader.SEQUENCE_DELIMITER, 0);
    }

    private void writeFragments(Tag tag, VR vr, Value.Fragments fragments) throws IOException {
        writeHeader(tag, vr, UNDEFINED);
        for (Bytes fragment : fragments.fragments()) {
            int padding = fragment.length() & 1;
            writeDelimiter(DatasetReader.ITEM, fragment.length() + padding);
            fragment.writeTo(out);
            if (padding > 0) {
                out.write(0);
            }
        }
        writeDelimiter(DatasetReader.SEQUENCE_DELIMITER, 0);
    }

    private void writeHeader(Tag tag, VR vr, int length) throws IOException {
        putTag(tag.value());
        int size = 8;
        if (!syntax.explicitVr()) {
            putInt(4, length);
        } else {
            header[4] = (byte) vr.name().charAt(0);
            header[5] = (byte) vr.name().charAt(1);
            if (vr.hasLongLength()) {
                putShort(6, 0);
                putInt(8, length);
                size = 12;
            } else {
                putShort(6, length);
            }
        }
        out.write(header, 0, size);
    }

    private void writeDelimiter(int tag, int length) throws IOException {
        putTag(tag);
        putInt(4, length);
        out.write(header, 0, 8);
    }

    private void putTag(int tag) {
        putShort(0, tag >>> 16);
        putShort(2, tag);
    }

    private void putShort(int at, int value) {
        boolean big = syntax.bigEndian();
        header[at] = (byte) (big ? value >>> 8 : value);
        header[at + 1] = (byte) (big ? value : value >>> 8);
    }

    private void putInt(int at, int value) {
        boolean big = syntax.bigEndian();
        putShort(at, big ? value >>> 16 : value);
        putShort(at + 2, big ? value : value >>> 16);
    }
}
