package dev.gantry.dicom;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the private elements of common vendors, by creator. Loaded when first asked; thread-safe. None of it is
 * the standard's: vendors change what they write.
 */
public final class PrivateDictionary {

    /**
     * A private element.
     *
     * @param vm as in {@link Dictionary#vm}
     * @param name empty if only VR and VM are known
     */
    public record Entry(VR vr, String vm, String name) {}

    /** Where a creator's part lies. */
    private record Part(int offset, int length) {}

    private static final String TEXT = new String(Table.bytes("private_attributes.txt"), StandardCharsets.ISO_8859_1);
    private static final int PARTS_AT = TEXT.indexOf("\n\n") + 2;
    private static final Map<String, Part> PARTS = parts();

    private PrivateDictionary() {}

    private static Map<String, Part> parts() {
        Map<String, Part> parts = new HashMap<>();
        TEXT.substring(0, PARTS_AT - 2).lines().forEach(line -> {
            String[] columns = line.split("\t", -1);
            parts.put(columns[0], new Part(Integer.parseInt(columns[1]), Integer.parseInt(columns[2])));
        });
        return Map.copyOf(parts);
    }

    /** The element of a private tag that names its creator; empty for every other tag. */
    public static Optional<Entry> find(Tag tag) {
        Part part = tag.isPrivate() ? PARTS.get(tag.creator()) : null;
        if (part == null) {
            return Optional.empty();
        }
        String hex = HexFormat.of().toHexDigits(tag.value());
        String start = hex.substring(0, 4) + "xx" + hex.substring(6) + "\t";
        int from = PARTS_AT + part.offset;
        int at = TEXT.startsWith(start, from) ? from : TEXT.indexOf("\n" + start, from, from + part.length) + 1;
        return at > 0 ? Optional.of(entry(TEXT.substring(at, TEXT.indexOf('\n', at)))) : Optional.empty();
    }

    private static Entry entry(String line) {
        String[] columns = line.split("\t", -1);
        return new Entry(VR.parse(columns[1]).orElse(VR.UN), columns[2], columns[3]);
    }
}
