package dev.gantry.http;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.json.DicomXmlReader;
import dev.gantry.dicom.json.ModelReadOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Answers in Native DICOM XML. */
public final class Xml {
    public static final String PARTS = "multipart/related; type=\"application/dicom+xml\"";

    private Xml() {}

    /** The data set of each part; bulk data is left where it is. */
    public static List<Dataset> parts(HttpResponse<byte[]> response) throws IOException {
        List<Dataset> datasets = new ArrayList<>();
        for (Multipart.Part part : Multipart.parts(response)) {
            if (!part.headers().equals("Content-Type: application/dicom+xml")) {
                throw new AssertionError(part.headers());
            }
            datasets.add(of(part.content()));
        }
        return datasets;
    }

    public static Dataset of(byte[] xml) throws IOException {
        ModelReadOptions options = ModelReadOptions.strict().unresolved(ModelReadOptions.Unresolved.KEEP);
        return new DicomXmlReader(new ByteArrayInputStream(xml), options).read();
    }
}
