package dev.gantry.dicom;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Data sets from a seed, of every VR and shape. The testkit's generator stands on this module, so it is not used here. */
final class RandomDatasets {

    private static final VR[] VRS = VR.values();

    private final SplittableRandom random;

    RandomDatasets(long seed) {
        random = new SplittableRandom(seed);
    }

    Dataset next() {
        DatasetBuilder builder = Dataset.builder().string(Tag.SpecificCharacterSet, "ISO_IR 192");
        fill(builder, 0);
        return builder.build();
    }

    Dataset nextEncapsulated() {
        return next().with(new DataElement(Tag.PixelData, VR.OB, new Value.Fragments(fragments())));
    }

    private void fill(DatasetBuilder builder, int depth) {
        for (int i = random.nextInt(12); i > 0; i--) {
            // Unknown private elements: without a VR of the dictionary, implicit reading makes them UN.
            Tag tag = Tag.of(0x0009 + random.nextInt(200) * 2, 0x1000 + random.nextInt(0xE000));
            VR vr = VRS[random.nextInt(VRS.length)];
            if (vr != VR.SQ) {
                builder.raw(tag, vr, Bytes.wrap(value(vr)));
            } else if (depth < 5) {
                builder.items(tag, items(depth));
            }
        }
        if (random.nextBoolean()) {
            builder.string(Tag.PatientName, "Müller^Jörg=" + random.nextInt());
            builder.integer(Tag.Rows, random.nextInt(65536)).decimal(Tag.RecommendedDisplayFrameRateInFloat, 1.5);
        }
    }

    private List<Dataset> items(int depth) {
        List<Dataset> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            DatasetBuilder item = Dataset.builder();
            fill(item, depth + 1);
            items.add(item.build());
        }
        return items;
    }

    private byte[] value(VR vr) {
        int count = random.nextInt(20) == 0 ? random.nextInt(5000) : random.nextInt(6);
        byte[] value = new byte[count * 8];
        random.nextBytes(value);
        return vr.isString() ? "A".repeat(count * 2).getBytes(StandardCharsets.US_ASCII) : value;
    }

    private List<Bytes> fragments() {
        List<Bytes> fragments = new ArrayList<>(List.of(Bytes.empty()));
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            byte[] fragment = new byte[2 * random.nextInt(1, 300)];
            random.nextBytes(fragment);
            fragments.add(Bytes.wrap(fragment));
        }
        return fragments;
    }

    /** The bytes with something broken: cut off, bits flipped, or a run replaced. */
    byte[] mutated(byte[] original) {
        byte[] bytes = original.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(3)) {
            case 0 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 1 -> {
                for (int i = random.nextInt(4); i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            default -> {
                byte[] run = new byte[Math.min(1 + random.nextInt(8), bytes.length - at)];
                random.nextBytes(run);
                System.arraycopy(run, 0, bytes, at, run.length);
            }
        }
        return bytes;
    }
}
