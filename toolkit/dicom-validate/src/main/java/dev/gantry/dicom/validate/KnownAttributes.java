package dev.gantry.dicom.validate;

import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** Remembers which attributes the rules of an IOD mention, item by item, if anybody wants to know the others. */
final class KnownAttributes {

    private record Item(Place path, Set<Integer> tags) {}

    private final boolean wanted;
    private final Map<Dataset, Item> items = new IdentityHashMap<>();

    KnownAttributes(boolean wanted) {
        this.wanted = wanted;
    }

    void add(Position position, Tag tag) {
        if (wanted) {
            items.computeIfAbsent(position.here(), item -> new Item(position.path(), new HashSet<>()))
                    .tags
                    .add(tag.value());
        }
    }

    /** Reports each standard attribute that no rule mentions; what is inside it is not looked into. */
    void reportOthers(Findings findings) {
        items.forEach((dataset, item) -> {
            for (DataElement element : dataset) {
                Tag tag = element.tag();
                boolean ordinary = !tag.isPrivate() && !tag.isGroupLength() && tag.group() > 2;
                if (ordinary && !item.tags.contains(tag.value())) {
                    findings.add(
                            Severity.INFO,
                            Kind.NOT_IN_IOD,
                            item.path.element(tag),
                            "belongs to no module of the IOD",
                            "PS3.3 A.1");
                }
            }
        });
    }
}
