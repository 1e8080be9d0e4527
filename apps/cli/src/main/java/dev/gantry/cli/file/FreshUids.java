package dev.gantry.cli.file;

import dev.gantry.cli.shell.CommandException;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * New UIDs in the place of old ones: the same for the same in one call, whatever file it stands in, so that references stay
 * right. They are UIDs made of UUIDs (PS3.5 B.2), which come from the old UID and chance. Thread-safe.
 */
final class FreshUids {
    private static final Set<Tag> INSTANCE = Set.of(Tag.SOPInstanceUID, Tag.ReferencedSOPInstanceUID);
    private static final Set<Tag> SERIES = Set.of(Tag.SeriesInstanceUID);
    private static final Set<Tag> STUDY = Set.of(Tag.StudyInstanceUID, Tag.FrameOfReferenceUID);

    private final List<Set<Tag>> replaced;
    private final byte[] chance = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);

    private FreshUids(List<Set<Tag>> replaced) {
        this.replaced = replaced;
    }

    /** @param level "instance", "series" or "study" */
    static FreshUids upTo(String level) throws CommandException {
        return switch (level) {
            case "instance" -> new FreshUids(List.of(INSTANCE));
            case "series" -> new FreshUids(List.of(INSTANCE, SERIES));
            case "study" -> new FreshUids(List.of(INSTANCE, SERIES, STUDY));
            default -> throw CommandException.usage("new UIDs are of instance, series or study, not " + level);
        };
    }

    /** The data set with new UIDs, in its items as well. */
    Dataset in(Dataset dataset) {
        DatasetBuilder builder = dataset.toBuilder();
        for (DataElement element : dataset) {
            if (element.value() instanceof Value.Items(List<Dataset> items)) {
                builder.items(element.tag(), items.stream().map(this::in).toList());
            } else if (isReplaced(element.tag())) {
                String[] fresh = dataset.strings(element.tag()).stream()
                        .map(uid -> uid.isEmpty() ? uid : fresh(uid))
                        .toArray(String[]::new);
                builder.string(element.tag(), VR.UI, fresh);
            }
        }
        return builder.build();
    }

    private boolean isReplaced(Tag tag) {
        return replaced.stream().anyMatch(tags -> tags.contains(tag));
    }

    private String fresh(String uid) {
        MessageDigest digest = sha256();
        digest.update(chance);
        byte[] number = Arrays.copyOf(digest.digest(uid.getBytes(StandardCharsets.US_ASCII)), 16);
        // RFC 9562 5.8: a UUID of our own making.
        number[6] = (byte) (number[6] & 0x0F | 0x80);
        number[8] = (byte) (number[8] & 0x3F | 0x80);
        return "2.25." + new BigInteger(1, number);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
