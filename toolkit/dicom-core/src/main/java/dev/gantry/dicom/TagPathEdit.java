package dev.gantry.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes an item deep in a data set, and with it everything around. No recursion: paths may be long. */
final class TagPathEdit {

    private TagPathEdit() {}

    static Dataset change(Dataset dataset, List<TagPath.Step> steps, UnaryOperator<Dataset> edit) {
        List<TagPath.Step> around = steps.subList(0, steps.size() - 1);
        List<Dataset> holders = new ArrayList<>(List.of(dataset));
        for (TagPath.Step step : around) {
            holders.add(item(holders.getLast(), step));
        }
        Dataset changed = edit.apply(holders.getLast());
        for (int i = around.size() - 1; i >= 0; i--) {
            changed = withItem(holders.get(i), around.get(i), changed);
        }
        return changed;
    }

    /** The item of a step, an empty one where it is still to be made. */
    private static Dataset item(Dataset holder, TagPath.Step step) {
        int index = step.item().orElseThrow();
        Optional<DataElement> element = holder.get(step.tag());
        if (element.isPresent() && !(element.get().value() instanceof Value.Items)) {
            throw new IllegalArgumentException(step.tag() + " is no sequence");
        }
        List<Dataset> items = holder.items(step.tag());
        if (index > items.size()) {
            throw new IllegalArgumentException(step.tag() + " has " + items.size() + " items, none before " + index);
        }
        return index < items.size() ? items.get(index) : Dataset.empty().inheriting(holder.characterSet());
    }

    private static Dataset withItem(Dataset holder, TagPath.Step step, Dataset item) {
        List<Dataset> items = new ArrayList<>(holder.items(step.tag()));
        int index = step.item().orElseThrow();
        if (index < items.size()) {
            items.set(index, item);
        } else {
            items.add(item);
        }
        return with(holder, step.tag(), items);
    }

    static Dataset withoutItem(Dataset holder, Tag tag, int index) {
        List<Dataset> items = new ArrayList<>(holder.items(tag));
        items.remove(index);
        return with(holder, tag, items);
    }

    private static Dataset with(Dataset holder, Tag tag, List<Dataset> items) {
        Tag own = holder.get(tag).map(DataElement::tag).orElse(tag);
        return holder.with(new DataElement(own, VR.SQ, new Value.Items(items)));
    }
}
