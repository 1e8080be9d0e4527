package dev.gantry.dicom;

/** Watches whether the tags of a data set ascend, as PS3.5 7.1 asks. */
final class TagOrder {
    private int last;
    private boolean broken;

    /** The tag that came last; 0 before the first. */
    int last() {
        return last;
    }

    /** Whether this tag, coming next, is the first one that does not ascend. */
    boolean breaksAt(int tag) {
        boolean descends = last != 0 && Integer.compareUnsigned(tag, last) <= 0;
        boolean first = descends && !broken;
        broken |= descends;
        last = tag;
        return first;
    }
}
