package dev.gantry.dicom.json;

import dev.gantry.dicom.Tag;
import java.util.ArrayList;
import java.util.List;

/** The data sets that are open while a model is read: the outermost, and the items of sequences within each other. */
final class Nesting {
    /** A path is shown as far as this. */
    private static final int SHOWN = 16;

    private final List<OpenDataset> open = new ArrayList<>();

    void push(OpenDataset dataset) {
        open.add(dataset);
    }

    void pop() {
        open.removeLast();
    }

    OpenDataset current() {
        return open.getLast();
    }

    /** How many data sets are open. */
    int size() {
        return open.size();
    }

    /** As "(0040,A730)[2].(0008,0100)", items counted from 0. */
    String path() {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < Math.min(open.size(), SHOWN); i++) {
            PendingElement element = open.get(i).element();
            if (element == null) {
                break;
            }
            path.append(Tag.of(element.tag()));
            if (i + 1 < open.size()) {
                path.append('[').append(element.items() - 1).append("].");
            }
        }
        return path.toString();
    }
}
