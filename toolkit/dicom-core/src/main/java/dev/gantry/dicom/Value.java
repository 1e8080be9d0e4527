package dev.gantry.dicom;

import java.util.List;

/** What a data element holds, in one of four shapes. */
public sealed interface Value {

    /** The value of any VR but SQ, exactly as encoded but little endian. */
    record Raw(Bytes bytes) implements Value {}

    /** The items of a sequence. */
    record Items(List<Dataset> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Encapsulated Pixel Data: the Basic Offset Table item first, then the fragments. PS3.5 A.4 */
    record Fragments(List<Bytes> fragments) implements Value {
        public Fragments {
            fragments = List.copyOf(fragments);
        }
    }

    /**
     * A value left where it lies.
     *
     * @param offset of the value's first byte in the stream it was read from (after inflation for a deflated data set)
     * @param length in bytes; of encapsulated Pixel Data everything up to and with its sequence delimiter
     */
    record Bulk(long offset, long length) implements Value {}
}
