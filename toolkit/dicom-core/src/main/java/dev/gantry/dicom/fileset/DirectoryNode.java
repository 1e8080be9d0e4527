package dev.gantry.dicom.fileset;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A record that is to be written, with those below it. At most four levels deep. */
final class DirectoryNode {

    private final DatasetBuilder attributes;
    private final Map<String, DirectoryNode> children = new LinkedHashMap<>();
    private long offset;

    DirectoryNode(DatasetBuilder attributes) {
        this.attributes = attributes
                .integer(Tag.OffsetOfTheNextDirectoryRecord, 0)
                .integer(Tag.RecordInUseFlag, 0xFFFF)
                .integer(Tag.OffsetOfReferencedLowerLevelDirectoryEntity, 0);
    }

    /** The child with a key, made if there is none. */
    DirectoryNode child(String key, Supplier<DatasetBuilder> record) {
        return children.computeIfAbsent(key, absent -> new DirectoryNode(record.get()));
    }

    Collection<DirectoryNode> children() {
        return children.values();
    }

    /** This and all below it, each before those below it. */
    List<DirectoryNode> flatten() {
        List<DirectoryNode> all = new ArrayList<>(List.of(this));
        children.values().forEach(child -> all.addAll(child.flatten()));
        return all;
    }

    Dataset dataset() {
        return attributes.build();
    }

    long offset() {
        return offset;
    }

    void placeAt(long position) {
        offset = position;
    }

    /** Writes into each of some siblings, and what is below them, where the next and the first child lie. */
    static void link(Collection<DirectoryNode> siblings) {
        DirectoryNode before = null;
        for (DirectoryNode node : siblings) {
            if (before != null) {
                before.attributes.integer(Tag.OffsetOfTheNextDirectoryRecord, node.offset);
            }
            before = node;
            node.children.values().stream()
                    .findFirst()
                    .ifPresent(first ->
                            node.attributes.integer(Tag.OffsetOfReferencedLowerLevelDirectoryEntity, first.offset));
            link(node.children.values());
        }
    }
}
