package dev.gantry.store.processing;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.MalformedDatasetException;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.catalog.FrameTable;
import dev.gantry.store.catalog.InstanceVersion;
import dev.gantry.store.catalog.Sha256;
import dev.gantry.store.catalog.StoredDataset;
import dev.gantry.store.imageset.FrameCheck;
import dev.gantry.store.imageset.InstanceFinding;
import dev.gantry.store.imageset.InstanceReport;
import dev.gantry.store.imageset.ProcessedInstance;
import dev.gantry.store.object.ByteRange;
import dev.gantry.store.object.ObjectStore;
import dev.gantry.store.retrieve.Retrieve;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Reads a stored instance once, from end to end: verifies the digest it was received with and, where the pixel data is
 * native, measures each frame.
 */
public final class Inspector {
    private static final int BUFFER = 128 << 10;

    private static final int LARGEST_CHECKED_VALUE = 64 << 10;
    private static final InstanceReport UNREADABLE = new InstanceReport(
            List.of(new InstanceFinding("ERROR", "UNREADABLE", "", "cannot be read to its end", "PS3.5 7")), 0);

    private final Catalog catalog;
    private final ObjectStore objects;
    private final Retrieve retrieve;
    private final Optional<InstanceCheck> check;

    /** @param check of each instance's data set, which it costs another reading; empty for none */
    public Inspector(Catalog catalog, ObjectStore objects, Retrieve retrieve, Optional<InstanceCheck> check) {
        this.catalog = catalog;
        this.objects = objects;
        this.retrieve = retrieve;
        this.check = check;
    }

    /**
     * Inspects one version.
     *
     * @throws StoreException {@code INTERNAL} when the bytes are not those that were received, or cannot be read
     */
    ProcessedInstance inspect(InstanceVersion version) {
        StoredDataset stored = version.dataset();
        Optional<FrameTable.Native> layout = nativeLayout(version);
        Optional<FrameMeter> meter = layout.flatMap(frames -> meter(version, frames));
        long pixels = layout.map(FrameTable.Native::offset).orElse(0L);
        long at = stored.datasetOffset();
        var digest = Sha256.digest();
        byte[] buffer = new byte[BUFFER];
        ByteRange dataset = new ByteRange(at, stored.object().length() - at);
        try (InputStream in = objects.open(stored.object(), dataset)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                int skip = (int) Math.clamp(pixels - at, 0, n);
                int length = n - skip;
                meter.ifPresent(m -> m.update(buffer, skip, length));
                at += n;
            }
        } catch (IOException e) {
            throw new StoreException(ErrorCode.INTERNAL, "version " + version.id() + " cannot be read", e);
        }
        if (!Sha256.of(digest.digest()).equals(stored.sha256())) {
            throw new StoreException(
                    ErrorCode.INTERNAL,
                    "version " + version.id() + " in " + stored.object().container()
                            + " no longer has the SHA-256 it was received with");
        }
        List<FrameCheck> checks = meter.map(FrameMeter::checks).orElse(List.of());
        return new ProcessedInstance(version.id(), checks, check.map(asked -> report(asked, version)));
    }

    /** What cannot be read to its end was taken all the same; that is a finding like any other. */
    private InstanceReport report(InstanceCheck asked, InstanceVersion version) {
        ReadOptions options = ReadOptions.lenient().maxValueBytes(LARGEST_CHECKED_VALUE);
        try (InputStream in = retrieve.file(version)) {
            return asked.check(DicomFile.read(in, options));
        } catch (MalformedDatasetException e) {
            return UNREADABLE;
        } catch (IOException e) {
            throw new StoreException(ErrorCode.INTERNAL, "version " + version.id() + " cannot be read", e);
        }
    }

    private Optional<FrameTable.Native> nativeLayout(InstanceVersion version) {
        if (TransferSyntax.of(version.dataset().transferSyntaxUid()).encapsulated()) {
            return Optional.empty();
        }
        return catalog.frames(version.id())
                .filter(table -> !table.inflated())
                .filter(FrameTable.Native.class::isInstance)
                .map(FrameTable.Native.class::cast)
                .filter(table -> table.bitsPerFrame() % 8 == 0);
    }

    private Optional<FrameMeter> meter(InstanceVersion version, FrameTable.Native frames) {
        Dataset header = retrieve.headerDataset(version);
        TransferSyntax transferSyntax = TransferSyntax.of(version.dataset().transferSyntaxUid());
        return SampleFormat.of(header, transferSyntax)
                .map(format -> new FrameMeter(format, frames.bitsPerFrame() / 8, frames.frames()));
    }
}
