package dev.gantry.dicom.image.render;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes pictures as PNG (ISO/IEC 15948): 8 bits, not interlaced, each row with the filter of Paeth. */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int LEVEL = 6;
    private static final int GREY = 0;
    private static final int TRUECOLOUR = 2;
    private static final byte PAETH = 4;

    private Png() {}

    static byte[] of(Picture picture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        out.writeBytes(SIGNATURE);
        chunk(out, "IHDR", header(picture));
        chunk(out, "IDAT", data(picture));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] header(Picture picture) {
        return ByteBuffer.allocate(13)
                .putInt(picture.width())
                .putInt(picture.height())
                .put((byte) 8)
                .put((byte) (picture.channels() == 1 ? GREY : TRUECOLOUR))
                .array();
    }

    private static byte[] data(Picture picture) {
        int channels = picture.channels();
        int stride = picture.width() * channels;
        byte[] row = new byte[1 + stride];
        row[0] = PAETH;
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        try (Deflater deflater = new Deflater(LEVEL)) {
            byte[] part = new byte[1 << 14];
            for (int y = 0; y < picture.height(); y++) {
                filter(picture.samples(), y * stride, y == 0, channels, row);
                deflater.setInput(row);
                while (!deflater.needsInput()) {
                    out.write(part, 0, deflater.deflate(part));
                }
            }
            deflater.finish();
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
        }
        return out.toByteArray();
    }

    private static void filter(byte[] samples, int start, boolean first, int step, byte[] row) {
        int stride = row.length - 1;
        for (int i = 0; i < stride; i++) {
            int left = i < step ? 0 : samples[start + i - step] & 0xFF;
            int above = first ? 0 : samples[start + i - stride] & 0xFF;
            int corner = first || i < step ? 0 : samples[start + i - stride - step] & 0xFF;
            row[1 + i] = (byte) (samples[start + i] - paeth(left, above, corner));
        }
    }

    /** The neighbour nearest to left + above - corner. */
    private static int paeth(int left, int above, int corner) {
        int toLeft = Math.abs(above - corner);
        int toAbove = Math.abs(left - corner);
        int toCorner = Math.abs(left + above - 2 * corner);
        if (toLeft <= toAbove && toLeft <= toCorner) {
            return left;
        }
        return toAbove <= toCorner ? above : corner;
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
