package dev.gantry.http.dicomweb;

import dev.gantry.dicom.TransferSyntax;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Studies, series and instances as PS3.10 files, PS3.18 10.4.1.1; and their deletion. */
@Controller
public final class InstancesController {
    private final Retrieve retrieve;
    private final Deletion deletion;
    private final Transcodings transcodings;

    InstancesController(Retrieve retrieve, Deletion deletion, Transcodings transcodings) {
        this.retrieve = retrieve;
        this.deletion = deletion;
        this.transcodings = transcodings;
    }

    @GetMapping({DicomWeb.STUDY, DicomWeb.SERIES, DicomWeb.INSTANCE})
    public void retrieve(
            @PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Accept accept = Accept.of(request);
        List<InstanceVersion> all = retrieve.instances(Caller.of(request), DatastoreId.DEFAULT, Scopes.of(path));
        boolean alone = all.size() == 1;
        List<Sending> acceptable = all.stream()
                .flatMap(instance -> sending(instance, accept, alone).stream())
                .toList();
        if (acceptable.isEmpty()) {
            throw HttpProblem.notAcceptable(all.stream()
                    .flatMap(instance -> Stream.concat(
                            offers(instance, alone).stream(), transcodings.ofInstance(instance, alone).stream()))
                    .distinct()
                    .toList());
        }
        // Opened before the answer begins: what cannot be transcoded is a problem still.
        InputStream first = open(acceptable.getFirst());
        try (first) {
            // PS3.18 Table 10.4.3-1: some of them are not available as asked
            response.setStatus(acceptable.size() < all.size() ? 206 : 200);
            response.setHeader("Cache-Control", "private, no-cache");
            if (acceptable.getFirst().chosen.multipart()) {
                sendParts(acceptable, first, Links.of(request), response);
            } else {
                sendFile(acceptable.getFirst(), first, response);
            }
        }
    }

    /**
     * An instance in the way in which it goes out.
     *
     * @param asStored rather than transcoded
     */
    private record Sending(InstanceVersion instance, Representation chosen, boolean asStored) {
        String type() {
            return DicomWeb.DICOM + "; transfer-syntax=" + chosen.transferSyntax();
        }
    }

    /** As it is stored if ever that is acceptable. */
    private Optional<Sending> sending(InstanceVersion instance, Accept accept, boolean alone) {
        return accept.choose(offers(instance, alone))
                .map(chosen -> new Sending(instance, chosen, true))
                .or(() -> accept.choose(transcodings.ofInstance(instance, alone))
                        .map(chosen -> new Sending(instance, chosen, false)));
    }

    private InputStream open(Sending sending) throws IOException {
        return sending.asStored
                ? retrieve.file(sending.instance)
                : transcodings.file(sending.instance, TransferSyntax.of(sending.chosen.transferSyntax()));
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

    private void sendParts(List<Sending> sendings, InputStream first, Links links, HttpServletResponse response)
            throws IOException {
        String boundary = Boundaries.of(sendings.stream().map(Sending::instance).toList());
        response.setContentType(MultipartWriter.contentType(DicomWeb.DICOM, boundary));
        OutputStream out = Body.of(response);
        MultipartWriter parts = new MultipartWriter(out, boundary);
        for (Sending sending : sendings) {
            InputStream content = sending.equals(sendings.getFirst()) ? first : open(sending);
            parts.part(sending.type(), links.instance(sending.instance.uids()), content);
        }
        parts.end();
    }

    private void sendFile(Sending sending, InputStream file, HttpServletResponse response) throws IOException {
        response.setContentType(sending.type());
        if (sending.asStored) {
            response.setContentLengthLong(retrieve.fileLength(sending.instance));
        }
        Transfer.copy(file, Body.of(response));
    }
}
