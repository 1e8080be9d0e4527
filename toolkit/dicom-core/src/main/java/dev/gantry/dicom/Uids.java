package dev.gantry.dicom;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks up the registered UIDs of PS3.6 annex A. */
public final class Uids {

    /**
     * A registered UID.
     *
     * @param type SopClass, TransferSyntax, MetaSopClass, ServiceClass, WellKnownSopInstance, …
     */
    public record Entry(String uid, String keyword, String name, String type, boolean retired) {}

    private static final Map<String, Entry> ENTRIES = new HashMap<>(1024);

    static {
        for (String[] row : Table.rows("uids.tsv")) {
            ENTRIES.put(row[0], new Entry(row[0], row[1], row[2], row[3], row[4].equals("Y")));
        }
    }

    private Uids() {}

    public static Optional<Entry> find(String uid) {
        return Optional.ofNullable(ENTRIES.get(uid));
    }

    /** The name of a registered UID, or the UID itself. */
    public static String name(String uid) {
        Entry entry = ENTRIES.get(uid);
        return entry == null ? uid : entry.name();
    }

    /** Whether a UID is a registered SOP class whose instances are composite objects to store (PS3.4 B.5). */
    public static boolean isStorageSopClass(String uid) {
        Entry entry = ENTRIES.get(uid);
        return entry != null && isStorage(entry);
    }

    /** Every registered storage SOP class, in no particular order. */
    public static Stream<Entry> storageSopClasses() {
        return ENTRIES.values().stream().filter(Uids::isStorage);
    }

    /** Every registered transfer syntax, in no particular order. */
    public static Stream<Entry> transferSyntaxes() {
        return ENTRIES.values().stream().filter(entry -> entry.type().equalsIgnoreCase("TransferSyntax"));
    }

    private static boolean isStorage(Entry entry) {
        return entry.type().equalsIgnoreCase("SopClass")
                && entry.name().contains("Storage")
                && !entry.uid().startsWith("1.2.840.10008.1.");
    }

    /** Whether text is a UID by PS3.5 9.1: at most 64 characters, numbers without leading zeros between dots. */
    public static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > 64) {
            return false;
        }
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? '.' : text.charAt(i);
            if (c == '.') {
                if (i == start || text.charAt(start) == '0' && i - start > 1) {
                    return false;
                }
                start = i + 1;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether text can stand for a UID. Wider than PS3.5 9.1: leading zeros and letters are met in hospitals and must not
     * be lost. What is plausible has at most 64 characters and is safe as a segment of a path.
     */
    public static boolean isPlausible(String text) {
        if (text.isEmpty() || text.length() > 64 || !isLetterOrDigit(text.charAt(0))) {
            return false;
        }
        return text.chars().allMatch(c -> isLetterOrDigit(c) || c == '.' || c == '-' || c == '_');
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
