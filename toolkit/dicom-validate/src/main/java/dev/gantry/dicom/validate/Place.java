package dev.gantry.dicom.validate;

import dev.gantry.dicom.Tag;
import java.util.Arrays;

/**
 * Where an element lies: tags and, between them, numbers of items from 0. Ordered as elements are in a file. What lies
 * deeper than 16 sequences has the path of the sequence there.
 */
final class Place implements Comparable<Place> {

    static final Place ROOT = new Place(new int[0]);

    private static final int STEPS = 32;

    /** Tag, item, tag, item, …; an odd number ends at an element, an even one at an item. */
    private final int[] steps;

    private Place(int[] steps) {
        this.steps = steps;
    }

    /** An element of the item that this path leads to. */
    Place element(Tag tag) {
        return step(tag.value());
    }

    /**
     * An item of the sequence that this path leads to.
     *
     * @param number from 0
     */
    Place item(int number) {
        return step(number);
    }

    private Place step(int step) {
        if (steps.length == STEPS) {
            return this;
        }
        int[] longer = Arrays.copyOf(steps, steps.length + 1);
        longer[steps.length] = step;
        return new Place(longer);
    }

    /** Whether the path leads into the items of this sequence of the outermost data set. */
    boolean isWithin(Tag sequence) {
        return steps.length > 1 && steps[0] == sequence.value();
    }

    /** How many sequences are around. */
    int depth() {
        return steps.length / 2;
    }

    /** The path with every item alike, to tell what repeats from item to item. */
    Place pattern() {
        int[] alike = steps.clone();
        for (int i = 1; i < alike.length; i += 2) {
            alike[i] = 0;
        }
        return new Place(alike);
    }

    @Override
    public int compareTo(Place other) {
        return Arrays.compareUnsigned(steps, other.steps);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Place that && Arrays.equals(steps, that.steps);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(steps);
    }

    /** As "(0040,A730)[2].(0008,0100)". */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < steps.length; i++) {
            if (i % 2 == 1) {
                text.append('[').append(steps[i]).append(']');
            } else {
                text.append(i == 0 ? "" : ".").append(Tag.of(steps[i]));
            }
        }
        return text.toString();
    }
}
