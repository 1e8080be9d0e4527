package dev.gantry.postgres;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The result attributes of a row, encoded. As explicit VR little endian, but with a 32-bit length for every element and
 * for every item, so that reading is slicing: element = tag (group, element: 2 bytes each), VR (2), length (4), value;
 * the value of a sequence is items, each length (4) and elements.
 */
final class AttributeBytes {
    private static final int HEADER = 10;

    private AttributeBytes() {}

    static byte[] encode(Dataset dataset) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        for (DataElement element : dataset) {
            byte[] value = value(element);
            putShort(out, element.tag().group());
            putShort(out, element.tag().element());
            out.writeBytes(element.vr().name().getBytes(StandardCharsets.US_ASCII));
            putInt(out, value.length);
            out.writeBytes(value);
        }
        return out.toByteArray();
    }

    private static byte[] value(DataElement element) {
        return switch (element.value()) {
            case Value.Raw raw -> raw.bytes().toArray();
            case Value.Items items -> items(items.items());
            case Value.Fragments _, Value.Bulk _ -> new byte[0];
        };
    }

    private static byte[] items(List<Dataset> items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Dataset item : items) {
            byte[] elements = encode(item);
            putInt(out, elements.length);
            out.writeBytes(elements);
        }
        return out.toByteArray();
    }

    private static void putShort(ByteArrayOutputStream out, int value) {
        out.write(value);
        out.write(value >>> 8);
    }

    private static void putInt(ByteArrayOutputStream out, int value) {
        putShort(out, value);
        putShort(out, value >>> 16);
    }

    /** Adds the elements to a data set. The array must not change any more: values are slices of it. */
    static void decode(byte[] encoded, DatasetBuilder into) {
        decode(Bytes.wrap(encoded), into);
    }

    private static void decode(Bytes encoded, DatasetBuilder into) {
        int at = 0;
        while (at < encoded.length()) {
            Tag tag = Tag.of(encoded.unsignedShort(at), encoded.unsignedShort(at + 2));
            VR vr = VR.parse(encoded.slice(at + 4, 2).toString(StandardCharsets.US_ASCII))
                    .orElse(VR.UN);
            int length = encoded.intAt(at + 6);
            Bytes value = encoded.slice(at + HEADER, length);
            into.put(
                    vr == VR.SQ
                            ? new DataElement(tag, vr, new Value.Items(items(value)))
                            : DataElement.of(tag, vr, value));
            at += HEADER + length;
        }
    }

    private static List<Dataset> items(Bytes encoded) {
        List<Dataset> items = new ArrayList<>();
        int at = 0;
        while (at < encoded.length()) {
            int length = encoded.intAt(at);
            DatasetBuilder item = Dataset.builder();
            decode(encoded.slice(at + 4, length), item);
            items.add(item.build());
            at += 4 + length;
        }
        return items;
    }
}
