package dev.gantry.dicom;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The data dictionary: PS3.6 and the command set of PS3.7; private elements that name their creator are looked up in
 * {@link PrivateDictionary}. Repeating groups (50XX, 60XX) answer for each of their tags.
 *
 * <p>It is made by the build in a form that is taken as it is ({@code DictionaryFile} beside the tables); only tags are put
 * into a hash table when the class is loaded.
 */
public final class Dictionary {

    private static final int SLOTS = 1 << 14;
    private static final int AMBIGUOUS_SIGN = 0x4000;
    private static final int RETIRED = 0x2000;
    private static final int UNKNOWN = -1;
    private static final int KEYWORD = 0;
    private static final int NAME = 1;
    private static final int VRS = 2;
    private static final int VM = 3;

    private static final ByteBuffer FILE = ByteBuffer.wrap(Table.bytes("attributes.bin"));
    private static final int ROW_COUNT = FILE.getInt(0);
    private static final int RANGE_COUNT = FILE.getInt(4);
    private static final int FIRST_RANGE = ROW_COUNT - RANGE_COUNT;
    private static final int TAGS_AT = 8;
    private static final int MASKS_AT = TAGS_AT + 4 * ROW_COUNT;
    private static final int VRS_AT = MASKS_AT + 4 * RANGE_COUNT;
    private static final int TEXT_OFFSETS_AT = VRS_AT + 2 * ROW_COUNT;
    private static final int KEYWORDS_AT = TEXT_OFFSETS_AT + 4 * (ROW_COUNT + 1);
    private static final int TEXT_AT = FILE.capacity() - textOffset(ROW_COUNT);
    private static final int KEYWORD_COUNT = (TEXT_AT - KEYWORDS_AT) / 2;

    /** Hashed by tag; a slot is free if its row is 0, else the row counts from 1. */
    private static final int[] TAGS = new int[SLOTS];

    private static final short[] ROWS = new short[SLOTS];

    static {
        for (int row = 0; row < FIRST_RANGE; row++) {
            int tag = FILE.getInt(TAGS_AT + 4 * row);
            int slot = slot(tag);
            TAGS[slot] = tag;
            ROWS[slot] = (short) (row + 1);
        }
    }

    private Dictionary() {}

    /** The slot that holds the tag, or the free one where it would lie. */
    private static int slot(int tag) {
        int slot = tag * 0x9E3779B1 >>> 18;
        while (ROWS[slot] > 0 && TAGS[slot] != tag) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }

    private static int row(int tag) {
        int row = ROWS[slot(tag)] - 1;
        return row >= 0 ? row : rangeRow(tag);
    }

    private static int rangeRow(int tag) {
        if ((tag & 0x10000) == 0) {
            for (int range = 0; range < RANGE_COUNT; range++) {
                int mask = FILE.getInt(MASKS_AT + 4 * range);
                if ((tag & mask) == FILE.getInt(TAGS_AT + 4 * (FIRST_RANGE + range))) {
                    return FIRST_RANGE + range;
                }
            }
        }
        return UNKNOWN;
    }

    private static int textOffset(int row) {
        return FILE.getInt(TEXT_OFFSETS_AT + 4 * row);
    }

    private static String column(int row, int index) {
        int start = TEXT_AT + textOffset(row);
        int end = TEXT_AT + textOffset(row + 1);
        for (int i = 0; i < index; i++) {
            start = tab(start, end) + 1;
        }
        return new String(FILE.array(), start, tab(start, end) - start, StandardCharsets.UTF_8);
    }

    private static int tab(int from, int end) {
        int at = from;
        while (at < end && FILE.get(at) != '\t') {
            at++;
        }
        return at;
    }

    private static int vrCode(int row) {
        return FILE.getShort(VRS_AT + 2 * row);
    }

    private static VR vrOfRow(int row) {
        VR vr = VR.ofIndex(vrCode(row) & RETIRED - 1);
        return vr == null ? VR.UN : vr;
    }

    /**
     * The VR of a tag: UN if it is unknown, LO for a private creator, UL for a group length; where the standard leaves a
     * choice, US of "US or SS", OW of "OB or OW".
     */
    public static VR vr(Tag tag) {
        return tag.creator().isEmpty()
                ? vr(tag.value())
                : PrivateDictionary.find(tag).map(PrivateDictionary.Entry::vr).orElse(VR.UN);
    }

    static VR vr(int tag) {
        int row = ROWS[slot(tag)] - 1;
        if (row >= 0) {
            return vrOfRow(row);
        }
        if ((tag & 0xFFFF) == 0) {
            return VR.UL;
        }
        if ((tag & 0x10000) != 0) {
            return Tag.of(tag).isPrivateCreator() ? VR.LO : VR.UN;
        }
        int range = rangeRow(tag);
        return range < 0 ? VR.UN : vrOfRow(range);
    }

    /** Whether Pixel Representation decides if the value is signed: "US or SS". */
    public static boolean isSignAmbiguous(Tag tag) {
        return isSignAmbiguous(tag.value());
    }

    static boolean isSignAmbiguous(int tag) {
        int row = ROWS[slot(tag)] - 1;
        return row >= 0 && (vrCode(row) & AMBIGUOUS_SIGN) != 0;
    }

    /** Whether the attribute is no longer of the standard, but kept for data sets that have it. */
    public static boolean isRetired(Tag tag) {
        int row = row(tag.value());
        return row >= 0 && (vrCode(row) & RETIRED) != 0;
    }

    /** Every VR the standard allows: one, or as "US or SS"; empty if the tag is unknown. */
    public static Optional<String> vrs(Tag tag) {
        return column(tag, VRS);
    }

    public static Optional<String> keyword(Tag tag) {
        return column(tag, KEYWORD).filter(keyword -> !keyword.isEmpty());
    }

    public static Optional<String> name(Tag tag) {
        return column(tag, NAME);
    }

    /** The value multiplicity, as "1", "2-2n". */
    public static Optional<String> vm(Tag tag) {
        return column(tag, VM);
    }

    private static Optional<String> column(Tag tag, int index) {
        int row = row(tag.value());
        return row < 0 ? Optional.empty() : Optional.of(column(row, index));
    }

    static Optional<Tag> tag(String keyword) {
        int low = 0;
        int high = KEYWORD_COUNT - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int row = FILE.getShort(KEYWORDS_AT + 2 * middle);
            int order = column(row, KEYWORD).compareTo(keyword);
            if (order == 0) {
                return Optional.of(Tag.of(FILE.getInt(TAGS_AT + 4 * row)));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }
}
