package dev.gantry.store.search;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Dictionary;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Picks from an instance's header what the catalogue keeps of its study, its series and itself. */
public final class LevelAttributes {
    private static final DataElement UTF_8 =
            DataElement.of(Tag.SpecificCharacterSet, VR.CS, Bytes.of("ISO_IR 192", StandardCharsets.US_ASCII));

    private LevelAttributes() {}

    /**
     * The {@link ResultKeys} of one level, empty where the header has none or too large a value, all text in UTF-8.
     */
    public static Dataset of(Level level, Dataset header) {
        DatasetBuilder builder = Dataset.builder().put(UTF_8);
        for (Tag tag : ResultKeys.of(level)) {
            builder.put(element(tag, header));
        }
        return builder.build();
    }

    private static DataElement element(Tag tag, Dataset header) {
        VR vr = Dictionary.vr(tag);
        if (vr == VR.SQ) {
            List<Dataset> items =
                    header.items(tag).stream().map(LevelAttributes::inUtf8).toList();
            return new DataElement(tag, vr, new Value.Items(items));
        }
        return DataElement.of(tag, vr, vr.isCharacterSetSensitive() ? text(tag, header) : bytes(tag, header));
    }

    private static Dataset inUtf8(Dataset item) {
        DatasetBuilder builder = Dataset.builder();
        for (DataElement element : item) {
            Tag tag = element.tag();
            if (tag.equals(Tag.SpecificCharacterSet)) {
                continue;
            }
            if (element.value() instanceof Value.Items nested) {
                List<Dataset> items =
                        nested.items().stream().map(LevelAttributes::inUtf8).toList();
                builder.put(new DataElement(tag, VR.SQ, new Value.Items(items)));
            } else if (element.value() instanceof Value.Raw) {
                boolean text = element.vr().isCharacterSetSensitive();
                builder.raw(tag, element.vr(), text ? text(tag, item) : bytes(tag, item));
            }
        }
        return builder.build();
    }

    private static Bytes text(Tag tag, Dataset dataset) {
        String text = String.join("\\", dataset.strings(tag));
        return Bytes.of(text.replace("\0", ""), StandardCharsets.UTF_8);
    }

    private static Bytes bytes(Tag tag, Dataset dataset) {
        return dataset.bytes(tag).orElse(Bytes.empty());
    }
}
