package dev.gantry.store.catalog;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.imageset.ImageSet;
import dev.gantry.store.imageset.ImageSetUpdate;
import dev.gantry.store.imageset.InstanceReport;
import dev.gantry.store.imageset.ProcessedInstance;
import dev.gantry.store.object.ObjectRef;
import dev.gantry.store.search.Level;
import dev.gantry.store.search.LevelAttributes;
import dev.gantry.store.search.Query;
import dev.gantry.store.work.WorkItem;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A {@link Catalog} on the heap, one call at a time. It passes the same contract as the real one. */
public final class HeapCatalog implements Catalog {
    /** A version with what is mutable about it. */
    static final class Row {
        final InstanceVersion version;
        final NewInstance recorded;
        boolean current = true;
        Instant sentAt;
        boolean processed;
        boolean abandoned;
        Optional<InstanceReport> report = Optional.empty();

        Row(InstanceVersion version, NewInstance recorded) {
            this.version = version;
            this.recorded = recorded;
            this.sentAt = recorded.receivedAt();
        }

        Scope.Study study() {
            return new Scope.Study(version.uids().studyInstanceUid());
        }

        Scope.Series series() {
            return new Scope.Series(
                    version.uids().studyInstanceUid(), version.uids().seriesInstanceUid());
        }

        boolean outstanding() {
            return !processed && !abandoned;
        }
    }

    /** A study or series: its attributes, and when it came. */
    record Entry(long id, Dataset attributes) {}

    record Key(DatastoreId datastore, Scope scope) {}

    private record SeriesUid(DatastoreId datastore, String uid) {}

    private final Map<Long, Row> rows = new TreeMap<>();
    private final Map<Key, Entry> entries = new HashMap<>();
    private final Map<SeriesUid, ImageSet> imageSets = new HashMap<>();
    private long lastId;

    @Override
    public synchronized Recorded record(NewInstance instance) {
        Optional<Row> before = rows.values().stream()
                .filter(row -> row.current && row.version.datastore().equals(instance.datastore()))
                .filter(row -> row.version
                        .uids()
                        .sopInstanceUid()
                        .equals(instance.uids().sopInstanceUid()))
                .findAny();
        if (before.isPresent() && before.get().version.dataset().sameContent(instance.dataset())) {
            InstanceVersion same = before.get().version;
            return new Recorded.Unchanged(same.id(), same.dataset().object());
        }
        int version = before.map(row -> row.version.version() + 1).orElse(1);
        before.ifPresent(row -> row.current = false);
        String sopClass = instance.header().uid(Tag.SOPClassUID).orElse("");
        InstanceVersion added = new InstanceVersion(
                ++lastId, version, instance.datastore(), instance.uids(), sopClass, instance.dataset());
        Row row = new Row(added, instance);
        rows.put(added.id(), row);
        enter(row, row.study(), Level.STUDY, version > 1);
        enter(row, row.series(), Level.SERIES, version > 1);
        return new Recorded.Added(added.id(), version);
    }

    private void enter(Row row, Scope scope, Level level, boolean correct) {
        Dataset attributes = LevelAttributes.of(level, row.recorded.header());
        entries.merge(
                new Key(row.version.datastore(), scope),
                new Entry(row.version.id(), attributes),
                (old, fresh) -> correct ? new Entry(old.id(), attributes) : old);
    }

    @Override
    public synchronized List<Dataset> search(DatastoreId datastore, Query query) {
        return new HeapSearch(current(datastore).toList(), entries, query).results();
    }

    @Override
    public synchronized List<InstanceVersion> instances(DatastoreId datastore, Scope scope) {
        Comparator<Row> order = Comparator.<Row>comparingLong(row -> number(row, Level.SERIES, Tag.SeriesNumber))
                .thenComparing(
                        row -> entries.get(new Key(datastore, row.series())).id())
                .thenComparing(row -> number(row, Level.INSTANCE, Tag.InstanceNumber))
                .thenComparing(row -> row.version.id());
        return current(datastore)
                .filter(in(scope))
                .sorted(order)
                .map(row -> row.version)
                .toList();
    }

    private long number(Row row, Level level, Tag tag) {
        Dataset attributes = level == Level.SERIES
                ? entries.get(new Key(row.version.datastore(), row.series())).attributes()
                : row.recorded.header();
        return attributes.integer(tag).isPresent() ? attributes.integer(tag).getAsInt() : Long.MAX_VALUE;
    }

    private Stream<Row> current(DatastoreId datastore) {
        return rows.values().stream()
                .filter(row -> row.current && row.version.datastore().equals(datastore));
    }

    private static Predicate<Row> in(Scope scope) {
        return row -> switch (scope) {
            case Scope.Study study -> row.study().equals(study);
            case Scope.Series series -> row.series().equals(series);
            case Scope.Instance instance ->
                row.series().equals(new Scope.Series(instance.studyInstanceUid(), instance.seriesInstanceUid()))
                        && row.version.uids().sopInstanceUid().equals(instance.sopInstanceUid());
        };
    }

    @Override
    public synchronized Optional<FrameTable> frames(long versionId) {
        return Optional.ofNullable(rows.get(versionId)).map(row -> row.recorded.frames());
    }

    @Override
    public synchronized Optional<InstanceVersion> version(long versionId) {
        return Optional.ofNullable(rows.get(versionId)).map(row -> row.version);
    }

    @Override
    public synchronized List<ObjectRef> delete(DatastoreId datastore, Scope scope) {
        Set<String> uids = new HashSet<>();
        current(datastore)
                .filter(in(scope))
                .forEach(row -> uids.add(row.version.uids().sopInstanceUid()));
        List<Row> doomed = rows.values().stream()
                .filter(row -> row.version.datastore().equals(datastore)
                        && uids.contains(row.version.uids().sopInstanceUid()))
                .toList();
        doomed.forEach(row -> rows.remove(row.version.id()));
        entries.keySet()
                .removeIf(key -> rows.values().stream()
                        .noneMatch(row -> row.version.datastore().equals(key.datastore())
                                && in(key.scope()).test(row)));
        doomed.forEach(
                row -> recount(new SeriesUid(datastore, row.version.uids().seriesInstanceUid())));
        Set<ObjectRef> named = new HashSet<>();
        rows.values().forEach(row -> named.add(row.version.dataset().object()));
        return doomed.stream()
                .map(row -> row.version.dataset().object())
                .distinct()
                .filter(object -> !named.contains(object))
                .toList();
    }

    @Override
    public synchronized List<InstanceVersion> unprocessed(List<Long> versionIds) {
        return rows.values().stream()
                .filter(row -> versionIds.contains(row.version.id()) && !row.processed)
                .map(row -> row.version)
                .toList();
    }

    @Override
    public synchronized List<WorkItem> claimStale(Instant before, Instant now, int limit) {
        List<Row> stale = rows.values().stream()
                .filter(row -> row.outstanding() && row.sentAt.isBefore(before))
                .sorted(Comparator.<Row, Instant>comparing(row -> row.sentAt).thenComparing(row -> row.version.id()))
                .limit(limit)
                .toList();
        stale.forEach(row -> row.sentAt = now);
        return stale.stream()
                .map(row ->
                        new WorkItem(row.version.datastore(), row.version.uids().seriesInstanceUid(), row.version.id()))
                .toList();
    }

    @Override
    public synchronized Optional<ImageSet> publish(ImageSetUpdate update) {
        List<Row> fresh = update.instances().stream()
                .map(ProcessedInstance::versionId)
                .filter(id -> rows.containsKey(id) && !rows.get(id).processed)
                .map(rows::get)
                .toList();
        if (fresh.isEmpty()) {
            return Optional.empty();
        }
        fresh.forEach(row -> row.processed = true);
        for (ProcessedInstance instance : update.instances()) {
            fresh.stream()
                    .filter(row -> row.version.id() == instance.versionId())
                    .forEach(row -> row.report = instance.report());
        }
        SeriesUid key = new SeriesUid(update.datastore(), update.seriesInstanceUid());
        ImageSet before = imageSets.get(key);
        String id = before == null ? UUID.randomUUID().toString().replace("-", "") : before.id();
        int version = before == null ? 1 : before.version() + 1;
        imageSets.put(
                key, new ImageSet(id, update.datastore(), update.seriesInstanceUid(), version, held(key), update.at()));
        return Optional.of(imageSets.get(key));
    }

    private long held(SeriesUid series) {
        return current(series.datastore())
                .filter(row ->
                        row.processed && row.version.uids().seriesInstanceUid().equals(series.uid()))
                .count();
    }

    private void recount(SeriesUid series) {
        imageSets.computeIfPresent(
                series,
                (key, set) -> held(key) == 0
                        ? null
                        : new ImageSet(
                                set.id(),
                                set.datastore(),
                                set.seriesInstanceUid(),
                                set.version(),
                                held(key),
                                set.updatedAt()));
    }

    @Override
    public synchronized Optional<ImageSet> imageSet(DatastoreId datastore, String seriesInstanceUid) {
        return Optional.ofNullable(imageSets.get(new SeriesUid(datastore, seriesInstanceUid)));
    }

    @Override
    public synchronized Optional<InstanceReport> report(DatastoreId datastore, String sopInstanceUid) {
        return current(datastore)
                .filter(row -> row.version.uids().sopInstanceUid().equals(sopInstanceUid))
                .findAny()
                .flatMap(row -> row.report);
    }

    @Override
    public synchronized void abandon(long versionId, String reason) {
        Row row = rows.get(versionId);
        if (row != null && !row.processed) {
            row.abandoned = true;
        }
    }

    @Override
    public synchronized void revive(List<Long> versionIds) {
        rows.values().stream()
                .filter(row -> versionIds.contains(row.version.id()))
                .forEach(row -> row.abandoned = false);
    }

    @Override
    public synchronized WorkCounts workCounts() {
        return new WorkCounts(
                count(Row::outstanding), count(row -> row.processed), count(row -> row.abandoned && !row.processed));
    }

    private long count(Predicate<Row> state) {
        return rows.values().stream().filter(state).count();
    }
}
