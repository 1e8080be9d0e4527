package dev.gantry.dicom.json;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.VR;
import org.jspecify.annotations.Nullable;

/** What is known so far of the element that is being read; its VR may come last. */
final class PendingElement {
    /** In which form the value came. */
    enum Content {
        NONE,
        VALUES,
        ITEMS,
        INLINE,
        ADDRESS
    }

    private final int tag;
    private boolean muted;
    private @Nullable VR vr;
    private Content content = Content.NONE;
    private Bytes inline = Bytes.empty();
    private String address = "";
    private int items;
    private int undecided;

    PendingElement(int tag, boolean muted) {
        this.tag = tag;
        this.muted = muted;
    }

    int tag() {
        return tag;
    }

    /** Whether it is not handed on. */
    boolean isMuted() {
        return muted;
    }

    void mute() {
        muted = true;
    }

    @Nullable
    VR vr() {
        return vr;
    }

    void declare(VR declared) {
        vr = declared;
    }

    Content content() {
        return content;
    }

    void becomes(Content form) {
        content = form;
    }

    Bytes inline() {
        return inline;
    }

    void inline(Bytes bytes) {
        inline = bytes;
    }

    String address() {
        return address;
    }

    void address(String uri) {
        address = uri;
    }

    int items() {
        return items;
    }

    void nextItem() {
        items++;
    }

    /** How many empty objects stand where only the VR will tell whether they are items or names; none afterwards. */
    int takeUndecided() {
        int taken = undecided;
        undecided = 0;
        return taken;
    }

    boolean hasUndecided() {
        return undecided > 0;
    }

    void addUndecided() {
        undecided++;
    }
}
