package dev.gantry.dicom;

/**
 * One component group of a {@link PersonName}: "family^given^middle^prefix^suffix". PS3.5 6.2.1.1
 *
 * @param suffix and whatever components stand wrongly behind it, with their carets
 */
public record NameGroup(String family, String given, String middle, String prefix, String suffix) {

    private static final int COMPONENTS = 5;

    /** A group without a name. */
    public static final NameGroup NONE = new NameGroup("", "", "", "", "");

    /** Only a family name and a given one. */
    public static NameGroup of(String family, String given) {
        return new NameGroup(family, given, "", "", "");
    }

    /** Never fails: components that are missing are empty. Spaces around components do not count. */
    public static NameGroup parse(String text) {
        String[] parts = text.split("\\^", COMPONENTS);
        return new NameGroup(part(parts, 0), part(parts, 1), part(parts, 2), part(parts, 3), part(parts, 4));
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index].strip() : "";
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** As encoded, without empty components at its end. */
    @Override
    public String toString() {
        String text = String.join("^", family, given, middle, prefix, suffix);
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '^') {
            end--;
        }
        return text.substring(0, end);
    }
}
