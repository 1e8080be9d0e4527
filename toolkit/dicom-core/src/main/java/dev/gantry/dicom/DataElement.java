package dev.gantry.dicom;

/** One attribute of a data set. */
public record DataElement(Tag tag, VR vr, Value value) {

    public DataElement {
        if (vr == VR.SQ ? value instanceof Value.Raw : value instanceof Value.Items) {
            throw new IllegalArgumentException(tag + " " + vr + ": sequences, and only they, hold items");
        }
    }

    public static DataElement of(Tag tag, VR vr, Bytes bytes) {
        return new DataElement(tag, vr, new Value.Raw(bytes));
    }

    /** The encoded value, empty if it is held in another shape. */
    Bytes bytes() {
        return value instanceof Value.Raw raw ? raw.bytes() : Bytes.empty();
    }
}
