package dev.gantry.store.search;

import dev.gantry.dicom.Tag;
import java.util.List;
import java.util.Optional;

/** One matching key of a query, PS3.4 C.2.2.2. Universal matching is the absence of a key. */
public sealed interface Match {
    Tag tag();

    /** Single value matching; person names and other text ignore case. */
    record Exact(Tag tag, String value) implements Match {}

    /** Wild card matching: {@code *} any run of characters, {@code ?} any one; ignores case. */
    record Wildcard(Tag tag, String pattern) implements Match {}

    /** List of UID matching, and the same for codes such as Modality: any of the values. */
    record AnyOf(Tag tag, List<String> values) implements Match {
        public AnyOf {
            values = List.copyOf(values);
        }
    }

    /** Range matching of a DA, TM or DT, both ends included; at least one end is given. */
    record Range(Tag tag, Optional<String> from, Optional<String> to) implements Match {}
}
