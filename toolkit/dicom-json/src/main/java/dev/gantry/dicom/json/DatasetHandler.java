package dev.gantry.dicom.json;

import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import java.io.IOException;

/**
 * Takes a data set as it is read, element by element in the order of the text. Text values are UTF-8 whatever the data
 * set declares; a Specific Character Set with a value says so. An exception thrown here ends the reading.
 */
public interface DatasetHandler {
    /** An element that is no sequence. */
    void element(DataElement element) throws IOException;

    /** An element whose value lies elsewhere and was not resolved. */
    void bulkData(Tag tag, VR vr, String uri) throws IOException;

    void beginSequence(Tag tag) throws IOException;

    void beginItem() throws IOException;

    void endItem() throws IOException;

    void endSequence() throws IOException;
}
