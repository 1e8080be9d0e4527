package dev.gantry.dicom.validate;

import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;

/**
 * One question about an attribute.
 *
 * @param selector the number of the value asked about, from 0; -1 for any
 * @param sequence whose items are looked into, if the kind or the question says so
 * @param argument what the value is compared with
 */
record Question(Kind kind, Tag tag, int selector, Optional<Tag> sequence, String argument)
        implements Condition.Expression {

    /** What is asked, and where. */
    enum Kind {
        PRESENT,
        PRESENT_ABOVE,
        PRESENT_IN_ROOT,
        PRESENT_WITHIN,
        PRESENT_UNDER,
        GROUP_PRESENT,
        HAS_VALUE,
        ITEMS,
        ITEMS_UNDER,
        ONE_ITEM,
        TWO_ITEMS,
        MANY_ITEMS,
        IS,
        IS_ABOVE,
        IS_IN_ROOT,
        NUMBER,
        NUMBER_IN_ROOT,
        POINTS_TO
    }

    /** Reads "kind,attribute,selector,sequence,argument"; empty if the dictionary lacks an attribute. */
    static Optional<Question> parse(String text) {
        String[] cells = text.split(",", 5);
        int selector = cells[2].equals("*") ? -1 : Integer.parseInt(cells[2]);
        Optional<Tag> sequence = cells[3].isEmpty() ? Optional.empty() : Tag.ofKeyword(cells[3]);
        return Tag.ofKeyword(cells[1])
                .map(tag -> new Question(Kind.valueOf(cells[0]), tag, selector, sequence, cells[4]));
    }

    @Override
    public boolean holds(Position position) {
        Dataset here = position.here();
        return switch (kind) {
            case PRESENT -> argument.isEmpty() ? here.contains(position.tag(tag)) : isInSomeGroup(here);
            case PRESENT_ABOVE -> position.above().contains(tag);
            case PRESENT_IN_ROOT -> position.root().contains(tag);
            case PRESENT_WITHIN -> within(here).anyMatch(item -> item.contains(tag));
            case PRESENT_UNDER -> firstItem(position.root()).contains(tag);
            case GROUP_PRESENT -> hasGroup(here);
            case HAS_VALUE -> hasValue(here);
            case ITEMS -> !here.items(tag).isEmpty();
            case ITEMS_UNDER -> hasItems(firstItem(position.root()), 4);
            case ONE_ITEM -> here.items(tag).size() == 1;
            case TWO_ITEMS -> here.items(tag).size() == 2;
            case MANY_ITEMS -> here.items(tag).size() > 1;
            case IS -> sequence.isEmpty() ? is(here, position) : within(here).anyMatch(item -> is(item, position));
            case IS_ABOVE -> is(position.above(), position);
            case IS_IN_ROOT -> is(position.root(), position);
            case NUMBER -> compares(here, position);
            case NUMBER_IN_ROOT -> compares(position.root(), position);
            case POINTS_TO -> is(here, position);
        };
    }

    /** The first items are enough: more would make the time grow with the square of the items. */
    private Stream<Dataset> within(Dataset dataset) {
        return sequence.stream().flatMap(tag -> dataset.items(tag).stream().limit(8));
    }

    private Dataset firstItem(Dataset root) {
        List<Dataset> items = sequence.map(root::items).orElse(List.of());
        return items.isEmpty() ? Dataset.empty() : items.getFirst();
    }

    /** Whether the sequence has items here, or in the first items of what is here. */
    private boolean hasItems(Dataset dataset, int depth) {
        if (!dataset.items(tag).isEmpty()) {
            return true;
        }
        for (DataElement element : dataset) {
            if (depth > 1
                    && element.value() instanceof Value.Items(List<Dataset> items)
                    && !items.isEmpty()
                    && hasItems(items.getFirst(), depth - 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean isInSomeGroup(Dataset dataset) {
        for (int offset = 0; offset < 0x20; offset += 2) {
            if (dataset.contains(Tag.of(tag.group() + offset, tag.element()))) {
                return true;
            }
        }
        return false;
    }

    private boolean hasGroup(Dataset dataset) {
        for (DataElement element : dataset) {
            if ((element.tag().group() & 0xFF00) == (tag.group() & 0xFF00)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasValue(Dataset dataset) {
        List<String> values = dataset.strings(tag);
        return selector < 0
                ? values.stream().anyMatch(value -> !value.isEmpty())
                        || !dataset.items(tag).isEmpty()
                : selector < values.size() && !values.get(selector).isEmpty();
    }

    private boolean is(Dataset dataset, Position position) {
        List<String> values = dataset.strings(position.tag(tag));
        return selector < 0
                ? values.contains(argument)
                : selector < values.size() && values.get(selector).equals(argument);
    }

    private boolean compares(Dataset dataset, Position position) {
        double[] values = dataset.decimals(position.tag(tag));
        DoublePredicate test = comparison();
        for (int i = 0; i < values.length; i++) {
            if ((selector < 0 || selector == i) && test.test(values[i])) {
                return true;
            }
        }
        return false;
    }

    /** From "== 1", "> 0" and their like. */
    private DoublePredicate comparison() {
        int space = argument.indexOf(' ');
        double limit = Double.parseDouble(argument.substring(space + 1));
        return switch (argument.substring(0, space)) {
            case "==" -> value -> value == limit;
            case "!=" -> value -> value != limit;
            case "<" -> value -> value < limit;
            case "<=" -> value -> value <= limit;
            case ">" -> value -> value > limit;
            default -> value -> value >= limit;
        };
    }
}
