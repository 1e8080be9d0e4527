package dev.gantry.cli.file;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import java.util.List;
import java.util.Optional;

/**
 * What is to become of a file's elements.
 *
 * @param edits in their order
 * @param uids after them; none if UIDs stay
 */
record Modification(List<Edit> edits, Optional<FreshUids> uids) {
    Modification {
        edits = List.copyOf(edits);
    }

    /** @throws IllegalArgumentException if the data set does not allow it */
    Dataset ofDataset(Dataset dataset) {
        Dataset changed = dataset;
        for (Edit edit : edits) {
            changed = isMeta(edit) ? changed : edit.apply(changed);
        }
        return uids.isPresent() ? uids.get().in(changed) : changed;
    }

    /** The meta information, which follows the data set where it says the same. PS3.10 7.1 */
    Dataset ofMeta(Dataset meta, Dataset dataset) {
        Dataset changed = meta;
        for (Edit edit : edits) {
            changed = isMeta(edit) ? edit.apply(changed) : changed;
        }
        changed = following(changed, Tag.MediaStorageSOPClassUID, dataset.uid(Tag.SOPClassUID));
        return following(changed, Tag.MediaStorageSOPInstanceUID, dataset.uid(Tag.SOPInstanceUID));
    }

    private static Dataset following(Dataset meta, Tag tag, Optional<String> uid) {
        return uid.isEmpty() || !meta.contains(tag) || meta.uid(tag).equals(uid)
                ? meta
                : meta.toBuilder().string(tag, uid.get()).build();
    }

    private static boolean isMeta(Edit edit) {
        return first(edit).group() == 2;
    }

    private static Tag first(Edit edit) {
        return edit.path().steps().getFirst().tag();
    }

    /** Whether only elements before pixel data change, so that it and what follows can be copied as they are. */
    boolean endsBeforePixelData() {
        return edits.stream()
                .allMatch(edit -> Integer.compareUnsigned(first(edit).value(), Tag.PixelData.value()) < 0);
    }

    /** Whether the transfer syntax is to be called another, which would make the file unreadable. */
    boolean renamesTransferSyntax() {
        return edits.stream().anyMatch(edit -> first(edit).equals(Tag.TransferSyntaxUID));
    }
}
