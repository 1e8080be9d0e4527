package dev.gantry.dicom.json;

import org.jspecify.annotations.Nullable;

/** A data set or item that is being read. */
final class OpenDataset {
    private final boolean muted;
    private final SeenTags seen = new SeenTags();
    private final PrivateBlocks blocks = new PrivateBlocks();
    private int last;
    private @Nullable PendingElement element;

    /** @param muted whether nothing of it is handed on */
    OpenDataset(boolean muted) {
        this.muted = muted;
    }

    boolean isMuted() {
        return muted;
    }

    /** Whether this tag stands after all others so far. */
    boolean isInOrder(int tag) {
        boolean inOrder = Integer.compareUnsigned(last, tag) <= 0;
        last = tag;
        return inOrder;
    }

    /** Answers false when the tag was there before. */
    boolean add(int tag) {
        return seen.add(tag);
    }

    /** The private blocks whose creators were met. */
    PrivateBlocks blocks() {
        return blocks;
    }

    void begin(PendingElement pending) {
        element = pending;
    }

    void end() {
        element = null;
    }

    /** The element that is being read; null between elements. */
    @Nullable
    PendingElement element() {
        return element;
    }
}
