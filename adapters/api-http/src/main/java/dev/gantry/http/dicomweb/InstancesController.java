package dev.gantry.http.dicomweb;

import dev.gantry.http.edge.Caller;
import dev.gantry.http.wire.Accept;
import dev.gantry.http.wire.Body;
import dev.gantry.http.wire.HttpProblem;
import dev.gantry.http.wire.MultipartWriter;
import dev.gantry.http.wire.Representation;
import dev.gantry.http.wire.Transfer;
import dev.gantry.store.catalog.InstanceVersion;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.retrieve.Deletion;
import dev.gantry.store.retrieve.Retrieve;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Studies, series and instances as PS3.10 files, PS3.18 10.4.1.1; and their deletion. */
@Controller
public final class InstancesController {
    private final Retrieve retrieve;
    private final Deletion deletion;

    public InstancesController(Retrieve retrieve, Deletion deletion) {
        this.retrieve = retrieve;
        this.deletion = deletion;
    }

    @GetMapping({DicomWeb.STUDY, DicomWeb.SERIES, DicomWeb.INSTANCE})
    public void retrieve(
            @PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Accept accept = Accept.of(request);
        List<InstanceVersion> all = retrieve.instances(Caller.of(request), DatastoreId.DEFAULT, Scopes.of(path));
        boolean alone = all.size() == 1;
        List<InstanceVersion> acceptable = all.stream()
                .filter(instance -> accept.choose(offers(instance, alone)).isPresent())
                .toList();
        if (acceptable.isEmpty()) {
            throw HttpProblem.notAcceptable(all.stream()
                    .flatMap(instance -> offers(instance, alone).stream())
                    .distinct()
                    .toList());
        }
        Representation chosen = accept.require(offers(acceptable.getFirst(), alone));
        // PS3.18 Table 10.4.3-1: some of them are not available as asked
        response.setStatus(acceptable.size() < all.size() ? 206 : 200);
        response.setHeader("Cache-Control", "private, no-cache");
        if (chosen.multipart()) {
            sendParts(acceptable, Links.of(request), response);
        } else {
            sendFile(acceptable.getFirst(), response);
        }
    }

    @DeleteMapping({DicomWeb.STUDY, DicomWeb.SERIES, DicomWeb.INSTANCE})
    public void delete(
            @PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response) {
        deletion.delete(Caller.of(request), DatastoreId.DEFAULT, Scopes.of(path));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static List<Representation> offers(InstanceVersion instance, boolean alone) {
        String syntax = instance.dataset().transferSyntaxUid();
        Representation part = Representation.multipart(DicomWeb.DICOM, syntax);
        return alone ? List.of(part, Representation.single(DicomWeb.DICOM, syntax)) : List.of(part);
    }

    private void sendParts(List<InstanceVersion> instances, Links links, HttpServletResponse response)
            throws IOException {
        String boundary = Boundaries.of(instances);
        response.setContentType(MultipartWriter.contentType(DicomWeb.DICOM, boundary));
        OutputStream out = Body.of(response);
        MultipartWriter parts = new MultipartWriter(out, boundary);
        for (InstanceVersion instance : instances) {
            parts.part(type(instance), links.instance(instance.uids()), retrieve.file(instance));
        }
        parts.end();
    }

    private void sendFile(InstanceVersion instance, HttpServletResponse response) throws IOException {
        response.setContentType(type(instance));
        response.setContentLengthLong(retrieve.fileLength(instance));
        OutputStream out = Body.of(response);
        try (InputStream in = retrieve.file(instance)) {
            Transfer.copy(in, out);
        }
    }

    private static String type(InstanceVersion instance) {
        return DicomWeb.DICOM + "; transfer-syntax=" + instance.dataset().transferSyntaxUid();
    }
}
