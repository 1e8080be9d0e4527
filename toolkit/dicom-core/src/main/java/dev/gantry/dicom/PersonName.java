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

    /** A name from its groups; {@link NameGroup#NONE} for those it has not. */
    public static PersonName of(NameGroup alphabetic, NameGroup ideographic, NameGroup phonetic) {
        return new PersonName(alphabetic.toString(), ideographic.toString(), phonetic.toString());
    }

    private static String group(String[] groups, int index) {
        return index < groups.length ? groups[index].strip() : "";
    }

    /** Of the alphabetic group. */
    public String family() {
        return alphabeticGroup().family();
    }

    /** Of the alphabetic group. */
    public String given() {
        return alphabeticGroup().given();
    }

    public NameGroup alphabeticGroup() {
        return NameGroup.parse(alphabetic);
    }

    public NameGroup ideographicGroup() {
        return NameGroup.parse(ideographic);
    }

    public NameGroup phoneticGroup() {
        return NameGroup.parse(phonetic);
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
