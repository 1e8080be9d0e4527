package dev.gantry.dicom;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through a data set and all that is in its items, in the order of a file and without recursion. */
final class DatasetWalk {

    /** A data set, or the items of a sequence, that is being gone through. */
    private static final class Level {
        final Iterator<DataElement> elements;
        final SpecificCharacterSet characterSet;
        Iterator<Dataset> items = List.<Dataset>of().iterator();
        int item;

        Level(Dataset dataset) {
            elements = dataset.iterator();
            characterSet = dataset.characterSet();
        }
    }

    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable DataElement element;
    private SpecificCharacterSet characterSet;
    private int item;

    DatasetWalk(Dataset dataset) {
        levels.addLast(new Level(dataset));
        characterSet = dataset.characterSet();
    }

    /** Goes to the next element, or into the next item; false at the end. */
    boolean advance() {
        while (!levels.isEmpty()) {
            Level level = levels.getLast();
            if (level.items.hasNext()) {
                item = level.item++;
                element = null;
                levels.addLast(new Level(level.items.next()));
                return true;
            }
            if (level.elements.hasNext()) {
                element = level.elements.next();
                characterSet = level.characterSet;
                if (element.value() instanceof Value.Items(List<Dataset> items)) {
                    level.items = items.iterator();
                    level.item = 0;
                }
                return true;
            }
            levels.removeLast();
        }
        return false;
    }

    /** Whether it stands at an element, not at the beginning of an item. */
    boolean isElement() {
        return element != null;
    }

    DataElement element() {
        if (element == null) {
            throw new IllegalStateException("at an item");
        }
        return element;
    }

    /** The index of the item it went into. */
    int item() {
        return item;
    }

    /** In how many items it stands. */
    int depth() {
        return levels.size() - 1;
    }

    SpecificCharacterSet characterSet() {
        return characterSet;
    }
}
