package dev.gantry.http.dicomweb;

import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.DatasetReader;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import dev.gantry.dicom.json.BulkDataUris;
import dev.gantry.http.edge.Caller;
import dev.gantry.http.edge.HttpSettings;
import dev.gantry.http.wire.Accept;
import dev.gantry.http.wire.Representation;
import dev.gantry.store.catalog.InstanceVersion;
import dev.gantry.store.catalog.StoredDataset;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.retrieve.Retrieve;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Metadata of studies, series and instances, PS3.18 10.4.1.1.2: each header goes from the store to the client as it is
 * read.
 */
@Controller
public final class MetadataController {
    private static final ReadOptions HEADER = ReadOptions.lenient().stopBefore(Tag.PixelData);

    private final Retrieve retrieve;
    private final HttpSettings settings;

    public MetadataController(Retrieve retrieve, HttpSettings settings) {
        this.retrieve = retrieve;
        this.settings = settings;
    }

    @GetMapping({DicomWeb.STUDY + "/metadata", DicomWeb.SERIES + "/metadata", DicomWeb.INSTANCE + "/metadata"})
    public void metadata(
            @PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Representation chosen = Accept.of(request).require(ModelAnswer.REPRESENTATIONS);
        List<InstanceVersion> instances = retrieve.instances(Caller.of(request), DatastoreId.DEFAULT, Scopes.of(path));
        response.setHeader("Cache-Control", "private, no-cache");
        Links links = Links.of(request);
        ModelAnswer answer = ModelAnswer.begin(chosen, response);
        for (InstanceVersion instance : instances) {
            write(instance, links, answer);
        }
        answer.end();
    }

    private void write(InstanceVersion instance, Links links, ModelAnswer answer) throws IOException {
        StoredDataset stored = instance.dataset();
        BulkDataUris bulk =
                new BulkDataUris(settings.bulkThreshold(), (path, length) -> links.bulk(instance.uids(), path));
        try (InputStream in = retrieve.header(instance)) {
            // What comes before the data set is the file meta information.
            in.skipNBytes(retrieve.fileLength(instance) - (stored.object().length() - stored.datasetOffset()));
            TransferSyntax syntax = TransferSyntax.of(stored.transferSyntaxUid());
            answer.write(DatasetReader.of(in, syntax, HEADER), bulk, pixelData(instance, syntax));
        }
    }

    /** The element at which the header ends; a client learns from it that there are frames. */
    private List<DataElement> pixelData(InstanceVersion instance, TransferSyntax syntax) {
        StoredDataset stored = instance.dataset();
        long length = stored.object().length() - stored.headerLength();
        boolean present = syntax.deflated() ? retrieve.frames(instance).count() > 0 : length > 0;
        VR vr = syntax.encapsulated() ? VR.OB : VR.OW;
        return present ? List.of(new DataElement(Tag.PixelData, vr, new Value.Bulk(0, length))) : List.of();
    }
}
