package dev.gantry.dicom;

import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A key that matches dates or times from one to another, both included. PS3.4 C.2.2.2.5
 *
 * @param from empty if there is no beginning
 * @param to empty if there is no end; equal to {@code from} for a single value
 */
public record DateTimeRange(Optional<PartialDateTime> from, Optional<PartialDateTime> to) {

    public DateTimeRange {
        if (from.isEmpty() && to.isEmpty()) {
            throw new IllegalArgumentException("a range has a beginning or an end");
        }
    }

    /**
     * Reads "from-to", "from-", "-to" or a single value. A hyphen that may begin an offset from UTC does.
     *
     * @param vr DA, TM or DT
     */
    public static Optional<DateTimeRange> parse(VR vr, String text) {
        String plain = text.strip();
        Optional<PartialDateTime> single = PartialDateTime.parse(vr, plain);
        if (single.isPresent()) {
            return Optional.of(new DateTimeRange(single, single));
        }
        for (int hyphen = plain.indexOf('-'); hyphen >= 0; hyphen = plain.indexOf('-', hyphen + 1)) {
            Optional<PartialDateTime> from = PartialDateTime.parse(vr, plain.substring(0, hyphen));
            Optional<PartialDateTime> to = PartialDateTime.parse(vr, plain.substring(hyphen + 1));
            boolean open = hyphen == 0 || hyphen == plain.length() - 1;
            if (from.isPresent() && to.isPresent() || open && (from.isPresent() || to.isPresent())) {
                return Optional.of(new DateTimeRange(from, to));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a value may lie in the range; one of low precision does if some moment of it does.
     *
     * @param ofDataset the offset from UTC of what has none of its own
     */
    public boolean matches(PartialDateTime value, ZoneOffset ofDataset) {
        boolean after =
                from.isEmpty() || !value.latest(ofDataset).isBefore(from.get().earliest(ofDataset));
        boolean before =
                to.isEmpty() || !value.earliest(ofDataset).isAfter(to.get().latest(ofDataset));
        return after && before;
    }

    /** As encoded. */
    @Override
    public String toString() {
        String end = to.map(PartialDateTime::toString).orElse("");
        return from.equals(to) ? end : from.map(PartialDateTime::toString).orElse("") + "-" + end;
    }
}
