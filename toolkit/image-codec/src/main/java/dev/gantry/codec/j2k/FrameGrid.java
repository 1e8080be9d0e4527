package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameFormat;

/**
 * How the components of a codestream become the pixels of a frame: pixels lie as densely as the densest component, and one
 * whose samples are farther apart is repeated. Resolutions may be left out at the top.
 */
record FrameGrid(ImageSize size, int discarded, int dx, int dy) {

    static FrameGrid of(ImageSize size, int discarded) throws CodecException {
        int dx = Integer.MAX_VALUE;
        int dy = Integer.MAX_VALUE;
        for (ImageSize.Component component : size.components()) {
            dx = Math.min(dx, component.dx());
            dy = Math.min(dy, component.dy());
        }
        for (ImageSize.Component component : size.components()) {
            if (component.dx() % dx != 0 || component.dy() % dy != 0) {
                throw new CodecException("components whose distances are no multiples of each other", -1);
            }
        }
        return new FrameGrid(size, discarded, dx, dy);
    }

    FrameFormat format() throws CodecException {
        Region frame = frame();
        int bits = 0;
        boolean signed = false;
        for (ImageSize.Component component : size.components()) {
            bits = Math.max(bits, component.bits());
            signed |= component.signed();
        }
        if (size.components().size() > 4 || bits > 32 || frame.isEmpty()) {
            throw new CodecException("a frame of " + size.components().size() + " components of " + bits + " bits", -1);
        }
        return new FrameFormat(frame.width(), frame.height(), size.components().size(), bits, signed);
    }

    Region frame() {
        return place(size.image());
    }

    /** Where a region of the reference grid lies among the pixels; not yet moved to the frame's corner. */
    Region place(Region region) {
        return region.everyNth(dx, dy).halved(discarded);
    }
}
