package dev.gantry.dicom.validate;

import dev.gantry.dicom.Tag;
import dev.gantry.dicom.validate.Rule.Attribute;
import dev.gantry.dicom.validate.Rule.Check;
import dev.gantry.dicom.validate.Rule.Invocation;
import dev.gantry.dicom.validate.Rule.Type;
import dev.gantry.dicom.validate.Rule.Values;
import dev.gantry.dicom.validate.Rule.When;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a module of its lines in modules.tsv. */
final class ModuleParser {

    private static final When ALWAYS = new When(Optional.empty(), true, false);
    private static final Values ANYTHING = new Values(Optional.empty(), false, -1, false);

    private final Rules rules;
    private final Map<String, List<Rule>> levels = new HashMap<>();

    ModuleParser(Rules rules) {
        this.rules = rules;
    }

    Module parse(RuleTables.Block block) {
        for (String[] row : block.rows()) {
            add(Arrays.stream(Arrays.copyOf(row, 7))
                    .map(cell -> cell == null ? "" : cell)
                    .toArray(String[]::new));
        }
        return new Module(block.name(), block.attribute(), level(""));
    }

    /** Sequence path, attribute, type, VM, condition, values, flags. */
    private void add(String[] row) {
        List<Rule> level = level(row[0]);
        String what = row[1];
        if (what.startsWith("@")) {
            level.add(new Invocation(what.substring(1), when(row[4], false, true)));
            return;
        }
        boolean check = what.startsWith("?");
        String keyword = check ? what.substring(1) : what;
        Tag tag = Tag.ofKeyword(keyword).orElse(null);
        if (tag == null) {
            return;
        }
        List<String> flags = List.of(row[6].split(","));
        Values values = values(row[5], flags);
        if (check) {
            Optional<Severity> forbids = flags.contains("error")
                    ? Optional.of(Severity.ERROR)
                    : flags.contains("warning") ? Optional.of(Severity.WARNING) : Optional.empty();
            level.add(new Check(tag, when(row[4], false, true), values, forbids));
        } else {
            Type type = Type.of(row[2]);
            When when = when(row[4], flags.contains("mbpo"), !type.isConditional());
            String path = row[0].isEmpty() ? keyword : row[0] + "/" + keyword;
            Multiplicity vm = row[3].isEmpty() ? Multiplicity.ANY : Multiplicity.parse(row[3]);
            level.add(new Attribute(tag, type, vm, when, values, open(path)));
        }
    }

    private When when(String condition, boolean otherwise, boolean always) {
        if (condition.isEmpty()) {
            return always ? ALWAYS : new When(Optional.empty(), false, otherwise);
        }
        return condition.equals("Never")
                ? new When(Optional.empty(), false, otherwise)
                : condition.equals("Always") ? ALWAYS : new When(rules.condition(condition), false, otherwise);
    }

    private Values values(String reference, List<String> flags) {
        int colon = reference.indexOf(':');
        Optional<List<String>> set = colon < 0 ? Optional.empty() : rules.values(reference.substring(colon + 1));
        int selector = flags.stream()
                .filter(flag -> flag.startsWith("sel="))
                .mapToInt(flag -> Integer.parseInt(flag.substring(4)))
                .findFirst()
                .orElse(-1);
        boolean notZero = flags.contains("notzero");
        return set.isEmpty() && !notZero
                ? ANYTHING
                : new Values(set, !reference.startsWith("defined:"), selector, notZero);
    }

    /** The lines of a sequence's items; one that this module does not declare is put there as an optional one. */
    private List<Rule> level(String path) {
        List<Rule> known = levels.get(path);
        if (known != null || path.isEmpty()) {
            return known != null ? known : open("");
        }
        int slash = path.lastIndexOf('/');
        List<Rule> items = open(path);
        Tag.ofKeyword(path.substring(slash + 1))
                .ifPresent(tag -> level(slash < 0 ? "" : path.substring(0, slash))
                        .add(new Attribute(tag, Type.OPTIONAL, Multiplicity.ANY, ALWAYS, ANYTHING, items)));
        return items;
    }

    private List<Rule> open(String path) {
        return levels.computeIfAbsent(path, key -> new ArrayList<>());
    }
}
