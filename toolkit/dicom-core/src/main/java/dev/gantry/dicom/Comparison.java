package dev.gantry.dicom;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares two data sets, item by item of their sequences, without recursion. Thread-safe.
 *
 * <p>By value, padding, how text is encoded, and how a number is written ("1.0", "1.00") make no difference; private
 * elements are compared by creator, in whatever blocks. By bytes, all of these do.
 */
public final class Comparison {

    public enum Kind {
        ONLY_LEFT,
        ONLY_RIGHT,
        VR,
        VALUE
    }

    /**
     * One difference.
     *
     * @param path of an element, or of an item that only one sequence has
     * @param left the element as the left data set has it, of an item the sequence around it; empty for ONLY_RIGHT
     * @param right likewise; empty for ONLY_LEFT
     */
    public record Difference(TagPath path, Kind kind, Optional<DataElement> left, Optional<DataElement> right) {

        /** Place and kind; values may be a patient's. */
        @Override
        public String toString() {
            return path + " " + kind;
        }
    }

    /**
     * What counts. Immutable.
     *
     * @param byBytes whether encoded values must be the same
     * @param ignored tags that do not count, wherever they stand
     */
    public record Options(
            boolean byBytes,
            boolean ignoringPrivate,
            boolean ignoringGroupLengths,
            boolean ignoringVr,
            Set<Tag> ignored) {

        public Options {
            ignored = Set.copyOf(ignored);
        }

        /** Values are compared, and everything counts but group lengths. */
        public static Options byValue() {
            return new Options(false, false, true, false, Set.of());
        }

        /** Everything counts. */
        public static Options exact() {
            return new Options(true, false, false, false, Set.of());
        }

        public Options ignoringPrivate(boolean ignoring) {
            return new Options(byBytes, ignoring, ignoringGroupLengths, ignoringVr, ignored);
        }

        public Options ignoringVr(boolean ignoring) {
            return new Options(byBytes, ignoringPrivate, ignoringGroupLengths, ignoring, ignored);
        }

        public Options ignoring(Set<Tag> tags) {
            return new Options(byBytes, ignoringPrivate, ignoringGroupLengths, ignoringVr, tags);
        }

        boolean counts(Tag tag) {
            return !(ignoringPrivate && tag.isPrivate()
                    || ignoringGroupLengths && tag.isGroupLength()
                    || ignored.contains(tag)
                    // Blocks may differ, and their elements name their creators.
                    || !byBytes && tag.isPrivateCreator());
        }
    }

    /** Two data sets in the same place; an empty path is that of the whole. */
    private record Pair(List<TagPath.Step> around, Dataset left, Dataset right) {}

    private final Options options;
    private final List<Difference> differences = new ArrayList<>();
    private final Deque<Pair> pending = new ArrayDeque<>();

    private Comparison(Options options) {
        this.options = options;
    }

    /**
     * The differences, in the order of the left data set's file.
     *
     * @throws IllegalArgumentException if a value was left where it lies ({@link Value.Bulk}): it cannot be compared
     */
    public static List<Difference> of(Dataset left, Dataset right, Options options) {
        Comparison comparison = new Comparison(options);
        comparison.pending.add(new Pair(List.of(), left, right));
        while (!comparison.pending.isEmpty()) {
            comparison.compare(comparison.pending.removeLast());
        }
        comparison.differences.sort((a, b) -> a.path.compareTo(b.path));
        return List.copyOf(comparison.differences);
    }

    private void compare(Pair pair) {
        Map<Tag, DataElement> unmatched = new LinkedHashMap<>();
        for (DataElement element : pair.right) {
            if (options.counts(element.tag())) {
                unmatched.put(key(element.tag()), element);
            }
        }
        for (DataElement left : pair.left) {
            if (!options.counts(left.tag())) {
                continue;
            }
            DataElement right = unmatched.remove(key(left.tag()));
            TagPath path = path(pair.around, left.tag());
            if (right == null) {
                add(path, Kind.ONLY_LEFT, Optional.of(left), Optional.empty());
            } else {
                compare(path, pair, left, right);
            }
        }
        unmatched
                .values()
                .forEach(right ->
                        add(path(pair.around, right.tag()), Kind.ONLY_RIGHT, Optional.empty(), Optional.of(right)));
    }

    private Tag key(Tag tag) {
        return options.byBytes ? Tag.of(tag.value()) : tag;
    }

    private static TagPath path(List<TagPath.Step> around, Tag tag) {
        return around.isEmpty() ? TagPath.of(tag) : new TagPath(around).element(tag);
    }

    private void add(TagPath path, Kind kind, Optional<DataElement> left, Optional<DataElement> right) {
        differences.add(new Difference(path, kind, left, right));
    }

    private void compare(TagPath path, Pair pair, DataElement left, DataElement right) {
        if (left.vr() != right.vr() && !options.ignoringVr) {
            add(path, Kind.VR, Optional.of(left), Optional.of(right));
        } else if (left.value() instanceof Value.Items(List<Dataset> ours)
                && right.value() instanceof Value.Items(List<Dataset> theirs)) {
            compareItems(path, new Sequences(left, right), ours, theirs);
        } else if (!sameValue(left, pair.left.characterSet(), right, pair.right.characterSet())) {
            add(path, Kind.VALUE, Optional.of(left), Optional.of(right));
        }
    }

    private record Sequences(DataElement left, DataElement right) {}

    private void compareItems(TagPath path, Sequences sequences, List<Dataset> left, List<Dataset> right) {
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            TagPath item = path.item(i);
            if (i >= right.size()) {
                add(item, Kind.ONLY_LEFT, Optional.of(sequences.left), Optional.empty());
            } else if (i >= left.size()) {
                add(item, Kind.ONLY_RIGHT, Optional.empty(), Optional.of(sequences.right));
            } else {
                pending.add(new Pair(item.steps(), left.get(i), right.get(i)));
            }
        }
    }

    private boolean sameValue(
            DataElement left, SpecificCharacterSet leftSet, DataElement right, SpecificCharacterSet rightSet) {
        refuseBulk(left);
        refuseBulk(right);
        if (left.value().equals(right.value()) && (options.byBytes || leftSet.equals(rightSet))) {
            return true;
        }
        boolean raw = left.value() instanceof Value.Raw && right.value() instanceof Value.Raw;
        if (options.byBytes || !raw) {
            return left.value().equals(right.value());
        }
        VR vr = ValueText.shownAs(left.vr(), left.tag());
        if (!vr.isString()) {
            return samePadded(left.bytes(), right.bytes());
        }
        return sameText(vr, ValueDecoder.strings(left, leftSet), ValueDecoder.strings(right, rightSet));
    }

    private static void refuseBulk(DataElement element) {
        if (element.value() instanceof Value.Bulk) {
            throw new IllegalArgumentException(element.tag() + " was left where it lies and cannot be compared");
        }
    }

    private static boolean samePadded(Bytes left, Bytes right) {
        int common = Math.min(left.length(), right.length());
        Bytes longer = left.length() > common ? left : right;
        boolean padded = longer.length() - common <= 1 && (longer.length() == common || longer.get(common) == 0);
        return padded && left.slice(0, common).equals(right.slice(0, common));
    }

    private static boolean sameText(VR vr, List<String> left, List<String> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!canonical(vr, left.get(i)).equals(canonical(vr, right.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static Object canonical(VR vr, String text) {
        if (vr == VR.PN) {
            return text.replaceAll("[ ^]+(?==|$)", "").replaceAll("=+$", "");
        }
        if (vr != VR.DS && vr != VR.IS) {
            return text;
        }
        return DecimalString.parse(text)
                .<Object>map(BigDecimal::stripTrailingZeros)
                .orElse(text);
    }
}
