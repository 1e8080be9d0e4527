package dev.gantry.http.dicomweb;

import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetReader;
import dev.gantry.dicom.json.BulkDataUris;
import dev.gantry.http.wire.Representation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Any number of data sets in the model that the client accepts: an array of JSON, or parts of XML. PS3.18 8.7.3.2 */
interface ModelAnswer {
    /** What there is to choose from; JSON for those who do not mind. */
    List<Representation> REPRESENTATIONS = List.of(
            Representation.single(DicomWeb.DICOM_JSON),
            Representation.single(DicomWeb.JSON),
            Representation.multipart(DicomWeb.DICOM_XML, ""));

    /** Sets the Content-Type and begins the body. */
    static ModelAnswer begin(Representation chosen, HttpServletResponse response) throws IOException {
        return chosen.multipart() ? XmlAnswer.begin(response) : JsonAnswer.begin(chosen.mediaType(), response);
    }

    void write(Dataset dataset) throws IOException;

    /** Writes a data set as it is read, as {@link dev.gantry.dicom.json.DicomJsonWriter} does. */
    void write(DatasetReader reader, BulkDataUris bulk, List<DataElement> following) throws IOException;

    /** Ends the body and hands it over. */
    void end() throws IOException;
}
