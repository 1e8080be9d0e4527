package dev.gantry.dicom.validate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers findings, as many as the options allow; the rest is counted. Not thread-safe. */
final class Findings {

    private static final int MAX_VALUE_LENGTH = 64;

    /** Findings that differ only in the numbers of items. */
    private record Pattern(Kind kind, Place path, String text) {}

    private record Placed(Place path, Finding finding) {}

    private static final class Repeats {
        private final Placed first;
        private final Set<Place> paths = new HashSet<>();
        private int count;

        Repeats(Placed first) {
            this.first = first;
        }
    }

    private final ValidateOptions options;
    private final List<Placed> listed = new ArrayList<>();
    private final Map<Pattern, Repeats> repeats = new HashMap<>();
    private long unlisted;

    Findings(ValidateOptions options) {
        this.options = options;
    }

    void add(Severity severity, Kind kind, Place path, String text, String section) {
        add(severity, kind, path, text, section, Optional.empty());
    }

    void add(Severity severity, Kind kind, Place path, String text, String section, String value) {
        add(severity, kind, path, text, section, Optional.of(value));
    }

    private void add(Severity severity, Kind kind, Place path, String text, String section, Optional<String> value) {
        Pattern pattern = new Pattern(kind, path.pattern(), text);
        Repeats known = repeats.get(pattern);
        if (known == null && listed.size() >= options.maxFindings()) {
            unlisted++;
            return;
        }
        Finding finding = new Finding(severity, kind, path.toString(), text, section, value.map(Findings::shortened));
        Placed placed = new Placed(path, finding);
        if (known == null) {
            known = new Repeats(placed);
            repeats.put(pattern, known);
        }
        // Two modules may say the same of one attribute.
        if (known.paths.contains(path)) {
            return;
        }
        known.count++;
        if (known.paths.size() < options.maxRepeats()) {
            known.paths.add(path);
        }
        if (known.count <= options.maxRepeats() && listed.size() < options.maxFindings()) {
            listed.add(placed);
        } else {
            unlisted++;
        }
    }

    private static String shortened(String value) {
        return value.length() <= MAX_VALUE_LENGTH ? value : value.substring(0, MAX_VALUE_LENGTH);
    }

    Report report(Optional<String> sopClassUid, Optional<String> iod) {
        List<Placed> all = new ArrayList<>(listed);
        repeats.values().stream()
                .filter(repeated -> repeated.count > options.maxRepeats())
                .map(this::more)
                .forEach(all::add);
        all.sort(Comparator.comparing(Placed::path));
        List<Finding> findings =
                new ArrayList<>(all.stream().map(Placed::finding).toList());
        if (listed.size() >= options.maxFindings() && unlisted > 0) {
            findings.add(new Finding(
                    Severity.INFO, Kind.MORE, "", "and " + unlisted + " findings more", "", Optional.empty()));
        }
        return new Report(sopClassUid, iod, findings, unlisted);
    }

    private Placed more(Repeats repeated) {
        Finding first = repeated.first.finding;
        String text = "and " + (repeated.count - options.maxRepeats()) + " more of: " + first.text();
        return new Placed(
                repeated.first.path,
                new Finding(first.severity(), Kind.MORE, first.tagPath(), text, first.section(), Optional.empty()));
    }
}
