package dev.gantry.http.dicomweb;

import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetReader;
import dev.gantry.dicom.json.BulkDataUris;
import dev.gantry.dicom.json.DicomJsonWriter;
import dev.gantry.http.wire.Body;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Data sets as one array of DICOM JSON. */
final class JsonAnswer implements ModelAnswer {
    private final DicomJsonWriter json;

    private JsonAnswer(DicomJsonWriter json) {
        this.json = json;
    }

    static JsonAnswer begin(String mediaType, HttpServletResponse response) throws IOException {
        response.setContentType(mediaType);
        DicomJsonWriter json = new DicomJsonWriter(Body.of(response));
        json.beginArray();
        return new JsonAnswer(json);
    }

    @Override
    public void write(Dataset dataset) throws IOException {
        json.write(dataset);
    }

    @Override
    public void write(DatasetReader reader, BulkDataUris bulk, List<DataElement> following) throws IOException {
        json.write(reader, bulk, following);
    }

    @Override
    public void end() throws IOException {
        json.endArray();
        json.flush();
    }
}
