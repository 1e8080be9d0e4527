package dev.gantry.store.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.store.imageset.FrameCheck;
import dev.gantry.store.imageset.ImageSet;
import dev.gantry.store.imageset.ImageSetUpdate;
import dev.gantry.store.imageset.InstanceFinding;
import dev.gantry.store.imageset.InstanceReport;
import dev.gantry.store.imageset.ProcessedInstance;
import dev.gantry.store.work.WorkItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link Catalog} promises of the state of work and of image sets. */
public abstract class CatalogWorkContract extends CatalogFixture {
    private static final Instant LONG_AGO = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant SOON_AFTER = LONG_AGO.plusSeconds(60);
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void makesAnInstanceWorkWithItsCommit() {
        WorkCounts before = catalog().workCounts();
        long id = add(sample()).versionId();
        assertThat(catalog().workCounts().unprocessed()).isEqualTo(before.unprocessed() + 1);
        assertThat(catalog().unprocessed(List.of(id)))
                .extracting(InstanceVersion::id)
                .containsExactly(id);
    }

    @Test
    void answersForTheUnprocessedOfAListInOrder() {
        long a = add(sample()).versionId();
        long b = add(sample()).versionId();
        long c = add(sample()).versionId();
        publish(b);
        catalog().abandon(c, "its object is damaged");
        assertThat(catalog().unprocessed(List.of(c, b, a, Long.MAX_VALUE)))
                .extracting(InstanceVersion::id)
                .containsExactly(a, c);
        assertThat(catalog().unprocessed(List.of())).isEmpty();
    }

    @Test
    void claimsStaleWorkOnceOldestFirst() {
        long b = add(sample().receivedAt(LONG_AGO.plusSeconds(2))).versionId();
        long a = add(sample().receivedAt(LONG_AGO)).versionId();
        add(sample().receivedAt(SOON_AFTER));
        assertThat(claim(SOON_AFTER)).containsExactly(item(a), item(b));
        assertThat(claim(SOON_AFTER)).isEmpty();
        assertThat(claim(NOW.plusSeconds(1))).contains(item(a), item(b));
    }

    @Test
    void claimsNoMoreThanTheLimit() {
        for (int i = 0; i < 3; i++) {
            add(sample().receivedAt(LONG_AGO.plusSeconds(i)));
        }
        assertThat(catalog().claimStale(SOON_AFTER, NOW, 2)).hasSize(2);
        assertThat(catalog().claimStale(SOON_AFTER, NOW, 0)).isEmpty();
        assertThat(claim(SOON_AFTER)).hasSize(1);
    }

    @Test
    void claimsNeitherProcessedNorAbandonedWork() {
        long processed = add(sample().receivedAt(LONG_AGO)).versionId();
        long abandoned = add(sample().receivedAt(LONG_AGO)).versionId();
        publish(processed);
        catalog().abandon(abandoned, "it does not decode");
        assertThat(claim(SOON_AFTER)).isEmpty();

        catalog().revive(List.of(abandoned, processed));
        assertThat(claim(SOON_AFTER)).containsExactly(item(abandoned));
    }

    @Test
    void givesTwoSweepersDifferentWork() throws InterruptedException, ExecutionException {
        List<Long> recorded = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            recorded.add(add(sample().receivedAt(LONG_AGO)).versionId());
        }
        List<Future<List<WorkItem>>> claims = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 12; i++) {
                claims.add(threads.submit(() -> catalog().claimStale(SOON_AFTER, NOW, 7)));
            }
        }
        List<Long> claimed = new ArrayList<>();
        for (Future<List<WorkItem>> claim : claims) {
            claim.get().forEach(item -> claimed.add(item.versionId()));
        }
        claim(SOON_AFTER).forEach(item -> claimed.add(item.versionId()));
        assertThat(claimed).doesNotHaveDuplicates().containsAll(recorded);
    }

    @Test
    void countsWorkByState() {
        WorkCounts before = catalog().workCounts();
        add(sample());
        publish(add(sample()).versionId());
        catalog().abandon(add(sample()).versionId(), "lost");
        assertThat(catalog().workCounts())
                .isEqualTo(new WorkCounts(before.unprocessed() + 1, before.processed() + 1, before.abandoned() + 1));
    }

    @Test
    void abandonsOnlyWhatIsUnprocessed() {
        long id = add(sample()).versionId();
        publish(id);
        WorkCounts before = catalog().workCounts();
        catalog().abandon(id, "too late");
        catalog().abandon(Long.MAX_VALUE, "there is none");
        assertThat(catalog().workCounts()).isEqualTo(before);
    }

    @Test
    void publishesVersionAfterVersion() {
        Optional<ImageSet> first = publish(add(sample()).versionId());
        assertThat(first).hasValueSatisfying(set -> {
            assertThat(set.id()).matches("[0-9a-f]{32}");
            assertThat(set.datastore()).isEqualTo(datastore);
            assertThat(set.seriesInstanceUid()).isEqualTo(series);
            assertThat(set.version()).isEqualTo(1);
            assertThat(set.instances()).isEqualTo(1);
            assertThat(set.updatedAt()).isEqualTo(NOW);
        });
        Optional<ImageSet> second =
                publish(add(sample()).versionId(), add(sample()).versionId());
        assertThat(second).hasValueSatisfying(set -> {
            assertThat(set.id()).isEqualTo(first.orElseThrow().id());
            assertThat(set.version()).isEqualTo(2);
            assertThat(set.instances()).isEqualTo(3);
        });
        assertThat(catalog().imageSet(datastore, series)).isEqualTo(second);
    }

    @Test
    void publishesNothingForWhatIsProcessedAlready() {
        long id = add(sample()).versionId();
        Optional<ImageSet> published = publish(id);
        assertThat(publish(id)).isEmpty();
        assertThat(publish(Long.MAX_VALUE)).isEmpty();
        assertThat(publish()).isEmpty();
        assertThat(catalog().imageSet(datastore, series)).isEqualTo(published);
    }

    @Test
    void hasNoImageSetBeforeTheFirstPublication() {
        add(sample());
        assertThat(catalog().imageSet(datastore, series)).isEmpty();
    }

    @Test
    void processesAnAbandonedInstanceThatCameBack() {
        long id = add(sample()).versionId();
        catalog().abandon(id, "the store was away");
        assertThat(publish(id)).isPresent();
        assertThat(catalog().unprocessed(List.of(id))).isEmpty();
    }

    @Test
    void holdsTheNewVersionInPlaceOfTheOld() {
        SampleInstance instance = sample();
        publish(add(instance).versionId());
        assertThat(publish(add(instance.changed()).versionId())).hasValueSatisfying(set -> {
            assertThat(set.version()).isEqualTo(2);
            assertThat(set.instances()).isEqualTo(1);
        });
    }

    @Test
    void forgetsTheWorkAndTheImageSetOfWhatIsDeleted() {
        WorkCounts before = catalog().workCounts();
        publish(add(sample()).versionId());
        long waiting = add(sample()).versionId();
        catalog().delete(datastore, new Scope.Study(study));
        assertThat(catalog().workCounts()).isEqualTo(before);
        assertThat(catalog().unprocessed(List.of(waiting))).isEmpty();
        assertThat(catalog().imageSet(datastore, series)).isEmpty();
        assertThat(publish(waiting)).isEmpty();
    }

    @Test
    void leavesADeletedInstanceOutOfTheImageSet() {
        SampleInstance gone = sample();
        publish(add(gone).versionId(), add(sample()).versionId());
        catalog()
                .delete(datastore, new Scope.Instance(study, series, gone.uids().sopInstanceUid()));
        assertThat(catalog().imageSet(datastore, series))
                .hasValueSatisfying(set -> assertThat(set.instances()).isEqualTo(1));
    }

    @Test
    void numbersPublicationsWithoutGapsWhenTheyComeAtOnce() throws InterruptedException, ExecutionException {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            ids.add(add(sample()).versionId());
        }
        List<Future<Optional<ImageSet>>> published = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            ids.forEach(id -> published.add(threads.submit(() -> publish(id))));
        }
        List<Integer> versions = new ArrayList<>();
        for (Future<Optional<ImageSet>> future : published) {
            versions.add(future.get().orElseThrow().version());
        }
        assertThat(versions).doesNotHaveDuplicates().contains(1, 24);
        assertThat(catalog().imageSet(datastore, series).orElseThrow().instances())
                .isEqualTo(24);
    }

    @Test
    void keepsTheReportOfTheCurrentVersionUntilItIsDeleted() {
        SampleInstance instance = sample();
        InstanceReport report = new InstanceReport(
                List.of(
                        new InstanceFinding("ERROR", "MISSING", "(0010,0020)", "is missing (type 2)", "PS3.3 C.7.1.1"),
                        new InstanceFinding("INFO", "MORE", "", "and more\tof it", "")),
                7);
        publish(add(instance).versionId(), report);
        String uid = instance.uids().sopInstanceUid();
        assertThat(catalog().report(datastore, uid)).contains(report);
        assertThat(catalog().report(datastore, uid + ".1")).isEmpty();

        publish(add(instance.changed()).versionId());
        assertThat(catalog().report(datastore, uid)).isEmpty();

        SampleInstance another = sample();
        publish(add(another).versionId(), report);
        catalog().delete(datastore, new Scope.Study(study));
        assertThat(catalog().report(datastore, another.uids().sopInstanceUid())).isEmpty();
    }

    private void publish(long versionId, InstanceReport report) {
        List<ProcessedInstance> instances = List.of(new ProcessedInstance(versionId, List.of(), Optional.of(report)));
        catalog().publish(new ImageSetUpdate(datastore, series, instances, NOW));
    }

    private Optional<ImageSet> publish(long... versionIds) {
        List<FrameCheck> checks = List.of(new FrameCheck(0xCAFEBABE, -1_024, 3_071), new FrameCheck(1, 0.5, 1e9));
        List<ProcessedInstance> instances = Arrays.stream(versionIds)
                .mapToObj(id -> new ProcessedInstance(id, checks, Optional.empty()))
                .toList();
        return catalog().publish(new ImageSetUpdate(datastore, series, instances, NOW));
    }

    /** What a sweep finds of this test's data store. */
    private List<WorkItem> claim(Instant before) {
        return catalog().claimStale(before, NOW, 100_000).stream()
                .filter(item -> item.datastore().equals(datastore))
                .toList();
    }

    private WorkItem item(long id) {
        return new WorkItem(datastore, series, id);
    }
}
