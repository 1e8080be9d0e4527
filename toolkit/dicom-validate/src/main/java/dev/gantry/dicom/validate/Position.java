package dev.gantry.dicom.validate;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;

/**
 * Where rules are applied.
 *
 * @param here the data set or item whose attributes are meant
 * @param above what the item's sequence lies in; itself for the outermost
 * @param root the outermost data set
 * @param path of {@code here}
 * @param groupOffset what to add to a repeating group (50XX, 60XX) of a rule
 */
record Position(Dataset here, Dataset above, Dataset root, Place path, int groupOffset) {

    static Position root(Dataset dataset) {
        return new Position(dataset, dataset, dataset, Place.ROOT, 0);
    }

    Position item(Tag sequence, Dataset item, int number) {
        return new Position(item, here, root, path.element(sequence).item(number), groupOffset);
    }

    /** The same place, with repeating groups counted from 0. */
    Position withGroup(int offset) {
        return new Position(here, above, root, path, offset);
    }

    /** The tag that a rule means here. */
    Tag tag(Tag rule) {
        return groupOffset == 0 || !isRepeating(rule) ? rule : Tag.of(rule.group() + groupOffset, rule.element());
    }

    /** PS3.5 7.6 */
    static boolean isRepeating(Tag tag) {
        return tag.group() == 0x5000 || tag.group() == 0x6000;
    }
}
