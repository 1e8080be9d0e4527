package dev.gantry.http.dicomweb;

import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.http.edge.Caller;
import dev.gantry.http.wire.Accept;
import dev.gantry.http.wire.Body;
import dev.gantry.http.wire.MultipartWriter;
import dev.gantry.http.wire.RangeRequest;
import dev.gantry.http.wire.Representation;
import dev.gantry.http.wire.Transfer;
import dev.gantry.store.catalog.InstanceVersion;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.retrieve.Frames;
import dev.gantry.store.retrieve.Retrieve;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Single attributes as bytes, PS3.18 10.4.1.1.5: what metadata leaves out as a BulkDataURI. */
@Controller
public final class BulkDataController {
    private static final List<Representation> OFFERS =
            List.of(Representation.single(DicomWeb.OCTETS), Representation.multipart(DicomWeb.OCTETS, ""));

    private final Retrieve retrieve;

    public BulkDataController(Retrieve retrieve) {
        this.retrieve = retrieve;
    }

    @GetMapping(DicomWeb.INSTANCE + "/bulkdata/{*attribute}")
    public void bulkData(
            @PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String attribute = path.getOrDefault("attribute", "/").substring(1);
        InstanceVersion instance = retrieve.instances(Caller.of(request), DatastoreId.DEFAULT, Scopes.of(path))
                .getFirst();
        if (attribute.equalsIgnoreCase(Tag.PixelData.hex())) {
            pixelData(instance, request, response);
        } else {
            AttributeBytes value = AttributeBytes.of(attribute, instance, retrieve);
            send(value, instance, attribute, request, response);
        }
    }

    /** All frames: as one run of bytes when they are native or one or cannot be told apart, else as parts. */
    private void pixelData(InstanceVersion instance, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Frames frames = retrieve.frames(instance);
        if (frames.count() == 0) {
            send(AttributeBytes.unframedPixels(instance, retrieve), instance, "pixels", request, response);
            return;
        }
        TransferSyntax syntax = TransferSyntax.of(instance.dataset().transferSyntaxUid());
        if (syntax.encapsulated()) {
            List<Integer> all = IntStream.rangeClosed(1, frames.count()).boxed().toList();
            new FrameSender(instance, frames, "pixels", Optional.empty()).send(all, request, response);
            return;
        }
        send(AttributeBytes.pixels(frames), instance, "pixels", request, response);
    }

    private static void send(
            AttributeBytes value,
            InstanceVersion instance,
            String attribute,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Representation chosen = Accept.of(request).require(OFFERS);
        response.setHeader("Cache-Control", "private, no-cache");
        if (chosen.multipart()) {
            sendPart(value, Boundaries.of(instance), response);
            return;
        }
        String etag = Boundaries.etag(instance, attribute);
        Optional<RangeRequest> range = RangeRequest.of(request, etag, value.length());
        RangeRequest part = range.orElse(new RangeRequest(0, value.length()));
        response.setContentType(DicomWeb.OCTETS);
        response.setHeader("ETag", etag);
        response.setHeader("Accept-Ranges", "bytes");
        range.ifPresentOrElse(
                asked -> asked.describe(response, value.length()), () -> response.setContentLengthLong(value.length()));
        OutputStream out = Body.of(response);
        try (InputStream in = value.open()) {
            in.skipNBytes(part.first());
            Transfer.copy(in, out, part.length());
        }
    }

    private static void sendPart(AttributeBytes value, String boundary, HttpServletResponse response)
            throws IOException {
        response.setContentType(MultipartWriter.contentType(DicomWeb.OCTETS, boundary));
        OutputStream out = Body.of(response);
        MultipartWriter parts = new MultipartWriter(out, boundary);
        parts.part(DicomWeb.OCTETS, "", value.open());
        parts.end();
    }
}
