package dev.gantry.store.ingest;

import dev.gantry.dicom.EncapsulatedLayout;
import dev.gantry.dicom.NativeLayout;
import dev.gantry.dicom.PixelDataLayout;
import dev.gantry.store.catalog.FrameTable;
import java.util.ArrayList;
import java.util.List;

/** What the scan found of the frames, as the catalogue keeps it. */
final class FrameTables {
    private FrameTables() {}

    static FrameTable none() {
        return new FrameTable.None();
    }

    static FrameTable of(PixelDataLayout layout) {
        if (layout.frames() == 0) {
            return none();
        }
        boolean inflated = layout.element().inflated();
        return switch (layout) {
            case NativeLayout pixels ->
                new FrameTable.Native(pixels.valueOffset(), pixels.bitsPerFrame(), pixels.frames(), inflated);
            case EncapsulatedLayout encapsulated -> encapsulated(encapsulated, inflated);
        };
    }

    private static FrameTable encapsulated(EncapsulatedLayout layout, boolean inflated) {
        int[] firstFragments = new int[layout.frames()];
        List<PixelDataLayout.Range> fragments = new ArrayList<>();
        for (int frame = 0; frame < firstFragments.length; frame++) {
            firstFragments[frame] = fragments.size();
            fragments.addAll(layout.frame(frame));
        }
        long[] offsets =
                fragments.stream().mapToLong(PixelDataLayout.Range::offset).toArray();
        long[] lengths =
                fragments.stream().mapToLong(PixelDataLayout.Range::length).toArray();
        return new FrameTable.Encapsulated(offsets, lengths, firstFragments, inflated);
    }
}
