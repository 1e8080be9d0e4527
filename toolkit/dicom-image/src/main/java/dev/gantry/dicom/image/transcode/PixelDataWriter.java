package dev.gantry.dicom.image.transcode;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.image.ImageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes the Pixel Data element from a spool: native (PS3.5 A.1 to A.3), or in fragments, one a frame (A.4). */
final class PixelDataWriter {
    private static final int BLOCK = 1 << 16;
    private static final long LONGEST = 0xFFFF_FFFEL;
    private static final int ITEM = 0xFFFEE000;
    private static final int SEQUENCE_END = 0xFFFEE0DD;

    private final FrameSpool spool;
    private final TransferSyntax target;

    PixelDataWriter(FrameSpool spool, TransferSyntax target) {
        this.spool = spool;
        this.target = target;
    }

    /** Puts the tables that come before the element where the last frame begins beyond what a Basic Offset Table can say. */
    void describe(DatasetBuilder builder) {
        builder.remove(Tag.ExtendedOffsetTable).remove(Tag.ExtendedOffsetTableLengths);
        if (!target.encapsulated() || !isExtended()) {
            return;
        }
        ByteBuffer offsets = little(Long.BYTES * spool.frames());
        ByteBuffer lengths = little(Long.BYTES * spool.frames());
        long offset = 0;
        for (int frame = 0; frame < spool.frames(); frame++) {
            offsets.putLong(offset);
            lengths.putLong(padded(spool.length(frame)));
            offset += 8 + padded(spool.length(frame));
        }
        builder.raw(Tag.ExtendedOffsetTable, VR.OV, Bytes.wrap(offsets.array()))
                .raw(Tag.ExtendedOffsetTableLengths, VR.OV, Bytes.wrap(lengths.array()));
    }

    private boolean isExtended() {
        long offset = 0;
        for (int frame = 0; frame < spool.frames() - 1; frame++) {
            offset += 8 + padded(spool.length(frame));
        }
        return offset > LONGEST;
    }

    private static long padded(long length) {
        return length + (length & 1);
    }

    /** @param cellBytes of a native cell, the bytes to swap in big endian */
    void write(OutputStream out, int cellBytes) throws IOException {
        try (InputStream frames = spool.open()) {
            if (target.encapsulated()) {
                writeFragments(frames, out);
            } else {
                writeNative(frames, out, cellBytes);
            }
        }
    }

    private void writeNative(InputStream cells, OutputStream out, int cellBytes) throws IOException {
        if (spool.bytes() > LONGEST) {
            throw new ImageException(spool.bytes() + " bytes are too long for native pixel data");
        }
        header(out, cellBytes > 1 ? VR.OW : VR.OB, padded(spool.bytes()));
        boolean swapping = target.bigEndian() && cellBytes > 1;
        byte[] block = new byte[BLOCK];
        for (int read = cells.readNBytes(block, 0, BLOCK); read > 0; read = cells.readNBytes(block, 0, BLOCK)) {
            if (swapping) {
                swap(block, read, cellBytes);
            }
            out.write(block, 0, read);
        }
        if ((spool.bytes() & 1) != 0) {
            out.write(0);
        }
    }

    private static void swap(byte[] block, int length, int cell) {
        for (int at = 0; at + cell <= length; at += cell) {
            for (int low = at, high = at + cell - 1; low < high; low++, high--) {
                byte kept = block[low];
                block[low] = block[high];
                block[high] = kept;
            }
        }
    }

    private void writeFragments(InputStream frames, OutputStream out) throws IOException {
        header(out, VR.OB, 0xFFFF_FFFFL);
        writeBasicOffsets(out);
        for (int frame = 0; frame < spool.frames(); frame++) {
            long length = spool.length(frame);
            out.write(item(ITEM, padded(length)));
            copy(frames, out, length);
            if ((length & 1) != 0) {
                out.write(0);
            }
        }
        out.write(item(SEQUENCE_END, 0));
    }

    private void writeBasicOffsets(OutputStream out) throws IOException {
        if (isExtended()) {
            out.write(item(ITEM, 0));
            return;
        }
        ByteBuffer table = little(Integer.BYTES * spool.frames());
        long offset = 0;
        for (int frame = 0; frame < spool.frames(); frame++) {
            table.putInt((int) offset);
            offset += 8 + padded(spool.length(frame));
        }
        out.write(item(ITEM, table.capacity()));
        out.write(table.array());
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] block = new byte[(int) Math.min(BLOCK, Math.max(1, length))];
        for (long left = length; left > 0; ) {
            int read = in.readNBytes(block, 0, (int) Math.min(block.length, left));
            if (read == 0) {
                throw new IOException("the spool of frames became shorter");
            }
            out.write(block, 0, read);
            left -= read;
        }
    }

    private void header(OutputStream out, VR vr, long length) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(target.explicitVr() ? 12 : 8)
                .order(target.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        header.putShort((short) 0x7FE0).putShort((short) 0x0010);
        if (target.explicitVr()) {
            header.put((byte) vr.name().charAt(0))
                    .put((byte) vr.name().charAt(1))
                    .putShort((short) 0);
        }
        out.write(header.putInt((int) length).array());
    }

    private static byte[] item(int tag, long length) {
        return little(8)
                .putShort((short) (tag >>> 16))
                .putShort((short) tag)
                .putInt((int) length)
                .array();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
