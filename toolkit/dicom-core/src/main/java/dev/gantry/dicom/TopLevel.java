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
    private int lastTag;
    private boolean outOfOrder;

    /** @param metaOnly whether it ends before the first element that is not File Meta Information */
    TopLevel(ByteSource source, ReadOptions options, Findings findings, boolean metaOnly) {
        this.source = source;
        this.options = options;
        this.findings = findings;
        this.metaOnly = metaOnly;
    }

    void passed(int tag) throws MalformedDatasetException {
        if (Integer.compareUnsigned(tag, lastTag) <= 0 && lastTag != 0 && !outOfOrder) {
            findings.forgive("elements are not in ascending order");
            outOfOrder = true;
        }
        lastTag = tag;
    }

    /** Whether the next tag is no element's to be read. */
    boolean endsBefore(int tag) throws IOException {
        if (metaOnly) {
            return tag >>> 16 != 2;
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
        if (source.available() > 0) {
            ignoreRest();
        }
    }

    private void ignoreRest() throws IOException {
        findings.warn("bytes after the data set are ignored");
        source.drain();
    }
}
