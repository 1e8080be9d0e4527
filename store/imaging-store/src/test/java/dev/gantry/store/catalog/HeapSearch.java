package dev.gantry.store.catalog;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.catalog.HeapCatalog.Entry;
import dev.gantry.store.catalog.HeapCatalog.Key;
import dev.gantry.store.catalog.HeapCatalog.Row;
import dev.gantry.store.search.Level;
import dev.gantry.store.search.LevelAttributes;
import dev.gantry.store.search.Match;
import dev.gantry.store.search.MatchingKeys;
import dev.gantry.store.search.Moments;
import dev.gantry.store.search.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** One search over the current rows of a data store: every result is built, then those that do not match are dropped. */
final class HeapSearch {
    private final List<Row> rows;
    private final Map<Key, Entry> entries;
    private final Query query;

    HeapSearch(List<Row> rows, Map<Key, Entry> entries, Query query) {
        this.rows = rows;
        this.entries = entries;
        this.query = query;
    }

    List<Dataset> results() {
        for (Match match : query.matches()) {
            if (!MatchingKeys.upTo(query.level()).contains(match.tag())) {
                throw new StoreException(ErrorCode.VALIDATION, match.tag() + " is no matching key");
            }
            HeapMatching.validate(match);
        }
        Map<Object, Row> representatives = new LinkedHashMap<>();
        for (Row row : rows) {
            representatives.putIfAbsent(group(row, query.level()), row);
        }
        List<Row> ordered = new ArrayList<>(representatives.values());
        ordered.sort(order());
        return ordered.stream()
                .map(this::result)
                .filter(result ->
                        query.matches().stream().allMatch(match -> HeapMatching.matches(match, result, query.fuzzy())))
                .skip(query.offset())
                .limit(query.limit())
                .toList();
    }

    private static Object group(Row row, Level level) {
        return switch (level) {
            case STUDY -> row.study();
            case SERIES -> row.series();
            case INSTANCE -> row.version.id();
        };
    }

    private Comparator<Row> order() {
        Comparator<Row> order = Comparator.<Row>comparingLong(row -> -day(row))
                .thenComparing(row -> -time(row))
                .thenComparing(row -> -entry(row, Level.STUDY).id());
        if (query.level() == Level.STUDY) {
            return order;
        }
        order = order.thenComparing(row -> number(entry(row, Level.SERIES).attributes(), Tag.SeriesNumber))
                .thenComparing(row -> entry(row, Level.SERIES).id());
        return query.level() == Level.SERIES
                ? order
                : order.thenComparing(row -> number(row.recorded.header(), Tag.InstanceNumber))
                        .thenComparing(row -> row.version.id());
    }

    private long day(Row row) {
        return entry(row, Level.STUDY)
                .attributes()
                .string(Tag.StudyDate)
                .map(date -> Moments.day(date).orElse(-1))
                .orElse(-1);
    }

    private long time(Row row) {
        return entry(row, Level.STUDY)
                .attributes()
                .string(Tag.StudyTime)
                .map(time -> Moments.first(time).orElse(-1))
                .orElse(-1L);
    }

    private static long number(Dataset attributes, Tag tag) {
        return attributes.integer(tag).isPresent() ? attributes.integer(tag).getAsInt() : Long.MAX_VALUE;
    }

    private Entry entry(Row row, Level level) {
        Scope scope = level == Level.STUDY ? row.study() : row.series();
        return Objects.requireNonNull(entries.get(new Key(row.version.datastore(), scope)));
    }

    private Dataset result(Row row) {
        DatasetBuilder builder = Dataset.builder();
        builder.putAll(entry(row, Level.STUDY).attributes());
        deriveStudy(row, builder);
        if (query.level() != Level.STUDY) {
            builder.putAll(entry(row, Level.SERIES).attributes());
            long instances = rows.stream()
                    .filter(other -> other.series().equals(row.series()))
                    .count();
            builder.integer(Tag.NumberOfSeriesRelatedInstances, instances);
        }
        if (query.level() == Level.INSTANCE) {
            builder.putAll(LevelAttributes.of(Level.INSTANCE, row.recorded.header()));
        }
        return builder.build();
    }

    private void deriveStudy(Row row, DatasetBuilder builder) {
        List<Row> study =
                rows.stream().filter(other -> other.study().equals(row.study())).toList();
        TreeSet<String> modalities = new TreeSet<>();
        TreeSet<String> classes = new TreeSet<>();
        TreeSet<String> series = new TreeSet<>();
        for (Row other : study) {
            entry(other, Level.SERIES).attributes().string(Tag.Modality).ifPresent(modalities::add);
            classes.add(other.version.sopClassUid());
            series.add(other.version.uids().seriesInstanceUid());
        }
        builder.string(Tag.ModalitiesInStudy, modalities.toArray(String[]::new))
                .string(Tag.SOPClassesInStudy, classes.toArray(String[]::new))
                .integer(Tag.NumberOfStudyRelatedSeries, series.size())
                .integer(Tag.NumberOfStudyRelatedInstances, study.size());
    }
}
