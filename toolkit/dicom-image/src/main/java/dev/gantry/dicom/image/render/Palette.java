package dev.gantry.dicom.image.render;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import java.util.Optional;

/** The colours of PALETTE COLOR pixels. PS3.3 C.7.6.3.1.5, C.7.9 */
record Palette(LookupTable red, LookupTable green, LookupTable blue) {

    /** The palette of a data set, if it has all three tables. */
    static Optional<Palette> of(Dataset header, boolean signed) {
        Optional<LookupTable> red = table(
                header,
                Tag.RedPaletteColorLookupTableDescriptor,
                Tag.RedPaletteColorLookupTableData,
                Tag.SegmentedRedPaletteColorLookupTableData,
                signed);
        Optional<LookupTable> green = table(
                header,
                Tag.GreenPaletteColorLookupTableDescriptor,
                Tag.GreenPaletteColorLookupTableData,
                Tag.SegmentedGreenPaletteColorLookupTableData,
                signed);
        Optional<LookupTable> blue = table(
                header,
                Tag.BluePaletteColorLookupTableDescriptor,
                Tag.BluePaletteColorLookupTableData,
                Tag.SegmentedBluePaletteColorLookupTableData,
                signed);
        if (red.isEmpty() || green.isEmpty() || blue.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Palette(red.get(), green.get(), blue.get()).sameBits());
    }

    private static Optional<LookupTable> table(
            Dataset header, Tag descriptor, Tag data, Tag segmented, boolean signed) {
        long[] described = header.integers(descriptor);
        Optional<LookupTable> plain = LookupTable.of(described, header.bytes(data), signed);
        if (plain.isPresent() || described.length < 3) {
            return plain;
        }
        Optional<Bytes> segments = header.bytes(segmented);
        int bits = (int) described[2];
        return segments.map(bytes -> SegmentedTable.expand(bytes, bits <= 8, LookupTable.count(described)))
                .filter(entries -> entries.length > 0)
                .map(entries -> new LookupTable(LookupTable.first(described, signed), bits <= 8 ? 8 : 16, entries));
    }

    /** Tables with few colours may look like bytes one by one; they are only if all three are. */
    private Palette sameBits() {
        int bits = Math.max(red.bits(), Math.max(green.bits(), blue.bits()));
        return new Palette(
                new LookupTable(red.first(), bits, red.entries()),
                new LookupTable(green.first(), bits, green.entries()),
                new LookupTable(blue.first(), bits, blue.entries()));
    }

    Picture paint(SampleValues values, int width, int height) {
        Picture picture = Picture.black(width, height, 3);
        byte[] rgb = picture.samples();
        for (int i = 0; i < rgb.length / 3; i++) {
            int value = (int) values.at(i);
            rgb[3 * i] = (byte) red.shade(value);
            rgb[3 * i + 1] = (byte) green.shade(value);
            rgb[3 * i + 2] = (byte) blue.shade(value);
        }
        return picture;
    }
}
