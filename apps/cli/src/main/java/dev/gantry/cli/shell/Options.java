package dev.gantry.cli.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Arguments taken apart.
 *
 * @param words that are no options; {@code -} is a word, and so is everything after {@code --}
 * @param values of each option that was given, in their order; a flag has an empty one
 */
public record Options(List<String> words, Map<String, List<String>> values) {

    /** Takes {@code --name value} and {@code --name=value} apart, by the options that there are. */
    public static Options parse(List<String> arguments, List<Option> known) throws CommandException {
        List<String> words = new ArrayList<>();
        Map<String, List<String>> values = new HashMap<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (argument.equals("--")) {
                rest.forEachRemaining(words::add);
            } else if (!argument.startsWith("-") || argument.equals("-")) {
                words.add(argument);
            } else {
                Option option = option(argument, known);
                values.computeIfAbsent(option.name(), name -> new ArrayList<>()).add(value(option, argument, rest));
            }
        }
        return new Options(words, values);
    }

    private static Option option(String argument, List<Option> known) throws CommandException {
        for (Option option : known) {
            if (argument.equals(option.name()) || option.takesValue() && argument.startsWith(option.name() + "=")) {
                return option;
            }
        }
        throw CommandException.usage("unknown option " + argument);
    }

    private static String value(Option option, String argument, Iterator<String> rest) throws CommandException {
        if (!option.takesValue()) {
            return "";
        }
        if (argument.length() > option.name().length()) {
            return argument.substring(option.name().length() + 1);
        }
        if (!rest.hasNext()) {
            throw CommandException.usage("option " + argument + " needs a value, " + option.value());
        }
        return rest.next();
    }

    /** The value of an option; the last one where it was given more than once. */
    public Optional<String> value(String option) {
        List<String> all = values(option);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    public List<String> values(String option) {
        return values.getOrDefault(option, List.of());
    }

    public boolean has(String option) {
        return values.containsKey(option);
    }

    /** The value of an option that takes a number of at least 0. */
    public long number(String option, long otherwise) throws CommandException {
        Optional<String> value = value(option);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value.get());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw CommandException.usage("option " + option + " takes a number, not " + value.get());
    }
}
