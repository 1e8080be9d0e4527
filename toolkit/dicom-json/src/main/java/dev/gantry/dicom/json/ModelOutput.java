package dev.gantry.dicom.json;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.SpecificCharacterSet;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import java.io.IOException;

/** The pieces of a model in the order they are written: what JSON and XML have in common. */
interface ModelOutput {

    /** Whether an element is part of the models at all, PS3.18 F.2.2. */
    static boolean isWritten(Tag tag) {
        return !tag.isGroupLength() && tag.group() != 2;
    }

    void beginDataset() throws IOException;

    void endDataset() throws IOException;

    void begin(Tag tag, VR vr) throws IOException;

    void end() throws IOException;

    /** Whether a value is replaced by its address. */
    boolean leavesOut(Tag tag, VR vr, long length);

    void value(Tag tag, VR vr, Bytes value, SpecificCharacterSet characterSet) throws IOException;

    /** The address of a value that is left out. */
    void bulk(Tag tag, long length) throws IOException;

    void beginItems(Tag sequence) throws IOException;

    void beginItem() throws IOException;

    void endItem() throws IOException;

    void endItems() throws IOException;
}
