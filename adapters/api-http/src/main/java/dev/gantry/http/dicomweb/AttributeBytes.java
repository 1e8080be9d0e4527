package dev.gantry.http.dicomweb;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetReader;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.Value;
import dev.gantry.http.wire.HttpProblem;
import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.catalog.InstanceVersion;
import dev.gantry.store.catalog.StoredDataset;
import dev.gantry.store.object.ByteRange;
import dev.gantry.store.retrieve.Frames;
import dev.gantry.store.retrieve.Retrieve;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The value of one attribute as bytes, little endian.
 *
 * @param length in bytes
 * @param source opens them
 */
record AttributeBytes(long length, Supplier<InputStream> source) {
    private static final int LARGEST_TURNED = 16 << 20;

    InputStream open() {
        return source.get();
    }

    /** Native frames one after another, each opened when the one before is read. */
    static AttributeBytes pixels(Frames frames) {
        long length = LongStream.rangeClosed(1, frames.count())
                .map(frame -> frames.length((int) frame))
                .sum();
        return new AttributeBytes(
                length,
                () -> joined(IntStream.rangeClosed(1, frames.count())
                        .mapToObj(frames::open)
                        .iterator()));
    }

    /** One stream after another, each opened when the one before is read. */
    private static InputStream joined(Iterator<InputStream> each) {
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return each.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return each.next();
            }
        });
    }

    /**
     * An attribute of the header.
     *
     * @param path as {@link dev.gantry.dicom.json.BulkDataUris.Addressing} spells it
     * @throws HttpProblem 404 when there is no such attribute, or no value that is bytes
     */
    static AttributeBytes of(String path, InstanceVersion instance, Retrieve retrieve) {
        boolean bigEndian =
                TransferSyntax.of(instance.dataset().transferSyntaxUid()).bigEndian();
        Dataset header = bigEndian ? turned(instance, retrieve) : retrieve.headerDataset(instance);
        DataElement element = find(header, path.split("/", -1));
        return switch (element.value()) {
            case Value.Raw raw ->
                new AttributeBytes(raw.bytes().length(), () -> raw.bytes().asInputStream());
            case Value.Bulk bulk
            when bigEndian ->
                throw new HttpProblem(
                        406, bulk.length() + " bytes of a big endian value are only sent in the instance");
            case Value.Bulk bulk -> stored(bulk, instance, retrieve);
            case Value.Fragments fragments -> codestream(fragments);
            case Value.Items _ ->
                throw HttpProblem.notFound("the attribute is a sequence; its items' attributes have addresses");
        };
    }

    /** The codestream of an encapsulated image in an item, such as an icon, without the Basic Offset Table. */
    private static AttributeBytes codestream(Value.Fragments value) {
        List<Bytes> fragments = value.fragments().stream().skip(1).toList();
        return new AttributeBytes(
                fragments.stream().mapToLong(Bytes::length).sum(),
                () -> joined(fragments.stream().map(Bytes::asInputStream).iterator()));
    }

    /**
     * Pixel data that cannot be told apart into frames, such as a video: its bytes, or those of all its fragments.
     *
     * @throws HttpProblem 404 when there is none, or it cannot be sent as it lies
     */
    static AttributeBytes unframedPixels(InstanceVersion instance, Retrieve retrieve) {
        StoredDataset stored = instance.dataset();
        TransferSyntax syntax = TransferSyntax.of(stored.transferSyntaxUid());
        long offset = stored.headerLength();
        long length = stored.object().length() - offset;
        if (length == 0 || syntax.bigEndian() || syntax.deflated()) {
            throw HttpProblem.notFound("the instance has no pixel data that can be sent alone");
        }
        List<ByteRange> ranges = new ArrayList<>();
        try (InputStream in = retrieve.value(instance, new ByteRange(offset, length))) {
            DatasetReader reader = DatasetReader.of(in, syntax, ReadOptions.lenient());
            if (reader.next() == DatasetReader.Event.ELEMENT) {
                ranges.add(new ByteRange(offset + reader.position(), reader.length()));
            } else {
                reader.next(); // the Basic Offset Table
                while (reader.next() == DatasetReader.Event.FRAGMENT) {
                    ranges.add(new ByteRange(offset + reader.position(), reader.length()));
                }
            }
        } catch (IOException e) {
            throw new StoreException(ErrorCode.INTERNAL, "version " + instance.id() + " cannot be read", e);
        }
        return new AttributeBytes(
                ranges.stream().mapToLong(ByteRange::length).sum(),
                () -> joined(ranges.stream()
                        .map(range -> retrieve.value(instance, range))
                        .iterator()));
    }

    /** A big endian header with its long values too: they cannot be sent as they lie. */
    private static Dataset turned(InstanceVersion instance, Retrieve retrieve) {
        ReadOptions options = ReadOptions.lenient().stopBefore(Tag.PixelData).maxValueBytes(LARGEST_TURNED);
        try (InputStream in = retrieve.header(instance)) {
            return DicomFile.read(in, options).dataset();
        } catch (IOException e) {
            throw new StoreException(ErrorCode.INTERNAL, "version " + instance.id() + " cannot be read", e);
        }
    }

    private static DataElement find(Dataset dataset, String[] path) {
        Dataset inside = dataset;
        try {
            for (int step = 0; step + 2 < path.length; step += 2) {
                List<Dataset> items = inside.items(tag(path[step]));
                inside = items.get(Integer.parseInt(path[step + 1]) - 1);
            }
            return inside.get(tag(path[path.length - 1])).orElseThrow();
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NoSuchElementException e) {
            throw HttpProblem.notFound("the instance has no such attribute before its pixel data");
        }
    }

    private static Tag tag(String hex) {
        return Tag.of(HexFormat.fromHexDigits(hex));
    }

    private static AttributeBytes stored(Value.Bulk bulk, InstanceVersion instance, Retrieve retrieve) {
        // Offsets count from the file; one that was received without meta information was given some.
        long added = retrieve.fileLength(instance) - instance.dataset().object().length();
        ByteRange range = new ByteRange(bulk.offset() - added, bulk.length());
        return new AttributeBytes(bulk.length(), () -> retrieve.value(instance, range));
    }
}
