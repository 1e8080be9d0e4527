package dev.gantry.cli.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * How a command is used. Its options are all that the command takes; its examples are run by a test.
 *
 * @param summary what it does, in one line without a full stop
 * @param synopsis a line for each way to call it, without "gantry"
 * @param text in full, lines of at most 100 characters
 * @param examples whole command lines, "gantry" first, each after two spaces and {@code #} what it does
 * @param exitCodes in one line
 */
public record Manual(
        String summary,
        List<String> synopsis,
        String text,
        List<Option> options,
        List<String> examples,
        String exitCodes) {

    public Manual {
        synopsis = List.copyOf(synopsis);
        options = List.copyOf(options);
        examples = List.copyOf(examples);
    }

    public static Manual of(String summary, String... synopsis) {
        return new Manual(summary, List.of(synopsis), "", List.of(), List.of(), "0 done    1 failed    2 wrong use");
    }

    public Manual text(String changed) {
        return new Manual(summary, synopsis, changed, options, examples, exitCodes);
    }

    /** These options, after those it has. */
    public Manual options(Option... more) {
        return options(List.of(more));
    }

    public Manual options(List<Option> more) {
        List<Option> all = new ArrayList<>(options);
        all.addAll(more);
        return new Manual(summary, synopsis, text, all, examples, exitCodes);
    }

    public Manual examples(String... changed) {
        return new Manual(summary, synopsis, text, options, List.of(changed), exitCodes);
    }

    public Manual exitCodes(String changed) {
        return new Manual(summary, synopsis, text, options, examples, changed);
    }

    /** The help; ends with a line feed. */
    public String page() {
        StringBuilder page = new StringBuilder();
        String label = "Usage: gantry ";
        for (String line : synopsis) {
            page.append(label).append(line).append('\n');
            label = "       gantry ";
        }
        page.append('\n').append(text);
        page.append("\nOptions\n");
        List<Option> shown = new ArrayList<>(options);
        shown.add(Option.flag("--help", "this text"));
        int width = shown.stream().mapToInt(o -> o.shown().length()).max().orElse(0);
        for (Option option : shown) {
            page.append("  ")
                    .append(option.shown())
                    .repeat(' ', width - option.shown().length());
            page.append("  ").append(option.text()).append('\n');
        }
        page.append("\nExamples\n");
        for (String example : examples) {
            page.append("  ").append(example).append('\n');
        }
        return page.append("\nExit codes\n  ").append(exitCodes).append('\n').toString();
    }
}
