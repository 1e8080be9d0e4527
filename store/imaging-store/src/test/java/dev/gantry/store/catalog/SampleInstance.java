package dev.gantry.store.catalog;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.UID;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.object.ObjectRef;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** An instance to record in tests, changed step by step. Immutable; each has bytes and an object of its own. */
public record SampleInstance(
        DatastoreId datastore, InstanceUids uids, Dataset header, FrameTable frames, long content, Instant receivedAt) {
    public static final Instant RECEIVED = Instant.parse("2026-01-01T00:00:00Z");

    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

    public static SampleInstance of(DatastoreId datastore, String study, String series, String instance) {
        Dataset header = Dataset.builder()
                .string(Tag.SOPClassUID, UID.CTImageStorage)
                .string(Tag.SOPInstanceUID, instance)
                .string(Tag.StudyInstanceUID, study)
                .string(Tag.SeriesInstanceUID, series)
                .string(Tag.Modality, "CT")
                .integer(Tag.Rows, 512)
                .integer(Tag.Columns, 512)
                .integer(Tag.BitsAllocated, 16)
                .build();
        InstanceUids uids = new InstanceUids(study, series, instance);
        return new SampleInstance(datastore, uids, header, new FrameTable.None(), NEXT.incrementAndGet(), RECEIVED);
    }

    /** A UID that no other test has. */
    public static String newUid() {
        return "2.25." + NEXT.incrementAndGet();
    }

    /** A data store that no other test has. */
    public static DatastoreId newDatastore() {
        return new DatastoreId("test-" + NEXT.incrementAndGet());
    }

    public SampleInstance with(Tag tag, String... values) {
        DatasetBuilder changed = header.toBuilder();
        return withHeader(changed.string(tag, values).build());
    }

    public SampleInstance withHeader(Dataset changed) {
        return new SampleInstance(datastore, uids, changed, frames, content, receivedAt);
    }

    public SampleInstance withFrames(FrameTable changed) {
        return new SampleInstance(datastore, uids, header, changed, content, receivedAt);
    }

    /** The same instance with another data set. */
    public SampleInstance changed() {
        return new SampleInstance(datastore, uids, header, frames, NEXT.incrementAndGet(), receivedAt);
    }

    public SampleInstance receivedAt(Instant changed) {
        return new SampleInstance(datastore, uids, header, frames, content, changed);
    }

    public NewInstance toNew() {
        return toNew(new ObjectRef("segment-" + NEXT.incrementAndGet(), 512, 10_000));
    }

    public NewInstance toNew(ObjectRef object) {
        byte[] digest = ByteBuffer.allocate(32).putLong(content).array();
        StoredDataset dataset = new StoredDataset(object, 300, 1_000, UID.ExplicitVRLittleEndian, Sha256.of(digest));
        Provenance provenance = new Provenance(Provenance.Source.DIMSE, "MODALITY");
        return new NewInstance(datastore, uids, dataset, header, frames, provenance, receivedAt);
    }
}
