package dev.gantry.dicom;

import java.io.IOException;
import java.util.Optional;

/** The elements outside any sequence: their order, and where they end. */
final class TopLevel {

    /** So little at the end of a stream may be anything but DICOM. */
    private static final int MOST_GARBAGE = 4096;

    private final ByteSource source;
    private final ReadOptions options;
    private final Findings findings;
    private final boolean metaOnly;
    private final GroupLengthRule groupLengths;
    private int lastTag;
    private boolean outOfOrder;

    /** @param metaOnly whether it ends before the first element that is not File Meta Information */
    TopLevel(ByteSource source, ReadOptions options, Findings findings, boolean metaOnly) {
        this.source = source;
        this.options = options;
        this.findings = findings;
        this.metaOnly = metaOnly;
        this.groupLengths = new GroupLengthRule(source, findings);
    }

    /** An element that is next in the source, of which the header was read. */
    void passed(ElementHeader header, boolean bigEndian) throws IOException {
        int tag = header.tag;
        if (Integer.compareUnsigned(tag, lastTag) <= 0 && lastTag != 0 && !outOfOrder) {
            findings.forgive("elements are not in ascending order");
            outOfOrder = true;
        }
        groupLengths.passed(header, bigEndian);
        if (!metaOnly && tag >>> 16 <= 2) {
            findings.forgive("an element of a command or of File Meta Information stands in the data set");
        }
        lastTag = tag;
    }

    /** Whether an element is of no data set: what belongs before it would be taken for that when it is read again. */
    boolean drops(int tag) {
        return !metaOnly && tag >>> 16 == 2;
    }

    /** Whether the next tag is no element's to be read. */
    boolean endsBefore(int tag) throws IOException {
        if (metaOnly) {
            return endsMeta(tag);
        }
        Optional<Tag> stop = options.stopBefore();
        if (stop.isPresent() && Integer.compareUnsigned(tag, stop.get().value()) >= 0) {
            return true;
        }
        boolean zeros = tag == 0 && lastTag != 0;
        boolean trailing = zeros || isAfterPixels() && Integer.compareUnsigned(tag, lastTag) < 0;
        if (options.isLenient() && trailing) {
            ignoreRest();
            return true;
        }
        return false;
    }

    private boolean endsMeta(int tag) throws MalformedDatasetException {
        if (tag >>> 16 == 2) {
            return false;
        }
        groupLengths.ended();
        return true;
    }

    /** Nothing sorts after Pixel Data but signatures and padding; what else is there is no element. */
    private boolean isAfterPixels() {
        return Integer.compareUnsigned(lastTag, DatasetReader.PIXEL_DATA) >= 0;
    }

    /** Ends where something stands that is no header, if that may be forgiven: after Pixel Data, or a little of it. */
    boolean endsAtGarbage(int tag) throws IOException {
        if (!options.isLenient() || !isAfterPixels() && (Dictionary.vr(tag) != VR.UN || source.ensure(MOST_GARBAGE))) {
            return false;
        }
        ignoreRest();
        return true;
    }

    /** Ends with the stream, of which less than a header is left. */
    void endOfStream() throws IOException {
        for (int i = 0; i < source.available(); i++) {
            if (source.unsignedByte(i) != 0 || !options.isLenient()) {
                throw findings.malformed("the data set ends inside an element's header");
            }
        }
        groupLengths.ended();
        if (source.available() > 0) {
            ignoreRest();
        }
    }

    private void ignoreRest() throws IOException {
        findings.warn("bytes after the data set are ignored");
        source.drain();
    }
}
