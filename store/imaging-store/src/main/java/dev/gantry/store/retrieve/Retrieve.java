package dev.gantry.store.retrieve;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.FileMeta;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.VR;
import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.access.Principal;
import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.catalog.FrameTable;
import dev.gantry.store.catalog.InstanceVersion;
import dev.gantry.store.catalog.Scope;
import dev.gantry.store.catalog.StoredDataset;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.object.ByteRange;
import dev.gantry.store.object.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Reading back what is stored. Streams that it opens are to be closed. Safe for use by many threads. */
public final class Retrieve {
    private static final long LARGEST_HEADER_VALUE = 64 << 10;

    private final Catalog catalog;
    private final ObjectStore objects;

    public Retrieve(Catalog catalog, ObjectStore objects) {
        this.catalog = catalog;
        this.objects = objects;
    }

    /**
     * The current versions in a scope, in order of series and instance number.
     *
     * @throws StoreException {@code NOT_FOUND} when there are none
     */
    public List<InstanceVersion> instances(Principal principal, DatastoreId datastore, Scope scope) {
        List<InstanceVersion> instances = catalog.instances(datastore, scope);
        if (instances.isEmpty()) {
            throw new StoreException(ErrorCode.NOT_FOUND, "there is no " + scope);
        }
        return instances;
    }

    /** Opens an instance as a PS3.10 file, its data set byte for byte as it was received. */
    public InputStream file(InstanceVersion version) {
        return open(version, version.dataset().object().length());
    }

    /** The length of {@link #file}, in bytes. */
    public long fileLength(InstanceVersion version) {
        StoredDataset stored = version.dataset();
        return stored.object().length()
                + (stored.datasetOffset() > 0 ? 0 : missingMeta(version).length());
    }

    /**
     * Opens an instance as a PS3.10 file that ends where its Pixel Data begins; the whole file when it has none or is
     * deflated.
     */
    public InputStream header(InstanceVersion version) {
        return open(version, version.dataset().headerLength());
    }

    private InputStream open(InstanceVersion version, long length) {
        StoredDataset stored = version.dataset();
        InputStream object = objects.open(stored.object(), new ByteRange(0, length));
        return stored.datasetOffset() > 0
                ? object
                : new SequenceInputStream(missingMeta(version).asInputStream(), object);
    }

    /** The attributes before Pixel Data; values over 64 KiB are left where they lie. */
    public Dataset headerDataset(InstanceVersion version) {
        ReadOptions options = ReadOptions.lenient().stopBefore(Tag.PixelData).maxValueBytes(LARGEST_HEADER_VALUE);
        try (InputStream in = header(version)) {
            return DicomFile.read(in, options).dataset();
        } catch (IOException e) {
            throw unreadable(version, e);
        }
    }

    /** The frames of an instance; none when it has no pixel data. */
    public Frames frames(InstanceVersion version) {
        return catalog.frames(version.id())
                .filter(table -> table.frames() > 0)
                .map(table -> new Frames(table, wordBytes(version, table), source(version, table.inflated())))
                .orElseGet(Frames::none);
    }

    /**
     * Opens a value by where it lies.
     *
     * @param range in the stored object, or, for a deflated transfer syntax, in the inflated data set
     */
    public InputStream value(InstanceVersion version, ByteRange range) {
        boolean inflated =
                TransferSyntax.of(version.dataset().transferSyntaxUid()).deflated();
        return source(version, inflated).apply(range);
    }

    private Function<ByteRange, InputStream> source(InstanceVersion version, boolean inflated) {
        return inflated
                ? range -> inflate(version, range)
                : range -> objects.open(version.dataset().object(), range);
    }

    /** A deflated data set can only be read from its beginning. PS3.5 A.5 */
    private InputStream inflate(InstanceVersion version, ByteRange range) {
        StoredDataset stored = version.dataset();
        long length = stored.object().length() - stored.datasetOffset();
        InputStream deflated = objects.open(stored.object(), new ByteRange(stored.datasetOffset(), length));
        try {
            return InflatedRange.open(deflated, range);
        } catch (IOException e) {
            throw unreadable(version, e);
        }
    }

    /**
     * The width of the words whose bytes a big endian encoding turns around. That is the VR's, not the samples': in an OW
     * two samples of 8 bits share a word, and one of 32 has two. PS3.5 7.3, annex D
     */
    private int wordBytes(InstanceVersion version, FrameTable table) {
        StoredDataset stored = version.dataset();
        if (!TransferSyntax.of(stored.transferSyntaxUid()).bigEndian() || !(table instanceof FrameTable.Native)) {
            return 1;
        }
        try (InputStream pixelData = objects.open(stored.object(), new ByteRange(stored.headerLength(), 6))) {
            String vr = new String(pixelData.readNBytes(6), 4, 2, StandardCharsets.US_ASCII);
            return VR.parse(vr).map(VR::unit).orElse(1);
        } catch (IOException e) {
            throw unreadable(version, e);
        }
    }

    /** What the file of a data set that came bare begins with. */
    private static Bytes missingMeta(InstanceVersion version) {
        return FileMeta.encode(FileMeta.of(
                version.sopClassUid(),
                version.uids().sopInstanceUid(),
                TransferSyntax.of(version.dataset().transferSyntaxUid())));
    }

    private static StoreException unreadable(InstanceVersion version, IOException e) {
        return new StoreException(ErrorCode.INTERNAL, "version " + version.id() + " cannot be read", e);
    }
}
