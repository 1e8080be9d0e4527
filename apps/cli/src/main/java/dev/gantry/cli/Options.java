package dev.gantry.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Arguments taken apart.
 *
 * @param words that are no options
 * @param values of options that take one, {@code --name value} or {@code --name=value}
 * @param flags options that take none
 */
record Options(List<String> words, Map<String, String> values, Set<String> flags) {
    Options {
        words = List.copyOf(words);
        values = Map.copyOf(values);
        flags = Set.copyOf(flags);
    }

    static Options parse(List<String> arguments, Set<String> withValue, Set<String> withoutValue)
            throws CommandException {
        List<String> words = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        Set<String> flags = new HashSet<>();
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            String[] parts = argument.split("=", 2);
            if (!argument.startsWith("-")) {
                words.add(argument);
            } else if (withoutValue.contains(argument)) {
                flags.add(argument);
            } else if (!withValue.contains(parts[0])) {
                throw CommandException.usage("unknown option " + argument);
            } else if (parts.length == 1 && !rest.hasNext()) {
                throw CommandException.usage("option " + argument + " needs a value");
            } else {
                values.put(parts[0], parts.length == 2 ? parts[1] : rest.next());
            }
        }
        return new Options(words, values, flags);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }
}
