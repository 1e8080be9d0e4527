package dev.gantry.dicom.validate;

/**
 * How many values an attribute may have (PS3.5 6.4).
 *
 * @param most a multiple of {@code step} has no end where this is {@link Integer#MAX_VALUE}
 * @param step what the number is a multiple of, as 2 for "2-2n"
 */
record Multiplicity(int least, int most, int step) {

    static final Multiplicity ANY = new Multiplicity(0, Integer.MAX_VALUE, 1);

    /** Reads "1", "1-3", "1-n", "2-2n", "1-n or 1"; what is none of these allows anything. */
    static Multiplicity parse(String text) {
        String range = text.contains(" or ") ? text.substring(0, text.indexOf(" or ")) : text;
        int dash = range.indexOf('-');
        String most = range.substring(dash + 1);
        if (range.isEmpty() || !range.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-' || c == 'n')) {
            return ANY;
        }
        int least = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
        if (!most.endsWith("n")) {
            return new Multiplicity(least, Integer.parseInt(most), 1);
        }
        String step = most.substring(0, most.length() - 1);
        return new Multiplicity(least, Integer.MAX_VALUE, step.isEmpty() ? 1 : Integer.parseInt(step));
    }

    boolean allows(int count) {
        return count >= least && count <= most && count % step == 0;
    }

    /** As the standard writes it. */
    @Override
    public String toString() {
        if (most == Integer.MAX_VALUE) {
            return least + "-" + (step == 1 ? "" : step) + "n";
        }
        return least == most ? Integer.toString(least) : least + "-" + most;
    }
}
