package dev.gantry.cli.shell;

/**
 * An option of a command.
 *
 * @param name with its dashes
 * @param value what it takes, as "DIR"; empty for a flag
 * @param text what it does, in one line without a full stop
 */
public record Option(String name, String value, String text) {
    public static Option flag(String name, String text) {
        return new Option(name, "", text);
    }

    public static Option of(String name, String value, String text) {
        return new Option(name, value, text);
    }

    boolean takesValue() {
        return !value.isEmpty();
    }

    String shown() {
        return takesValue() ? name + " " + value : name;
    }
}
