package dev.gantry.dicom.testkit;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The image of a made instance: a gradient with a disc in it, different in each frame. */
final class SyntheticPixels {

    private SyntheticPixels() {}

    static void put(DatasetBuilder builder, Modality modality, SyntheticInstances.Size size, Generator generator) {
        int bits = modality.bitsAllocated();
        builder.integer(Tag.SamplesPerPixel, modality.samples())
                .string(Tag.PhotometricInterpretation, modality.samples() == 3 ? "RGB" : "MONOCHROME2")
                .integer(Tag.Rows, size.rows())
                .integer(Tag.Columns, size.columns())
                .decimal(Tag.PixelSpacing, 0.5, 0.5)
                .integer(Tag.BitsAllocated, bits)
                .integer(Tag.BitsStored, bits == 16 ? 12 : 8)
                .integer(Tag.HighBit, bits == 16 ? 11 : 7)
                .integer(Tag.PixelRepresentation, 0);
        if (bits == 16) {
            builder.decimal(Tag.WindowCenter, 2048).decimal(Tag.WindowWidth, 4096);
        }
        if (modality == Modality.CT || modality == Modality.ENHANCED) {
            builder.decimal(Tag.RescaleIntercept, -1024)
                    .decimal(Tag.RescaleSlope, 1)
                    .string(Tag.RescaleType, "HU");
        }
        if (modality.samples() == 3) {
            builder.integer(Tag.PlanarConfiguration, 0);
        }
        if (size.frames() != 1 || modality.defaultFrames() > 1) {
            builder.integer(Tag.NumberOfFrames, size.frames());
        }
        if (modality == Modality.ENHANCED) {
            functionalGroups(builder, size.frames());
        }
        if (modality == Modality.ENCAPSULATED) {
            builder.put(new DataElement(Tag.PixelData, VR.OB, new Value.Fragments(fragments(size, generator))));
        } else {
            byte[] pixels = bits == 16 ? words(size, generator) : bytes(size, modality.samples(), generator);
            builder.raw(Tag.PixelData, bits == 16 ? VR.OW : VR.OB, Bytes.wrap(pixels));
        }
    }

    private static byte[] words(SyntheticInstances.Size size, Generator generator) {
        byte[] pixels = new byte[Math.multiplyExact(size.rows() * size.columns() * 2, size.frames())];
        ByteBuffer buffer = ByteBuffer.wrap(pixels).order(ByteOrder.LITTLE_ENDIAN);
        for (int frame = 0; frame < size.frames(); frame++) {
            int noise = generator.below(4096);
            for (int row = 0; row < size.rows(); row++) {
                for (int column = 0; column < size.columns(); column++) {
                    int disc = isInDisc(size, row, column) ? 1000 : 0;
                    noise = noise * 69069 + 1;
                    buffer.putShort((short) (row * 4 + column + disc + frame * 16 + (noise >>> 28) & 0xFFF));
                }
            }
        }
        return pixels;
    }

    private static byte[] bytes(SyntheticInstances.Size size, int samples, Generator generator) {
        byte[] pixels = new byte[Math.multiplyExact(size.rows() * size.columns() * samples, size.frames())];
        int at = 0;
        for (int frame = 0; frame < size.frames(); frame++) {
            int shade = generator.below(64);
            for (int row = 0; row < size.rows(); row++) {
                for (int column = 0; column < size.columns(); column++) {
                    int disc = isInDisc(size, row, column) ? 100 : 0;
                    for (int sample = 0; sample < samples; sample++) {
                        pixels[at++] = (byte) (row + column * (sample + 1) + disc + shade);
                    }
                }
            }
        }
        return pixels;
    }

    private static boolean isInDisc(SyntheticInstances.Size size, int row, int column) {
        int y = row * 4 - size.rows() * 2;
        int x = column * 4 - size.columns() * 2;
        return x * x + y * y < size.rows() * size.columns();
    }

    /** A Basic Offset Table, then for each frame one or two fragments between the markers of JPEG. */
    private static List<Bytes> fragments(SyntheticInstances.Size size, Generator generator) {
        List<Bytes> fragments = new ArrayList<>();
        ByteBuffer table = ByteBuffer.allocate(size.frames() * 4).order(ByteOrder.LITTLE_ENDIAN);
        int offset = 0;
        for (int frame = 0; frame < size.frames(); frame++) {
            table.putInt(offset);
            byte[] codestream = generator.bytes(2 * generator.between(20, 200));
            mark(codestream, 0, 0xD8);
            codestream[2] = (byte) 0xFF;
            mark(codestream, codestream.length - 2, 0xD9);
            int cut = frame % 3 == 2 ? codestream.length / 4 * 2 : codestream.length;
            for (int from = 0; from < codestream.length; from = from == 0 ? cut : codestream.length) {
                int to = from == 0 ? cut : codestream.length;
                fragments.add(Bytes.copyOf(codestream, from, to - from));
                offset += 8 + to - from;
            }
        }
        fragments.addFirst(Bytes.wrap(table.array()));
        return fragments;
    }

    private static void mark(byte[] codestream, int at, int marker) {
        codestream[at] = (byte) 0xFF;
        codestream[at + 1] = (byte) marker;
    }

    /** PS3.3 C.7.6.16 */
    private static void functionalGroups(DatasetBuilder builder, int frames) {
        List<Dataset> perFrame = IntStream.range(0, frames)
                .mapToObj(frame -> Dataset.builder()
                        .items(
                                Tag.PlanePositionSequence,
                                Dataset.builder()
                                        .decimal(Tag.ImagePositionPatient, -150, -150, frame * 1.25)
                                        .build())
                        .items(
                                Tag.FrameContentSequence,
                                Dataset.builder()
                                        .integer(Tag.DimensionIndexValues, 1, frame + 1)
                                        .build())
                        .build())
                .toList();
        Dataset shared = Dataset.builder()
                .items(
                        Tag.PixelMeasuresSequence,
                        Dataset.builder()
                                .decimal(Tag.SliceThickness, 1.25)
                                .decimal(Tag.PixelSpacing, 0.5, 0.5)
                                .build())
                .build();
        builder.items(Tag.SharedFunctionalGroupsSequence, shared).items(Tag.PerFrameFunctionalGroupsSequence, perFrame);
    }
}
