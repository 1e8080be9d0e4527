package dev.gantry.dicom.json;

import java.util.Arrays;

/** The tags of one data set so far, to find one that comes twice. Costs a comparison while they come in order. */
final class SeenTags {
    private int[] tags = new int[32];
    private int size;
    private boolean ordered = true;

    /** Answers false when the tag was there before. */
    boolean add(int tag) {
        ordered &= size == 0 || Integer.compareUnsigned(tags[size - 1], tag) < 0;
        if (!ordered && contains(tag)) {
            return false;
        }
        if (size == tags.length) {
            tags = Arrays.copyOf(tags, size * 2);
        }
        tags[size++] = tag;
        return true;
    }

    private boolean contains(int tag) {
        for (int i = 0; i < size; i++) {
            if (tags[i] == tag) {
                return true;
            }
        }
        return false;
    }
}
