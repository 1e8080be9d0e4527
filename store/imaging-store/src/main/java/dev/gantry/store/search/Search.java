package dev.gantry.store.search;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.Value;
import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.access.Principal;
import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.catalog.InstanceVersion;
import dev.gantry.store.catalog.Scope;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.retrieve.Retrieve;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finding studies, series and instances. */
public final class Search {
    private final Catalog catalog;
    private final Retrieve retrieve;

    public Search(Catalog catalog, Retrieve retrieve) {
        this.catalog = catalog;
        this.retrieve = retrieve;
    }

    /**
     * One page of what matches.
     *
     * @param matches at most the query's limit
     * @param more whether further matches follow
     */
    public record Page(List<Dataset> matches, boolean more) {
        public Page {
            matches = List.copyOf(matches);
        }
    }

    /**
     * Searches.
     *
     * @param include attributes wanted beside the {@link ResultKeys}; they are read from one instance of each match
     * @throws StoreException {@code VALIDATION} when the query matches on an attribute outside {@link MatchingKeys}
     */
    public Page search(Principal principal, DatastoreId datastore, Query query, Set<Tag> include) {
        query.matches().stream()
                .filter(match -> !MatchingKeys.upTo(query.level()).contains(match.tag()))
                .findFirst()
                .ifPresent(match -> {
                    throw new StoreException(ErrorCode.VALIDATION, match.tag() + " is not a matching key here");
                });
        // One more than asked tells whether another page follows.
        int asked = query.limit() == Integer.MAX_VALUE ? query.limit() : query.limit() + 1;
        List<Dataset> found = catalog.search(
                datastore, new Query(query.level(), query.matches(), query.fuzzy(), query.offset(), asked));
        boolean more = found.size() > query.limit();
        List<Dataset> page = more ? found.subList(0, query.limit()) : found;
        List<Tag> further =
                include.stream().filter(tag -> !ResultKeys.contains(tag)).toList();
        return new Page(
                further.isEmpty()
                        ? page
                        : page.stream()
                                .map(match -> extended(datastore, match, further))
                                .toList(),
                more);
    }

    private Dataset extended(DatastoreId datastore, Dataset match, List<Tag> further) {
        DatasetBuilder extended = match.toBuilder();
        anyInstance(datastore, match)
                .map(retrieve::headerDataset)
                .ifPresent(header -> further.stream()
                        .flatMap(tag -> header.get(tag).stream())
                        .forEach(element -> extended.put(inUtf8(header, element))));
        return extended.build();
    }

    /** Any instance of the study, the series or the very instance that matched. */
    private Optional<InstanceVersion> anyInstance(DatastoreId datastore, Dataset match) {
        List<Match> within = Stream.of(Tag.StudyInstanceUID, Tag.SeriesInstanceUID, Tag.SOPInstanceUID)
                .flatMap(tag -> match.uid(tag).stream().<Match>map(uid -> new Match.Exact(tag, uid)))
                .toList();
        return catalog.search(datastore, new Query(Level.INSTANCE, within, false, 0, 1)).stream()
                .flatMap(instance -> catalog.instances(datastore, scope(instance)).stream())
                .findFirst();
    }

    private static Scope scope(Dataset instance) {
        return new Scope.Instance(
                instance.uid(Tag.StudyInstanceUID).orElseThrow(),
                instance.uid(Tag.SeriesInstanceUID).orElseThrow(),
                instance.uid(Tag.SOPInstanceUID).orElseThrow());
    }

    /** The element as it is spelled in the character set of the matches. */
    private static DataElement inUtf8(Dataset header, DataElement element) {
        if (!element.vr().isCharacterSetSensitive()) {
            return element;
        }
        String text = String.join("\\", header.strings(element.tag()));
        return new DataElement(element.tag(), element.vr(), new Value.Raw(Bytes.of(text, StandardCharsets.UTF_8)));
    }
}
