package dev.gantry.http.dicomweb;

import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetReader;
import dev.gantry.dicom.json.BulkDataUris;
import dev.gantry.dicom.json.DicomXmlWriter;
import dev.gantry.http.wire.Body;
import dev.gantry.http.wire.MultipartWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;

/** Data sets as Native DICOM XML, each a part of multipart/related. */
final class XmlAnswer implements ModelAnswer {
    private final MultipartWriter parts;

    private XmlAnswer(MultipartWriter parts) {
        this.parts = parts;
    }

    static XmlAnswer begin(HttpServletResponse response) throws IOException {
        // Nobody can have written into a data set what is made up only now.
        String boundary = "gantry-" + UUID.randomUUID();
        response.setContentType(MultipartWriter.contentType(DicomWeb.DICOM_XML, boundary));
        return new XmlAnswer(new MultipartWriter(Body.of(response), boundary));
    }

    @Override
    public void write(Dataset dataset) throws IOException {
        DicomXmlWriter xml = part();
        xml.write(dataset);
        xml.flush();
    }

    @Override
    public void write(DatasetReader reader, BulkDataUris bulk, List<DataElement> following) throws IOException {
        DicomXmlWriter xml = part();
        xml.write(reader, bulk, following);
        xml.flush();
    }

    private DicomXmlWriter part() throws IOException {
        OutputStream content = parts.begin(DicomWeb.DICOM_XML, "");
        return new DicomXmlWriter(content);
    }

    @Override
    public void end() throws IOException {
        parts.end();
    }
}
