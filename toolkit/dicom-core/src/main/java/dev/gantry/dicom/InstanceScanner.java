package dev.gantry.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an instance once, in passing: its header is kept, its structure checked to the end, and where its frames lie is
 * noted, in memory that depends on neither its size nor what it claims. Not thread-safe; one scanner for one instance.
 *
 * <p>On return the stream has been read to its end. It is read in large blocks and is not closed. An instance that is cut
 * off or damaged is a {@link MalformedDatasetException}, at once.
 */
public final class InstanceScanner {

    /** Of one value that is kept. */
    private static final int MAX_VALUE = 16 << 10;

    /** Of one sequence of the top level that is kept, encoded. */
    private static final int MAX_SEQUENCE = 256 << 10;

    /** Of heap for a header. */
    private static final int MAX_HEADER = 16 << 20;

    private static final int EXTENDED_OFFSET_TABLE = 0x7FE00001;

    private final ReadOptions options;
    private final Warnings warnings = new Warnings();
    private Bytes extendedOffsets = Bytes.empty();
    private PixelDataLayout.@Nullable PixelDataElement pixelElement;
    private @Nullable FragmentIndex fragments;
    private long pixelValueOffset;
    private boolean inflated;

    private InstanceScanner(ReadOptions options) {
        this.options = options;
    }

    /**
     * Scans a file as of PS3.10.
     *
     * @throws NotDicomException if it is none
     */
    public static ScannedInstance scanFile(InputStream in, ReadOptions options) throws IOException {
        return scanFile(in, options, offset -> {});
    }

    /**
     * Scans a file as of PS3.10 for a caller that also watches its bytes pass.
     *
     * @param datasetStart told where the data set begins, as soon as that is known and before the stream is read further
     *     than the block in which it begins
     * @throws NotDicomException if it is none
     */
    public static ScannedInstance scanFile(InputStream in, ReadOptions options, LongConsumer datasetStart)
            throws IOException {
        InstanceScanner scanner = new InstanceScanner(options);
        ByteSource source = new ByteSource(in);
        FileOpening opening = FileOpening.read(source, options, scanner.warnings);
        datasetStart.accept(opening.datasetOffset());
        return scanner.scan(source, opening);
    }

    /** Scans a bare data set, as it comes from an association; offsets count from its first byte. */
    public static ScannedInstance scanDataset(InputStream in, TransferSyntax syntax, ReadOptions options)
            throws IOException {
        return new InstanceScanner(options).scan(new ByteSource(in), FileOpening.bare(syntax));
    }

    private ScannedInstance scan(ByteSource source, FileOpening opening) throws IOException {
        DatasetReader reader = opening.dataset(source, options, warnings);
        inflated = reader.source() != source;
        long maxValue = Math.min(MAX_VALUE, options.maxValueBytes());
        DatasetAssembler assembler = new DatasetAssembler(reader, maxValue, MAX_SEQUENCE, MAX_HEADER);
        DatasetReader.Event event = reader.next();
        while (event != DatasetReader.Event.END) {
            if (isPixelData(reader.tagValue())) {
                notePixelData(reader, event);
            } else if (reader.tagValue() == EXTENDED_OFFSET_TABLE && reader.length() <= FragmentIndex.MAX_TABLE) {
                extendedOffsets = reader.value();
            } else {
                assembler.take(event);
            }
            event = reader.next();
        }
        reader.source().drain();
        source.drain();
        Dataset header = assembler.build();
        return new ScannedInstance(
                opening.meta(),
                header,
                opening.syntax(),
                opening.datasetOffset(),
                layout(header),
                source.position(),
                warnings.list());
    }

    /** Pixel Data, Float Pixel Data, Double Float Pixel Data. */
    private static boolean isPixelData(int tag) {
        return tag == DatasetReader.PIXEL_DATA || tag == 0x7FE00008 || tag == 0x7FE00009;
    }

    private void notePixelData(DatasetReader reader, DatasetReader.Event event) throws IOException {
        Tag tag = reader.tag();
        VR vr = reader.vr();
        long offset = reader.offset();
        long start = reader.position();
        if (pixelElement != null) {
            reader.warn("there is more than one pixel data element");
        }
        switch (event) {
            case FRAGMENTS_START -> {
                fragments = FragmentIndex.read(reader);
                pixelElement = element(tag, vr, offset, reader.position() - start);
            }
            case ELEMENT -> {
                fragments = null;
                pixelElement = element(tag, vr, offset, reader.length());
            }
            default -> throw reader.malformed("pixel data is a sequence");
        }
        pixelValueOffset = start;
    }

    private PixelDataLayout.PixelDataElement element(Tag tag, VR vr, long offset, long length) {
        return new PixelDataLayout.PixelDataElement(tag, vr, offset, length, inflated);
    }

    private Optional<PixelDataLayout> layout(Dataset header) {
        PixelDataLayout.PixelDataElement element = pixelElement;
        if (element == null) {
            return Optional.empty();
        }
        FrameArithmetic arithmetic = FrameArithmetic.of(header);
        if (fragments == null) {
            return Optional.of(arithmetic.layout(element, pixelValueOffset));
        }
        return Optional.of(fragments.layout(element, extendedOffsets, arithmetic.frames()));
    }
}
