package dev.gantry.store.catalog;

import dev.gantry.store.object.ObjectRef;

/**
 * A data set as it was received and as it lies in the object store.
 *
 * @param object the stored bytes: a PS3.10 file, or a bare data set when {@code datasetOffset} is 0
 * @param datasetOffset bytes from the object's start to the data set's first byte, after the file meta information
 * @param headerLength bytes from the object's start that hold every attribute before Pixel Data; the object's length when
 *     there is no Pixel Data or the data set is deflated
 * @param transferSyntaxUid how the data set is encoded
 * @param sha256 of the data set alone, from {@code datasetOffset} to the object's end; the same data set received
 *     twice has the same digest whatever file meta information each sender put before it
 */
public record StoredDataset(
        ObjectRef object, long datasetOffset, long headerLength, String transferSyntaxUid, Sha256 sha256) {
    public StoredDataset {
        if (datasetOffset < 0 || headerLength < datasetOffset || headerLength > object.length()) {
            throw new IllegalArgumentException(
                    "data set at " + datasetOffset + " with a header to " + headerLength + " does not fit " + object);
        }
    }

    /** Whether this is, byte for byte, the same data set. */
    public boolean sameContent(StoredDataset other) {
        return sha256.equals(other.sha256) && transferSyntaxUid.equals(other.transferSyntaxUid);
    }
}
