package dev.gantry.http.dicomweb;

import dev.gantry.dicom.json.DicomJsonWriter;
import dev.gantry.dicom.json.DicomXmlWriter;
import dev.gantry.http.edge.Caller;
import dev.gantry.http.wire.Accept;
import dev.gantry.http.wire.Body;
import dev.gantry.http.wire.HttpProblem;
import dev.gantry.http.wire.MalformedMultipartException;
import dev.gantry.http.wire.MediaType;
import dev.gantry.http.wire.MultipartReader;
import dev.gantry.http.wire.Part;
import dev.gantry.http.wire.Representation;
import dev.gantry.http.wire.Warnings;
import dev.gantry.store.StoreException;
import dev.gantry.store.access.Principal;
import dev.gantry.store.catalog.Provenance;
import dev.gantry.store.ingest.Incoming;
import dev.gantry.store.ingest.Ingest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** STOW-RS, PS3.18 10.5: each part of the body goes through the store's door as it comes, none is held. */
@Controller
public final class StoreController {
    private static final List<Representation> ANSWERS = List.of(
            Representation.single(DicomWeb.DICOM_JSON),
            Representation.single(DicomWeb.JSON),
            Representation.single(DicomWeb.DICOM_XML));

    private final Ingest ingest;

    public StoreController(Ingest ingest) {
        this.ingest = ingest;
    }

    @PostMapping(DicomWeb.ROOT + "/studies")
    public void store(HttpServletRequest request, HttpServletResponse response) throws IOException {
        store(Optional.empty(), request, response);
    }

    @PostMapping(DicomWeb.STUDY)
    public void storeIn(@PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        store(Optional.of(study), request, response);
    }

    private void store(Optional<String> study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Representation answer = Accept.of(request).require(ANSWERS);
        MediaType contentType = MediaType.parse(Optional.ofNullable(request.getContentType())
                .orElseThrow(() -> HttpProblem.unsupportedMediaType("the request has no Content-Type")));
        Door door = new Door(Caller.of(request), request.getRemoteAddr(), study);
        StoreResponse outcome = new StoreResponse(Links.of(request));
        try (InputStream body = Body.of(request)) {
            if (contentType.name().equals(DicomWeb.DICOM)) {
                accept(door, body, outcome);
            } else {
                acceptParts(door, parts(body, contentType), outcome);
            }
        }
        answer(outcome, answer.mediaType(), response);
    }

    /** For whom, from where and into which study the instances of a request come. */
    private record Door(Principal principal, String peer, Optional<String> study) {}

    private static MultipartReader parts(InputStream body, MediaType contentType) {
        String partType = contentType.parameter("type").orElse(DicomWeb.DICOM);
        if (!contentType.name().equals("multipart/related")
                || !MediaType.parse(partType).name().equals(DicomWeb.DICOM)) {
            throw HttpProblem.unsupportedMediaType(
                    "instances are stored as multipart/related; type=\"application/dicom\" or as application/dicom");
        }
        return MultipartReader.of(body, contentType);
    }

    private void acceptParts(Door door, MultipartReader parts, StoreResponse outcome) throws IOException {
        try {
            for (Optional<Part> part = parts.next(); part.isPresent(); part = parts.next()) {
                if (!isDicom(part.get())) {
                    outcome.unreadable("a part of the body is not " + DicomWeb.DICOM);
                } else if (!accept(door, part.get().body(), outcome)) {
                    return;
                }
            }
        } catch (MalformedMultipartException e) {
            // What was stored before the damage stays stored, and the client is told.
            if (outcome.isEmpty()) {
                throw e;
            }
            outcome.unreadable(String.valueOf(e.getMessage()));
        }
        if (outcome.isEmpty()) {
            throw HttpProblem.badRequest("the body has no part");
        }
    }

    private static boolean isDicom(Part part) {
        String type = part.header("content-type").orElse(DicomWeb.DICOM).strip();
        return type.regionMatches(true, 0, DicomWeb.DICOM, 0, DicomWeb.DICOM.length())
                && (type.length() == DicomWeb.DICOM.length() || type.charAt(DicomWeb.DICOM.length()) == ';');
    }

    /** Answers whether the store takes more. */
    private boolean accept(Door door, InputStream content, StoreResponse outcome) {
        Incoming incoming = Incoming.file(new Provenance(Provenance.Source.STOW, door.peer()), content);
        try {
            outcome.add(ingest.accept(
                    door.principal(), door.study().map(incoming::ofStudy).orElse(incoming)));
            return true;
        } catch (StoreException e) {
            outcome.add(e);
            return false;
        }
    }

    private static void answer(StoreResponse outcome, String mediaType, HttpServletResponse response)
            throws IOException {
        response.setStatus(outcome.status());
        response.setContentType(mediaType);
        outcome.reasons().forEach(why -> Warnings.add(response, why));
        OutputStream out = Body.of(response);
        if (mediaType.equals(DicomWeb.DICOM_XML)) {
            DicomXmlWriter xml = new DicomXmlWriter(out);
            xml.write(outcome.dataset());
            xml.flush();
        } else {
            DicomJsonWriter json = new DicomJsonWriter(out);
            json.write(outcome.dataset());
            json.flush();
        }
    }
}
