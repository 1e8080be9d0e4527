package dev.gantry.http.dicomweb;

import dev.gantry.dicom.Dictionary;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.Uids;
import dev.gantry.dicom.VR;
import dev.gantry.http.wire.HttpProblem;
import dev.gantry.store.search.Match;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One {@code attribute=value} of a query as a match. PS3.18 8.3.4.1, PS3.4 C.2.2.2 */
final class MatchingKey {
    private static final Pattern DATE = Pattern.compile("\\d{8}");
    private static final Pattern TIME = Pattern.compile("\\d{2}(\\d{2}(\\d{2}(\\.\\d{1,6})?)?)?");
    private static final Tag REQUEST_ATTRIBUTES = Tag.RequestAttributesSequence;

    private MatchingKey() {}

    /** The attribute that a name means: eight digits, a keyword, or a path of these; empty when it means none. */
    static Optional<Tag> tag(String name) {
        String[] path = name.split("\\.", -1);
        if (path.length == 2 && one(path[0]).filter(REQUEST_ATTRIBUTES::equals).isPresent()) {
            return one(path[1]);
        }
        return path.length == 1 ? one(name) : Optional.empty();
    }

    private static Optional<Tag> one(String name) {
        try {
            return Optional.of(Tag.parse(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * What a value asks; empty for universal matching.
     *
     * @throws HttpProblem 400 when the value is not one of the attribute's VR
     */
    static Optional<Match> match(Tag tag, String value) {
        if (value.isEmpty() || value.chars().allMatch(c -> c == '*')) {
            return Optional.empty();
        }
        return Optional.of(
                switch (Dictionary.vr(tag)) {
                    case UI -> uids(tag, value);
                    case DA -> range(tag, value.replace(".", ""), DATE, "YYYYMMDD");
                    case TM -> range(tag, value.replace(":", ""), TIME, "HHMMSS.FFFFFF");
                    case VR vr -> text(tag, value, vr);
                });
    }

    private static Match uids(Tag tag, String value) {
        List<String> uids = list(value);
        if (uids.isEmpty() || !uids.stream().allMatch(Uids::isPlausible)) {
            throw HttpProblem.badRequest(tag + " is matched by a UID, or by several with commas between them");
        }
        return uids.size() == 1 ? new Match.Exact(tag, uids.getFirst()) : new Match.AnyOf(tag, uids);
    }

    private static Match range(Tag tag, String value, Pattern form, String spelled) {
        int dash = value.indexOf('-');
        String from = dash < 0 ? value : value.substring(0, dash);
        String to = dash < 0 ? value : value.substring(dash + 1);
        boolean formed = (from.isEmpty() || form.matcher(from).matches())
                && (to.isEmpty() || form.matcher(to).matches())
                && !(from.isEmpty() && to.isEmpty());
        if (!formed) {
            throw HttpProblem.badRequest(
                    tag + " is matched by " + spelled + " or a range of these with - between them");
        }
        return dash < 0 ? new Match.Exact(tag, value) : new Match.Range(tag, end(from), end(to));
    }

    private static Optional<String> end(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static Match text(Tag tag, String value, VR vr) {
        if (vr == VR.CS && (value.indexOf(',') >= 0 || value.indexOf('\\') >= 0)) {
            return new Match.AnyOf(tag, list(value));
        }
        boolean wild = value.indexOf('*') >= 0 || value.indexOf('?') >= 0;
        return wild && vr != VR.IS ? new Match.Wildcard(tag, value) : new Match.Exact(tag, value);
    }

    private static List<String> list(String value) {
        return Pattern.compile("[,\\\\]")
                .splitAsStream(value)
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
