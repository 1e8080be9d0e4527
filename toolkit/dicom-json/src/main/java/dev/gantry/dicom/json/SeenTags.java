package dev.gantry.dicom.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The tags of one data set so far, to find one that comes twice: a list while they come in order, which they nearly
 * always do, and a set from the first that does not.
 */
final class SeenTags {
    private int[] tags = new int[32];
    private int size;
    private final Set<Integer> unordered = new HashSet<>(0);

    /** Answers false when the tag was there before. */
    boolean add(int tag) {
        if (!unordered.isEmpty()) {
            return unordered.add(tag);
        }
        if (size > 0 && Integer.compareUnsigned(tags[size - 1], tag) >= 0) {
            for (int i = 0; i < size; i++) {
                unordered.add(tags[i]);
            }
            return unordered.add(tag);
        }
        if (size == tags.length) {
            tags = Arrays.copyOf(tags, size * 2);
        }
        tags[size++] = tag;
        return true;
    }
}
