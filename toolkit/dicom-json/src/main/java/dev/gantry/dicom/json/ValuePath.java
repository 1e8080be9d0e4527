package dev.gantry.dicom.json;

import dev.gantry.dicom.Tag;
import java.util.ArrayDeque;
import java.util.Deque;

/** Where in nested sequences a writer stands, as {@link BulkDataUris} spells it; spelled out only when asked. */
final class ValuePath {
    private static final class Step {
        private final Tag sequence;
        private int item;

        private Step(Tag sequence) {
            this.sequence = sequence;
        }
    }

    private final Deque<Step> steps = new ArrayDeque<>();

    void enter(Tag sequence) {
        steps.addLast(new Step(sequence));
    }

    /** The number of the item that begins, from 1. */
    int nextItem() {
        return ++steps.getLast().item;
    }

    /** How many items the sequence had. */
    int leave() {
        return steps.removeLast().item;
    }

    /** The path of an element of the current item. */
    String of(Tag tag) {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            text.append(step.sequence.hex()).append('/').append(step.item).append('/');
        }
        return text.append(tag.hex()).toString();
    }
}
