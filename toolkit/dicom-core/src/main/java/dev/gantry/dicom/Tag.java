package dev.gantry.dicom;

import java.util.HexFormat;
import java.util.Optional;

/**
 * A data element tag. {@code Tag.SOPInstanceUID} and its like are the keywords of PS3.6 exactly.
 *
 * <p>A private tag may name its private creator (PS3.5 7.8.1); then it is equal to the same element of the same creator
 * in whatever block. The natural order is the order in a file; it is consistent with {@code equals} except for one
 * private element in two blocks.
 *
 * @param value group and element as one unsigned 32-bit number
 * @param creator the private creator, empty for a standard tag and for a private one whose creator is not known
 */
public record Tag(int value, String creator) implements TagConstants, Comparable<Tag> {

    public static Tag of(int value) {
        return new Tag(value, "");
    }

    public static Tag of(int group, int element) {
        return of(group << 16 | element & 0xFFFF);
    }

    /**
     * A private tag by its creator.
     *
     * @param group an odd group
     * @param element the low byte of the element, its place within whatever block the creator has reserved
     */
    public static Tag ofPrivate(int group, String creator, int element) {
        if ((group & 1) == 0 || creator.isEmpty()) {
            throw new IllegalArgumentException("a private tag has an odd group and a creator");
        }
        return new Tag(group << 16 | 0x1000 | element & 0xFF, creator);
    }

    /** The tag with a keyword of PS3.6; the first of its range for a repeating group. */
    public static Optional<Tag> ofKeyword(String keyword) {
        return Dictionary.tag(keyword);
    }

    /**
     * Reads "00080018", "0008,0018", "(0008,0018)" or a keyword.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static Tag parse(String text) {
        String digits = text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1) : text;
        if (digits.length() == 9 && digits.charAt(4) == ',') {
            digits = digits.substring(0, 4) + digits.substring(5);
        }
        if (digits.length() == 8 && digits.chars().allMatch(HexFormat::isHexDigit)) {
            return of(HexFormat.fromHexDigits(digits));
        }
        return ofKeyword(text).orElseThrow(() -> new IllegalArgumentException("neither a tag nor a keyword"));
    }

    public int group() {
        return value >>> 16;
    }

    public int element() {
        return value & 0xFFFF;
    }

    public boolean isPrivate() {
        return (value & 0x10000) != 0;
    }

    /** Whether this element reserves a block of private elements, (gggg,0010-00FF). PS3.5 7.8.1 */
    public boolean isPrivateCreator() {
        return isPrivate() && element() >= 0x10 && element() <= 0xFF;
    }

    public boolean isGroupLength() {
        return element() == 0;
    }

    /** Eight upper-case hexadecimal digits, as in PS3.18. */
    public String hex() {
        return HexFormat.of().withUpperCase().toHexDigits(value);
    }

    @Override
    public int compareTo(Tag other) {
        int order = Integer.compareUnsigned(value, other.value);
        return order != 0 ? order : creator.compareTo(other.creator);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tag tag && identity() == tag.identity() && creator.equals(tag.creator);
    }

    @Override
    public int hashCode() {
        return identity() * 31 + creator.hashCode();
    }

    private int identity() {
        return creator.isEmpty() ? value : value & 0xFFFF00FF;
    }

    @Override
    public String toString() {
        String hex = hex();
        return "(" + hex.substring(0, 4) + "," + hex.substring(4) + ")";
    }
}
