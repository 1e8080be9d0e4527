package dev.gantry.store.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.VR;
import dev.gantry.store.object.ByteRange;
import dev.gantry.store.object.ObjectRef;
import dev.gantry.store.search.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link Catalog} promises of recording, reading and deleting. */
public abstract class CatalogContract extends CatalogFixture {

    @Test
    void keepsWhatWasRecorded() {
        NewInstance instance = sample().toNew();
        Recorded.Added added = add(instance);

        InstanceVersion version = catalog().version(added.versionId()).orElseThrow();
        assertThat(added.version()).isEqualTo(1);
        assertThat(version.id()).isEqualTo(added.versionId());
        assertThat(version.version()).isEqualTo(1);
        assertThat(version.datastore()).isEqualTo(datastore);
        assertThat(version.uids()).isEqualTo(instance.uids());
        assertThat(version.sopClassUid()).isEqualTo(UID.CTImageStorage);
        assertThat(version.dataset()).isEqualTo(instance.dataset());
        assertThat(catalog().instances(datastore, new Scope.Study(study))).containsExactly(version);
    }

    @Test
    void changesNothingForTheSameDataSetAgain() {
        SampleInstance instance = sample();
        NewInstance first = instance.toNew();
        Recorded.Added added = add(first);

        Recorded again = catalog().record(instance.toNew());
        assertThat(again)
                .isEqualTo(new Recorded.Unchanged(
                        added.versionId(), first.dataset().object()));
        assertThat(catalog().instances(datastore, new Scope.Study(study))).hasSize(1);
        assertThat(catalog().workCounts().unprocessed()).isPositive();
    }

    @Test
    void namesTheCallersOwnObjectWhenTheSameCallComesTwice() {
        NewInstance instance = sample().toNew();
        add(instance);
        assertThat(catalog().record(instance))
                .isInstanceOfSatisfying(
                        Recorded.Unchanged.class,
                        unchanged -> assertThat(unchanged.kept())
                                .isEqualTo(instance.dataset().object()));
    }

    @Test
    void addsAVersionForAnotherDataSetAndKeepsTheOldOne() {
        SampleInstance instance = sample();
        Recorded.Added first = add(instance);
        Recorded.Added second = add(instance.changed());

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.versionId()).isGreaterThan(first.versionId());
        assertThat(catalog().version(first.versionId())).isPresent();
        assertThat(catalog().instances(datastore, new Scope.Study(study)))
                .extracting(InstanceVersion::id)
                .containsExactly(second.versionId());
    }

    @Test
    void addsAVersionWhenAnOlderDataSetComesBack() {
        SampleInstance instance = sample();
        add(instance);
        add(instance.changed());
        assertThat(add(instance).version()).isEqualTo(3);
    }

    @Test
    void takesTheSameBytesInAnotherTransferSyntaxForAnotherDataSet() {
        NewInstance first = sample().toNew();
        add(first);
        StoredDataset other = new StoredDataset(
                new ObjectRef("elsewhere", 0, 10_000),
                0,
                1_000,
                UID.ImplicitVRLittleEndian,
                first.dataset().sha256());
        NewInstance second = new NewInstance(
                datastore, first.uids(), other, first.header(), first.frames(), first.provenance(), first.receivedAt());
        assertThat(add(second).version()).isEqualTo(2);
    }

    @Test
    void keepsDataStoresApart() {
        SampleInstance instance = sample();
        add(instance);
        SampleInstance elsewhere = SampleInstance.of(
                SampleInstance.newDatastore(), study, series, instance.uids().sopInstanceUid());
        assertThat(add(elsewhere).version()).isEqualTo(1);
        assertThat(catalog().instances(datastore, new Scope.Study(study))).hasSize(1);
        catalog().delete(datastore, new Scope.Study(study));
        assertThat(catalog().instances(elsewhere.datastore(), new Scope.Study(study)))
                .hasSize(1);
    }

    @Test
    void showsACorrectedStudyAndSeriesAfterANewVersion() {
        SampleInstance instance = sample().with(Tag.PatientName, "WRONG^NAME").with(Tag.SeriesDescription, "wrong");
        add(instance);
        add(sample().with(Tag.PatientName, "WRONG^NAME"));
        add(instance.changed().with(Tag.PatientName, "RIGHT^NAME").with(Tag.SeriesDescription, "right"));

        assertThat(values(Tag.PatientName, search(Level.STUDY))).containsExactly("RIGHT^NAME");
        assertThat(values(Tag.SeriesDescription, search(Level.SERIES))).containsExactly("right");
    }

    @Test
    void takesStudyAndSeriesFromTheirFirstInstance() {
        add(sample().with(Tag.PatientName, "FIRST^NAME"));
        add(sample().with(Tag.PatientName, "SECOND^NAME"));
        assertThat(values(Tag.PatientName, search(Level.STUDY))).containsExactly("FIRST^NAME");
    }

    @Test
    void movesAnInstanceToTheStudyOfItsNewVersion() {
        SampleInstance instance = sample();
        Recorded.Added first = add(instance);
        String otherStudy = SampleInstance.newUid();
        String otherSeries = SampleInstance.newUid();
        SampleInstance moved = SampleInstance.of(
                datastore, otherStudy, otherSeries, instance.uids().sopInstanceUid());

        assertThat(add(moved).version()).isEqualTo(2);
        assertThat(values(Tag.StudyInstanceUID, search(Level.STUDY))).containsExactly(otherStudy);
        assertThat(values(Tag.SeriesInstanceUID, search(Level.SERIES))).containsExactly(otherSeries);
        assertThat(catalog().instances(datastore, new Scope.Study(study))).isEmpty();
        assertThat(catalog().version(first.versionId()).orElseThrow().uids()).isEqualTo(instance.uids());

        add(sample());
        assertThat(search(Level.STUDY)).hasSize(2);
    }

    @Test
    void listsTheInstancesOfAScopeByNumber() {
        String otherSeries = SampleInstance.newUid();
        Recorded.Added c = add(sample(study, otherSeries).with(Tag.SeriesNumber, "2"));
        Recorded.Added b = add(sample().with(Tag.SeriesNumber, "1").with(Tag.InstanceNumber, "10"));
        SampleInstance first = sample().with(Tag.SeriesNumber, "1").with(Tag.InstanceNumber, "9");
        Recorded.Added a = add(first);
        Recorded.Added unnumbered = add(sample().with(Tag.SeriesNumber, "1"));

        assertThat(ids(new Scope.Study(study)))
                .containsExactly(a.versionId(), b.versionId(), unnumbered.versionId(), c.versionId());
        assertThat(ids(new Scope.Series(study, series)))
                .containsExactly(a.versionId(), b.versionId(), unnumbered.versionId());
        assertThat(ids(new Scope.Instance(study, series, first.uids().sopInstanceUid())))
                .containsExactly(a.versionId());
        assertThat(ids(new Scope.Instance(study, otherSeries, first.uids().sopInstanceUid())))
                .isEmpty();
        assertThat(ids(new Scope.Series(SampleInstance.newUid(), series))).isEmpty();
        assertThat(ids(new Scope.Study(SampleInstance.newUid()))).isEmpty();
    }

    @Test
    void keepsAnySortOfFrameTable() {
        List<FrameTable> tables = List.of(
                new FrameTable.None(),
                new FrameTable.Native(1_234, 512 * 512 * 16L, 200, false),
                new FrameTable.Native(99, 13, 7, true),
                new FrameTable.Encapsulated(
                        new long[] {100, 308, 5_000_000_000L}, new long[] {200, 0, 77}, new int[] {0, 2}, false),
                new FrameTable.Encapsulated(new long[] {64, 8}, new long[] {10, 12}, new int[] {0, 1}, true));
        for (FrameTable table : tables) {
            long id = add(sample().withFrames(table)).versionId();
            assertThat(catalog().frames(id)).contains(table);
        }
        assertThat(catalog().frames(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void keepsAHundredThousandFrames() {
        int frames = 100_000;
        long[] offsets =
                LongStream.range(0, frames).map(i -> 2_000 + i * 30_008).toArray();
        long[] lengths =
                LongStream.range(0, frames).map(i -> 30_000 - i % 7 * 2).toArray();
        int[] first = IntStream.range(0, frames).toArray();
        long id = add(sample().withFrames(new FrameTable.Encapsulated(offsets, lengths, first, false)))
                .versionId();

        FrameTable kept = catalog().frames(id).orElseThrow();
        assertThat(kept.frames()).isEqualTo(frames);
        assertThat(kept.ranges(frames)).containsExactly(new ByteRange(offsets[frames - 1], lengths[frames - 1]));
        assertThat(kept.ranges(1)).containsExactly(new ByteRange(2_000, 30_000));
    }

    @Test
    void knowsNoVersionThatWasNotRecorded() {
        assertThat(catalog().version(Long.MAX_VALUE)).isEmpty();
        assertThat(catalog().version(-1)).isEmpty();
    }

    @Test
    void forgetsADeletedInstanceWithAllItsVersions() {
        SampleInstance instance = sample();
        NewInstance first = instance.toNew();
        NewInstance second = instance.changed().toNew();
        Recorded.Added old = add(first);
        add(second);
        Recorded.Added other = add(sample());

        List<ObjectRef> objects = catalog()
                .delete(
                        datastore,
                        new Scope.Instance(study, series, instance.uids().sopInstanceUid()));
        assertThat(objects)
                .containsExactlyInAnyOrder(
                        first.dataset().object(), second.dataset().object());
        assertThat(catalog().version(old.versionId())).isEmpty();
        assertThat(catalog().frames(old.versionId())).isEmpty();
        assertThat(ids(new Scope.Study(study))).containsExactly(other.versionId());
        assertThat(add(instance).version()).isEqualTo(1);
    }

    @Test
    void forgetsSeriesAndStudiesLeftEmpty() {
        String otherSeries = SampleInstance.newUid();
        add(sample());
        SampleInstance last = sample(study, otherSeries);
        add(last);

        assertThat(catalog().delete(datastore, new Scope.Series(study, series))).hasSize(1);
        assertThat(values(Tag.SeriesInstanceUID, search(Level.SERIES))).containsExactly(otherSeries);
        assertThat(catalog()
                        .delete(
                                datastore,
                                new Scope.Instance(
                                        study, otherSeries, last.uids().sopInstanceUid())))
                .hasSize(1);
        assertThat(search(Level.SERIES)).isEmpty();
        assertThat(search(Level.STUDY)).isEmpty();
    }

    @Test
    void deletesNothingOutsideTheScope() {
        SampleInstance instance = sample();
        add(instance);
        String uid = instance.uids().sopInstanceUid();
        assertThat(catalog().delete(datastore, new Scope.Study(SampleInstance.newUid())))
                .isEmpty();
        assertThat(catalog().delete(datastore, new Scope.Series(SampleInstance.newUid(), series)))
                .isEmpty();
        assertThat(catalog().delete(datastore, new Scope.Instance(study, SampleInstance.newUid(), uid)))
                .isEmpty();
        assertThat(catalog().delete(SampleInstance.newDatastore(), new Scope.Study(study)))
                .isEmpty();
        assertThat(ids(new Scope.Study(study))).hasSize(1);
    }

    @Test
    void keepsAnObjectThatAnotherRowStillNames() {
        ObjectRef shared = new ObjectRef("shared-" + study, 0, 10_000);
        add(sample().toNew(shared));
        String otherStudy = SampleInstance.newUid();
        add(sample(otherStudy, SampleInstance.newUid()).toNew(shared));

        assertThat(catalog().delete(datastore, new Scope.Study(study))).isEmpty();
        assertThat(catalog().delete(datastore, new Scope.Study(otherStudy))).containsExactly(shared);
    }

    @Test
    void recordsFromManyThreadsLoseNothing() throws InterruptedException, ExecutionException {
        List<SampleInstance> instances =
                IntStream.range(0, 400).mapToObj(i -> sample()).toList();
        List<Future<Recorded>> recorded = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (SampleInstance instance : instances) {
                recorded.add(threads.submit(() -> catalog().record(instance.toNew())));
            }
        }
        for (Future<Recorded> future : recorded) {
            assertThat(future.get()).isInstanceOf(Recorded.Added.class);
        }
        assertThat(ids(new Scope.Series(study, series))).hasSize(400).doesNotHaveDuplicates();
        Dataset only = search(Level.STUDY).getFirst();
        assertThat(only.integer(Tag.NumberOfStudyRelatedInstances)).hasValue(400);
    }

    @Test
    void recordsOneOfManyAtOnceWithTheSameUid() throws InterruptedException, ExecutionException {
        SampleInstance instance = sample();
        List<Future<Recorded>> recorded = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                recorded.add(threads.submit(() -> catalog().record(instance.toNew())));
            }
        }
        long added = 0;
        for (Future<Recorded> future : recorded) {
            added += future.get() instanceof Recorded.Added ? 1 : 0;
        }
        assertThat(added).isEqualTo(1);
        assertThat(ids(new Scope.Study(study))).hasSize(1);
    }

    @Test
    void numbersVersionsWithoutGapsWhenTheyComeAtOnce() throws InterruptedException, ExecutionException {
        SampleInstance instance = sample();
        List<Future<Integer>> versions = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 24; i++) {
                versions.add(threads.submit(() -> add(instance.changed()).version()));
            }
        }
        List<Integer> numbers = new ArrayList<>();
        for (Future<Integer> future : versions) {
            numbers.add(future.get());
        }
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 24).boxed().toList());
        assertThat(ids(new Scope.Study(study))).hasSize(1);
    }

    @Test
    void neverLeavesAnInstanceWithoutItsStudyWhenDeletesCross() throws InterruptedException, ExecutionException {
        List<Future<?>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 160; i++) {
                boolean delete = i % 8 == 7;
                calls.add(threads.submit(() -> {
                    if (delete) {
                        catalog().delete(datastore, new Scope.Study(study));
                    } else {
                        add(sample());
                    }
                }));
            }
        }
        for (Future<?> call : calls) {
            call.get();
        }
        add(sample());
        int instances = ids(new Scope.Study(study)).size();
        assertThat(search(Level.STUDY)).hasSize(1);
        assertThat(search(Level.INSTANCE)).hasSize(instances);
        assertThat(search(Level.STUDY).getFirst().integer(Tag.NumberOfStudyRelatedInstances))
                .hasValue(instances);
    }

    @Test
    void recordsTextThatNoDatabaseLikes() {
        Dataset header = sample().header().toBuilder()
                .raw(Tag.PatientName, VR.PN, bytes('D', 0, 'O', 0xFF, 0xFE, '^', 0xC3, 0x28))
                .raw(Tag.StudyID, VR.SH, bytes(0, 0))
                .raw(Tag.Modality, VR.CS, bytes(0x80, '%', '_', '\\'))
                .string(Tag.StudyDescription, "x".repeat(9_000))
                .string(Tag.StudyDate, "not a date")
                .string(Tag.InstanceNumber, "seven")
                .build();
        add(sample().withHeader(header));
        assertThat(search(Level.STUDY)).hasSize(1);
        assertThat(search(Level.INSTANCE)).hasSize(1);
    }

    private static Bytes bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return Bytes.wrap(bytes);
    }

    private List<Long> ids(Scope scope) {
        return catalog().instances(datastore, scope).stream()
                .map(InstanceVersion::id)
                .toList();
    }
}
