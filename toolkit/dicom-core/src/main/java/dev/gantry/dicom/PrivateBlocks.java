package dev.gantry.dicom;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The blocks of a data set's private elements, each reserved by its creator. PS3.5 7.8.1 */
final class PrivateBlocks {

    private static final int FIRST = 0x10;
    private static final int LAST = 0xFF;

    private final List<DataElement> elements;
    private final Map<DataElement, String> texts;

    /** By group and block, as a creator's tag. */
    private final Map<Integer, String> creators = new HashMap<>();

    /** The creators' tags by group and creator, as a tag of its block 0. */
    private final Map<Tag, Integer> reserved = new HashMap<>();

    /** Blocks that hold elements of no known creator. */
    private final Set<Integer> taken = new HashSet<>();

    private PrivateBlocks(List<DataElement> elements, Map<DataElement, String> texts) {
        this.elements = elements;
        this.texts = texts;
    }

    /**
     * Moves each element that names its creator into that creator's block; reserves one where it has none.
     *
     * @param texts values still to be encoded; an element that is moved takes its own along
     * @return whether the elements are in disorder now
     */
    static boolean assign(List<DataElement> elements, Map<DataElement, String> texts) {
        for (DataElement element : elements) {
            if (!element.tag().creator().isEmpty()) {
                return new PrivateBlocks(elements, texts).assign();
            }
        }
        return false;
    }

    private boolean assign() {
        for (DataElement element : elements) {
            Tag tag = element.tag();
            if (tag.isPrivateCreator()) {
                reserve(tag.value(), name(element));
            } else if (tag.isPrivate() && tag.creator().isEmpty()) {
                taken.add(creatorTag(tag));
            }
        }
        int count = elements.size();
        boolean moved = false;
        for (int i = 0; i < count; i++) {
            DataElement element = elements.get(i);
            String creator = element.tag().creator();
            if (!creator.isEmpty() && !creator.equals(creators.get(creatorTag(element.tag())))) {
                elements.set(i, move(element, block(element.tag())));
                moved = true;
            }
        }
        return moved;
    }

    private void reserve(int creatorTag, String name) {
        creators.put(creatorTag, name);
        reserved.putIfAbsent(key(creatorTag, name), creatorTag);
    }

    private static Tag key(int tag, String creator) {
        return new Tag(tag & 0xFFFF0000, creator);
    }

    private String name(DataElement creator) {
        String pending = texts.get(creator);
        if (pending != null) {
            return pending.strip();
        }
        List<String> names = ValueDecoder.strings(creator, SpecificCharacterSet.DEFAULT);
        return names.isEmpty() ? "" : names.getFirst();
    }

    private static int creatorTag(Tag tag) {
        return tag.value() & 0xFFFF0000 | tag.element() >>> 8;
    }

    /** The tag of the creator whose block an element belongs to; its own one if that is free. */
    private int block(Tag tag) {
        Integer existing = reserved.get(key(tag.value(), tag.creator()));
        if (existing != null) {
            return existing;
        }
        int group = tag.value() & 0xFFFF0000;
        int own = creatorTag(tag);
        for (int candidate = isFree(own) ? own : group | FIRST; candidate <= (group | LAST); candidate++) {
            if (isFree(candidate)) {
                reserve(candidate, tag.creator());
                DataElement creator = DataElement.of(Tag.of(candidate), VR.LO, Bytes.empty());
                texts.put(creator, tag.creator());
                elements.add(creator);
                return candidate;
            }
        }
        throw new IllegalArgumentException(
                "every private block of group " + tag.hex().substring(0, 4) + " is taken");
    }

    private boolean isFree(int creatorTag) {
        return (creatorTag & 0xFFFF) >= FIRST && !creators.containsKey(creatorTag) && !taken.contains(creatorTag);
    }

    private DataElement move(DataElement element, int creatorTag) {
        Tag tag = element.tag();
        int value = tag.value() & 0xFFFF0000 | (creatorTag & 0xFF) << 8 | tag.element() & 0xFF;
        DataElement moved = new DataElement(new Tag(value, tag.creator()), element.vr(), element.value());
        String text = texts.remove(element);
        if (text != null) {
            texts.put(moved, text);
        }
        return moved;
    }
}
