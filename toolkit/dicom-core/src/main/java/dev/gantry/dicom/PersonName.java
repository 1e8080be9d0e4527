package dev.gantry.dicom;

/**
 * A value of PN: up to three component groups, each "family^given^middle^prefix^suffix". PS3.5 6.2.1
 *
 * @param alphabetic the first group, empty if absent
 * @param ideographic the second group, empty if absent
 * @param phonetic the third group, empty if absent
 */
public record PersonName(String alphabetic, String ideographic, String phonetic) {

    /** Never fails: groups beyond the third are dropped. */
    public static PersonName parse(String text) {
        String[] groups = text.split("=", -1);
        return new PersonName(group(groups, 0), group(groups, 1), group(groups, 2));
    }

    private static String group(String[] groups, int index) {
        return index < groups.length ? groups[index].strip() : "";
    }

    public String family() {
        return component(0);
    }

    public String given() {
        return component(1);
    }

    private String component(int index) {
        String[] components = alphabetic.split("\\^", -1);
        return index < components.length ? components[index].strip() : "";
    }

    /** The encoded form, without empty groups at its end. */
    @Override
    public String toString() {
        String text = alphabetic + "=" + ideographic + "=" + phonetic;
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        return text.substring(0, end);
    }
}
