package dev.gantry.dicom.image.transcode;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Encoded frames on disk until all of them are: only then are their offsets and the ratio known that come before them.
 * Readable by its owner alone, gone when closed. Not thread-safe.
 */
final class FrameSpool implements Closeable {
    private final Path file;
    private final OutputStream out;
    private long[] lengths = new long[16];
    private int frames;
    private long bytes;

    private FrameSpool(Path file, OutputStream out) {
        this.file = file;
        this.out = out;
    }

    static FrameSpool create() throws IOException {
        Path file = Files.createTempFile("gantry-frames", ".spool");
        try {
            return new FrameSpool(file, new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    void add(byte[] frame) throws IOException {
        out.write(frame);
        if (frames == lengths.length) {
            lengths = Arrays.copyOf(lengths, 2 * frames);
        }
        lengths[frames++] = frame.length;
        bytes += frame.length;
    }

    /** Adds bytes to the last frame. */
    void append(byte[] more) throws IOException {
        out.write(more);
        lengths[frames - 1] += more.length;
        bytes += more.length;
    }

    int frames() {
        return frames;
    }

    /** Of a frame, without padding. */
    long length(int frame) {
        return lengths[frame];
    }

    /** Of all frames, without padding. */
    long bytes() {
        return bytes;
    }

    /** Reads them all, one behind the other. Nothing may be added any more. */
    InputStream open() throws IOException {
        out.flush();
        return Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        try (OutputStream closed = out) {
            Files.deleteIfExists(file);
        }
    }
}
