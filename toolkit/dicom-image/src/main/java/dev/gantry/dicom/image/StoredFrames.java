package dev.gantry.dicom.image;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.InstanceScanner;
import dev.gantry.dicom.NativeLayout;
import dev.gantry.dicom.PixelDataLayout;
import dev.gantry.dicom.PixelDataLayout.Range;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.ScannedInstance;
import dev.gantry.dicom.TransferSyntax;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The frames of a file, each read by its range alone: memory is bounded by one frame. Frames are numbered from 0. Safe for
 * use by many threads until it is closed.
 */
public final class StoredFrames implements Closeable {
    private final Path path;
    private final FileChannel file;
    private final ScannedInstance scanned;
    private final PixelDataLayout layout;
    private final FrameDecoding decoding;

    private StoredFrames(Path path, FileChannel file, ScannedInstance scanned, PixelDataLayout layout, Codecs codecs)
            throws ImageException {
        this.path = path;
        this.file = file;
        this.scanned = scanned;
        this.layout = layout;
        this.decoding = FrameDecoding.of(
                scanned.header(),
                scanned.syntax(),
                layout.element().tag(),
                layout.element().vr(),
                codecs);
    }

    /**
     * Opens a file.
     *
     * @throws ImageException when it has no pixel data, or describes it in a way that cannot be
     * @throws dev.gantry.dicom.MalformedDatasetException when its data set cannot be read
     */
    public static StoredFrames open(Path path) throws IOException {
        return find(path).orElseThrow(() -> new ImageException("there is no pixel data"));
    }

    /**
     * Opens a file that may have no pixel data; otherwise as {@link #open}.
     *
     * @return nothing when it has none
     */
    public static Optional<StoredFrames> find(Path path) throws IOException {
        ScannedInstance scanned;
        try (InputStream in = Files.newInputStream(path)) {
            scanned = InstanceScanner.scanFile(in, ReadOptions.lenient());
        }
        Optional<PixelDataLayout> layout = scanned.pixelData();
        if (layout.isEmpty()) {
            return Optional.empty();
        }
        FileChannel file = FileChannel.open(path);
        try {
            return Optional.of(new StoredFrames(path, file, scanned, layout.get(), Codecs.standard()));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** The attributes but Pixel Data; long values and sequences are left in the file. */
    public Dataset header() {
        return scanned.header();
    }

    public TransferSyntax syntax() {
        return scanned.syntax();
    }

    public PixelDescription described() {
        return decoding.described();
    }

    /** How many frames can be found; a native frame that is cut short counts. */
    public int count() {
        return layout.frames() == 0 && isCutShort() ? 1 : layout.frames();
    }

    private boolean isCutShort() {
        return layout instanceof NativeLayout cut
                && cut.bitsPerFrame() > 0
                && cut.element().length() > 0;
    }

    /**
     * The bytes of a frame as they are stored: a codestream, or native pixel cells.
     *
     * @throws IndexOutOfBoundsException if there is no such frame
     */
    public byte[] stored(int frame) throws IOException {
        if (layout.frames() == 0 && isCutShort() && layout instanceof NativeLayout cut) {
            return read(List.of(new Range(cut.valueOffset(), cut.element().length())));
        }
        return read(layout.frame(frame));
    }

    /**
     * A frame as samples.
     *
     * @throws IndexOutOfBoundsException if there is no such frame
     * @throws ImageException when it cannot be decoded
     */
    public DecodedFrame decode(int frame) throws IOException {
        if (!(layout instanceof NativeLayout cells) || layout.frames() == 0) {
            return decoding.decode(stored(frame), 0);
        }
        Range range = layout.frame(frame).getFirst();
        int before = decoding.inSwappedWords() ? (int) (range.offset() - cells.valueOffset() & 1) : 0;
        return decoding.decode(words(range, before), 8 * before + cells.firstBit(frame));
    }

    /** A frame with the whole of its first and last word, where bytes are swapped in words. */
    private byte[] words(Range range, int before) throws IOException {
        long length = before + range.length();
        long odd = decoding.inSwappedWords() ? length & 1 : 0;
        return read(List.of(new Range(range.offset() - before, length + odd)));
    }

    private byte[] read(List<Range> ranges) throws IOException {
        long length = ranges.stream().mapToLong(Range::length).sum();
        if (length > Integer.MAX_VALUE - 16) {
            throw new ImageException("a stored frame of " + length + " bytes is too large");
        }
        byte[] bytes = new byte[(int) length];
        int at = 0;
        for (Range range : ranges) {
            ByteBuffer part = ByteBuffer.wrap(bytes, at, (int) range.length());
            if (layout.element().inflated()) {
                inflate(part, range.offset());
            } else {
                fill(part, range.offset());
            }
            at += (int) range.length();
        }
        return bytes;
    }

    private void fill(ByteBuffer part, long offset) throws IOException {
        long from = offset;
        while (part.hasRemaining()) {
            int read = file.read(part, from);
            if (read < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
            from += read;
        }
    }

    /** A deflated data set can only be read from its beginning. PS3.5 A.5 */
    private void inflate(ByteBuffer part, long offset) throws IOException {
        Inflater inflater = new Inflater(true);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            in.skipNBytes(scanned.datasetOffset());
            InputStream inflated = new InflaterInputStream(in, inflater);
            inflated.skipNBytes(offset);
            if (inflated.readNBytes(part.array(), part.position(), part.remaining()) < part.remaining()) {
                throw new EOFException("the file became shorter while it was read");
            }
        } finally {
            inflater.end();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
