package dev.gantry.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Where an element, or an item of a sequence, lies in a data set: {@code PatientID},
 * {@code ReferencedStudySequence[0].ReferencedSOPInstanceUID}, {@code (0029,xx10,"SIEMENS CSA HEADER")}. Items are counted
 * from 0. Immutable; the natural order is that of a file, an element before what it holds.
 *
 * @param steps the way from the data set inwards: every step but the last one goes into an item
 */
public record TagPath(List<Step> steps) implements Comparable<TagPath> {

    /**
     * An element, or one item of it.
     *
     * @param item its index from 0; empty for the element as a whole
     */
    public record Step(Tag tag, OptionalInt item) {
        public Step {
            if (item.isPresent() && item.getAsInt() < 0) {
                throw new IllegalArgumentException("items are counted from 0");
            }
        }
    }

    public TagPath {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.subList(0, steps.size() - 1).stream().anyMatch(step -> step.item.isEmpty())) {
            throw new IllegalArgumentException("every step of a path but the last names an item");
        }
    }

    /** The element of the data set itself. */
    public static TagPath of(Tag tag) {
        return new TagPath(List.of(new Step(tag, OptionalInt.empty())));
    }

    /**
     * Reads a path. A step is a keyword, a tag as {@link Tag#parse} reads it, or a private tag with its creator, which may
     * hold {@code \"} for a quotation mark; a sequence on the way without an index means its first item.
     *
     * @throws IllegalArgumentException if the text is no path; the message says where
     */
    public static TagPath parse(String text) {
        return new TagPathParser(text).parse();
    }

    /** This path's sequence, gone into. */
    public TagPath item(int index) {
        return append(steps.subList(0, steps.size() - 1), new Step(tag(), OptionalInt.of(index)));
    }

    /** An element of the item this path names. */
    public TagPath element(Tag tag) {
        return append(steps, new Step(tag, OptionalInt.empty()));
    }

    private static TagPath append(List<Step> steps, Step last) {
        List<Step> appended = new ArrayList<>(steps);
        appended.add(last);
        return new TagPath(appended);
    }

    /** The tag of the last step. */
    public Tag tag() {
        return steps.getLast().tag;
    }

    /** Whether an item is named, not an element. */
    public boolean isItem() {
        return steps.getLast().item.isPresent();
    }

    /** The data set that holds the last step's element, whether or not it does: the item around it, or all. */
    public Optional<Dataset> holder(Dataset dataset) {
        Dataset holder = dataset;
        for (Step step : steps.subList(0, steps.size() - 1)) {
            List<Dataset> items = holder.items(step.tag);
            int index = step.item.orElseThrow();
            if (index >= items.size()) {
                return Optional.empty();
            }
            holder = items.get(index);
        }
        return Optional.of(holder);
    }

    /** The element; nothing if it is absent or an item is named. */
    public Optional<DataElement> find(Dataset dataset) {
        return isItem() ? Optional.empty() : holder(dataset).flatMap(holder -> holder.get(tag()));
    }

    /** The item; nothing if it is absent or an element is named. */
    public Optional<Dataset> findItem(Dataset dataset) {
        int index = steps.getLast().item.orElse(Integer.MAX_VALUE);
        return holder(dataset)
                .map(holder -> holder.items(tag()))
                .flatMap(items -> index < items.size() ? Optional.of(items.get(index)) : Optional.empty());
    }

    /**
     * The data set with another holder in the place of {@link #holder}. Sequences on the way that are missing are made,
     * and so is the item after a sequence's last one.
     *
     * @throws IllegalArgumentException if an item further on is named, or an element on the way is no sequence
     */
    public Dataset change(Dataset dataset, UnaryOperator<Dataset> edit) {
        return TagPathEdit.change(dataset, steps, edit);
    }

    /**
     * The data set with this element at the path's end, whatever tag it has itself; otherwise as {@link #change}.
     *
     * @throws IllegalArgumentException if the path names an item
     */
    public Dataset set(Dataset dataset, VR vr, Value value) {
        if (isItem()) {
            throw new IllegalArgumentException(this + " is an item, not an element");
        }
        return change(dataset, holder -> holder.with(new DataElement(tag(), vr, value)));
    }

    /** The data set without the element or item; the same if it is not there. */
    public Dataset remove(Dataset dataset) {
        if (isItem() ? findItem(dataset).isEmpty() : find(dataset).isEmpty()) {
            return dataset;
        }
        int index = steps.getLast().item.orElse(-1);
        return change(
                dataset, holder -> index < 0 ? holder.without(tag()) : TagPathEdit.withoutItem(holder, tag(), index));
    }

    @Override
    public int compareTo(TagPath other) {
        int common = Math.min(steps.size(), other.steps.size());
        for (int i = 0; i < common; i++) {
            Step step = steps.get(i);
            Step that = other.steps.get(i);
            int order = step.tag.compareTo(that.tag);
            order = order != 0 ? order : Integer.compare(step.item.orElse(-1), that.item.orElse(-1));
            if (order != 0) {
                return order;
            }
        }
        return steps.size() - other.steps.size();
    }

    /** In hexadecimal: "(0008,1110)[0].(0008,1155)". */
    @Override
    public String toString() {
        return text(false);
    }

    /** With keywords where PS3.6 has them: "ReferencedStudySequence[0].ReferencedSOPInstanceUID". */
    public String keywords() {
        return text(true);
    }

    private String text(boolean keywords) {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            text.append(text.isEmpty() ? "" : ".").append(text(step.tag, keywords));
            step.item.ifPresent(item -> text.append('[').append(item).append(']'));
        }
        return text.toString();
    }

    private static String text(Tag tag, boolean keywords) {
        if (!tag.creator().isEmpty()) {
            String hex = tag.hex();
            String creator = tag.creator().replace("\\", "\\\\").replace("\"", "\\\"");
            return "(" + hex.substring(0, 4) + ",xx" + hex.substring(6) + ",\"" + creator + "\")";
        }
        // A repeating group's keyword stands for its first group only.
        return keywords
                ? Dictionary.keyword(tag)
                        .filter(keyword -> Tag.ofKeyword(keyword).equals(Optional.of(tag)))
                        .orElseGet(tag::toString)
                : tag.toString();
    }
}
