package dev.gantry.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The data dictionary: PS3.6, the command set of PS3.7, and nothing private. Repeating groups (50XX, 60XX) answer for
 * each of their tags.
 */
public final class Dictionary {

    /** A row whose tag has wildcards; it fits a tag whose bits under the mask are its own. */
    private record Range(int mask, int bits, int row) {}

    private static final int SLOTS = 1 << 14;
    private static final VR[] VRS = VR.values();
    private static final byte AMBIGUOUS_SIGN = 64;

    private static final String TEXT = Table.text("attributes.tsv");
    private static final int[] TAGS = new int[SLOTS];
    private static final int[] ROWS = new int[SLOTS];
    private static final byte[] VR_CODES = new byte[SLOTS];
    private static final List<Range> RANGES = new ArrayList<>();

    static {
        Arrays.fill(ROWS, -1);
        for (int row = TEXT.indexOf('\n') + 1; row < TEXT.length(); row = TEXT.indexOf('\n', row) + 1) {
            String tag = TEXT.substring(row, row + 8);
            if (tag.indexOf('X') < 0) {
                addTag(Integer.parseUnsignedInt(tag, 16), row);
            } else if (!tag.startsWith("00XX")) {
                RANGES.add(range(tag, row));
            }
        }
    }

    /** Built on first use; reading files never needs it. */
    private static final class Keywords {
        static final Map<String, Tag> TAGS_BY_KEYWORD = new HashMap<>(SLOTS);

        static {
            for (int row = TEXT.indexOf('\n') + 1; row < TEXT.length(); row = TEXT.indexOf('\n', row) + 1) {
                String tag = TEXT.substring(row, row + 8).replace('X', '0');
                TAGS_BY_KEYWORD.putIfAbsent(column(row, 1), Tag.of(Integer.parseUnsignedInt(tag, 16)));
            }
            TAGS_BY_KEYWORD.remove("");
        }
    }

    private Dictionary() {}

    private static void addTag(int tag, int row) {
        int slot = slot(tag);
        TAGS[slot] = tag;
        ROWS[slot] = row;
        String vrs = column(row, 3);
        byte code = (byte) primary(vrs).ordinal();
        VR_CODES[slot] = vrs.startsWith("US or SS") ? (byte) (code | AMBIGUOUS_SIGN) : code;
    }

    private static Range range(String tag, int row) {
        int mask = Integer.parseUnsignedInt(tag.replaceAll("[^X]", "F").replace('X', '0'), 16);
        return new Range(mask, Integer.parseUnsignedInt(tag.replace('X', '0'), 16), row);
    }

    /** Of several VRs the one to take when nothing else is known. */
    private static VR primary(String vrs) {
        return vrs.startsWith("OB or OW") || vrs.startsWith("US or OW")
                ? VR.OW
                : VR.parse(vrs.substring(0, 2)).orElse(VR.UN);
    }

    /** The slot that holds the tag, or the free one where it would lie. */
    private static int slot(int tag) {
        int slot = tag * 0x9E3779B1 >>> 18;
        while (ROWS[slot] >= 0 && TAGS[slot] != tag) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }

    private static int row(int tag) {
        int row = ROWS[slot(tag)];
        return row >= 0 ? row : rangeRow(tag);
    }

    private static int rangeRow(int tag) {
        if ((tag & 0x10000) == 0) {
            for (Range range : RANGES) {
                if ((tag & range.mask) == range.bits) {
                    return range.row;
                }
            }
        }
        return -1;
    }

    private static String column(int row, int index) {
        int start = row;
        for (int i = 0; i < index; i++) {
            start = TEXT.indexOf('\t', start) + 1;
        }
        return TEXT.substring(start, TEXT.indexOf('\t', start));
    }

    /**
     * The VR of a tag: UN if it is unknown, LO for a private creator, UL for a group length; where the standard leaves a
     * choice, US of "US or SS", OW of "OB or OW".
     */
    public static VR vr(Tag tag) {
        return vr(tag.value());
    }

    static VR vr(int tag) {
        int slot = slot(tag);
        if (ROWS[slot] >= 0) {
            return VRS[VR_CODES[slot] & AMBIGUOUS_SIGN - 1];
        }
        if ((tag & 0xFFFF) == 0) {
            return VR.UL;
        }
        if ((tag & 0x10000) != 0) {
            return Tag.of(tag).isPrivateCreator() ? VR.LO : VR.UN;
        }
        int row = rangeRow(tag);
        return row < 0 ? VR.UN : primary(column(row, 3));
    }

    /** Whether Pixel Representation decides if the value is signed: "US or SS". */
    public static boolean isSignAmbiguous(Tag tag) {
        return isSignAmbiguous(tag.value());
    }

    static boolean isSignAmbiguous(int tag) {
        int slot = slot(tag);
        return ROWS[slot] >= 0 && (VR_CODES[slot] & AMBIGUOUS_SIGN) != 0;
    }

    /** Every VR the standard allows: one, or as "US or SS"; empty if the tag is unknown. */
    public static Optional<String> vrs(Tag tag) {
        return column(tag, 3);
    }

    public static Optional<String> keyword(Tag tag) {
        return column(tag, 1).filter(keyword -> !keyword.isEmpty());
    }

    public static Optional<String> name(Tag tag) {
        return column(tag, 2);
    }

    /** The value multiplicity, as "1", "2-2n". */
    public static Optional<String> vm(Tag tag) {
        return column(tag, 4);
    }

    /** Whether the attribute is no longer of the standard, but kept for data sets that have it. */
    public static boolean isRetired(Tag tag) {
        return column(tag, 5).filter("Y"::equals).isPresent();
    }

    private static Optional<String> column(Tag tag, int index) {
        int row = row(tag.value());
        return row < 0 ? Optional.empty() : Optional.of(column(row, index));
    }

    static Optional<Tag> tag(String keyword) {
        return Optional.ofNullable(Keywords.TAGS_BY_KEYWORD.get(keyword));
    }
}
