package dev.gantry.store.datastore;

import java.util.regex.Pattern;

/** Names one data store: 1 to 64 of {@code a-z 0-9 -}. */
public record DatastoreId(String value) {
    private static final Pattern VALID = Pattern.compile("[a-z0-9-]{1,64}");

    /** The data store behind {@code /dicomweb} and the DICOM listener; it always exists. */
    public static final DatastoreId DEFAULT = new DatastoreId("default");

    public DatastoreId {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("not a data store id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
