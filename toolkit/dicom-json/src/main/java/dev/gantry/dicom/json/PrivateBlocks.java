package dev.gantry.dicom.json;

import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The private blocks of one data set, PS3.5 7.8.1. In XML a private element names its creator and not its block (PS3.19
 * Table A.1.5-2), which is unambiguous for the first block that a creator has in a group.
 */
final class PrivateBlocks {
    private static final int FIRST = 0x10;
    private static final int LAST = 0xFF;

    private record Reservation(int group, String creator) {}

    private final Map<Reservation, Integer> blocks = new HashMap<>();
    private final Map<Integer, String> creators = new HashMap<>();

    /** Whether a creator's name may be read from a value: one whose VR was lost on its way is still text. */
    static boolean canName(VR vr) {
        return vr.isString() || vr == VR.UN;
    }

    /** A creator element (gggg,00bb) was met. */
    void reserve(Tag tag, String creator) {
        if (!creator.isEmpty() && creators.putIfAbsent(tag.value(), creator) == null) {
            blocks.putIfAbsent(new Reservation(tag.group(), creator), tag.element());
        }
    }

    /** The creator of an element, where the name alone leads back to its block. */
    Optional<String> creator(Tag tag) {
        if (creators.isEmpty() || !tag.isPrivate() || tag.element() < 0x1000) {
            return Optional.empty();
        }
        int block = tag.element() >>> 8;
        return Optional.ofNullable(creators.get(tag.group() << 16 | block))
                .filter(creator -> block(tag.group(), creator).orElse(0) == block);
    }

    /** The block of a creator that was met. */
    OptionalInt block(int group, String creator) {
        Integer block = blocks.get(new Reservation(group, creator));
        return block == null ? OptionalInt.empty() : OptionalInt.of(block);
    }

    /** The first block of a group that nobody has. */
    OptionalInt free(int group) {
        for (int block = FIRST; block <= LAST; block++) {
            if (!creators.containsKey(group << 16 | block)) {
                return OptionalInt.of(block);
            }
        }
        return OptionalInt.empty();
    }
}
