package dev.gantry.server.faults;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.FileMeta;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** An instance of many frames, made while it is read; each frame is 2 MiB and differs from all others. */
final class BigInstance {
    static final int FRAME = 2 << 20;

    private static final int SIDE = 1024;

    private final SyntheticInstance header;
    private final int frames;
    private final byte[] noise = new byte[FRAME];

    private BigInstance(SyntheticInstance header, int frames, long seed) {
        this.header = header;
        this.frames = frames;
        new Random(seed).nextBytes(noise);
    }

    static BigInstance seeded(long seed, int frames) {
        SyntheticInstance small =
                SyntheticInstances.seeded(seed).of(Modality.MR).withSize(1, 1).one();
        Dataset header = small.dataset().without(Tag.PixelData).toBuilder()
                .integer(Tag.Rows, SIDE)
                .integer(Tag.Columns, SIDE)
                .integer(Tag.NumberOfFrames, frames)
                .build();
        return new BigInstance(new SyntheticInstance(header, small.syntax()), frames, seed);
    }

    /** What is known of it without its pixels. */
    SyntheticInstance header() {
        return header;
    }

    /** Below the DICOMweb root. */
    String path() {
        return "studies/" + header.studyInstanceUid() + "/series/" + header.seriesInstanceUid() + "/instances/"
                + header.sopInstanceUid();
    }

    InputStream file() {
        return new SequenceInputStream(
                FileMeta.encode(FileMeta.of(header.sopClassUid(), header.sopInstanceUid(), header.syntax()))
                        .asInputStream(),
                dataset());
    }

    InputStream dataset() {
        Bytes beginning = upToPixels(header.dataset(), header.syntax(), (long) frames * FRAME);
        return new SequenceInputStream(beginning.asInputStream(), new Pixels());
    }

    /** The bytes of a frame, from 1. */
    byte[] frame(int number) {
        byte[] frame = new byte[FRAME];
        for (int at = 0; at < FRAME; at += SIDE) {
            System.arraycopy(noise, turned(number, at), frame, at, SIDE);
        }
        ByteBuffer.wrap(frame).putInt(number);
        return frame;
    }

    /** Another order of the same rows. */
    private static int turned(int number, int at) {
        return (at + number * SIDE) % FRAME;
    }

    /** A data set's bytes up to the value of its pixel data, which is as long as is said here. */
    static Bytes upToPixels(Dataset header, TransferSyntax syntax, long length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new SyntheticInstance(header, syntax).datasetBytes().toArray());
        out.writeBytes(ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0x7FE0)
                .putShort((short) 0x0010)
                .put(new byte[] {'O', 'W', 0, 0})
                .putInt((int) length)
                .array());
        return Bytes.wrap(out.toByteArray());
    }

    private final class Pixels extends InputStream {
        private int number;
        private byte[] frame = new byte[0];
        private int position;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int wanted) {
            if (position == frame.length) {
                if (number == frames) {
                    return -1;
                }
                frame = frame(++number);
                position = 0;
            }
            int count = Math.min(wanted, frame.length - position);
            System.arraycopy(frame, position, target, offset, count);
            position += count;
            return count;
        }
    }
}
