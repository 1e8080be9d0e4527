package dev.gantry.http.dicomweb;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.http.edge.Caller;
import dev.gantry.http.wire.Accept;
import dev.gantry.http.wire.Body;
import dev.gantry.http.wire.HttpProblem;
import dev.gantry.http.wire.QueryString;
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
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Rendered resources, PS3.18 10.4.1.1.3: encapsulated documents and video as they are, native pixel data and baseline
 * JPEG as pictures. Other compressed pixel data cannot be rendered yet, and the answer says so.
 */
@Controller
public final class RenderedController {
    private static final int THUMBNAIL = 256;

    private final Retrieve retrieve;

    public RenderedController(Retrieve retrieve) {
        this.retrieve = retrieve;
    }

    @GetMapping(DicomWeb.INSTANCE + "/rendered")
    public void instance(
            @PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        InstanceVersion instance = first(path, request);
        TransferSyntax syntax = TransferSyntax.of(instance.dataset().transferSyntaxUid());
        Dataset header = retrieve.headerDataset(instance);
        if (header.contains(Tag.EncapsulatedDocument)) {
            document(instance, header, request, response);
        } else if (FrameMedia.isVideo(syntax)) {
            video(instance, FrameMedia.type(syntax), request, response);
        } else {
            picture(instance, header, 1, Viewport.of(QueryString.of(request), Viewport.WHOLE), request, response);
        }
    }

    @GetMapping(DicomWeb.INSTANCE + "/frames/{frame}/rendered")
    public void frame(@PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        picture(path, Viewport.WHOLE, request, response);
    }

    @GetMapping({
        DicomWeb.SERIES + "/thumbnail",
        DicomWeb.INSTANCE + "/thumbnail",
        DicomWeb.INSTANCE + "/frames/{frame}/thumbnail"
    })
    public void thumbnail(
            @PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        picture(path, new Viewport(THUMBNAIL, THUMBNAIL), request, response);
    }

    private InstanceVersion first(Map<String, String> path, HttpServletRequest request) {
        return retrieve.instances(Caller.of(request), DatastoreId.DEFAULT, Scopes.of(path))
                .getFirst();
    }

    private void picture(
            Map<String, String> path, Viewport otherwise, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<Integer> frame = FramesController.numbers(path.getOrDefault("frame", "1"));
        if (frame.size() != 1) {
            throw HttpProblem.badRequest("one frame is rendered at a time");
        }
        InstanceVersion instance = first(path, request);
        Viewport viewport = Viewport.of(QueryString.of(request), otherwise);
        picture(instance, retrieve.headerDataset(instance), frame.getFirst(), viewport, request, response);
    }

    private void picture(
            InstanceVersion instance,
            Dataset header,
            int frame,
            Viewport viewport,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Frames frames = retrieve.frames(instance);
        if (frames.count() == 0) {
            throw new HttpProblem(406, "the instance has no pixel data that could be rendered");
        }
        TransferSyntax syntax = TransferSyntax.of(instance.dataset().transferSyntaxUid());
        if (syntax.uid().equals(UID.JPEGBaseline8Bit)) {
            Accept.of(request).require(List.of(Representation.single(FrameMedia.JPEG)));
            send(FrameMedia.JPEG, frames.length(frame), frames.open(frame), response);
            return;
        }
        if (syntax.encapsulated()) {
            throw new HttpProblem(406, "pixel data in " + syntax.name() + " cannot be rendered by this server yet");
        }
        Picture.send(header, frames, frame, viewport, request, response);
    }

    private void document(
            InstanceVersion instance, Dataset header, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String type = header.string(Tag.MIMETypeOfEncapsulatedDocument).orElse(DicomWeb.OCTETS);
        Accept.of(request).require(List.of(Representation.single(type)));
        AttributeBytes bytes = AttributeBytes.of(Tag.EncapsulatedDocument.hex(), instance, retrieve);
        // PS3.3 C.24.2: the value may be longer by one byte of padding
        long declared = header.integers(Tag.EncapsulatedDocumentLength).length == 1
                ? header.integers(Tag.EncapsulatedDocumentLength)[0]
                : bytes.length();
        send(type, Math.min(declared, bytes.length()), bytes.open(), response);
    }

    private void video(InstanceVersion instance, String type, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Accept.of(request).require(List.of(Representation.single(type)));
        AttributeBytes bytes = AttributeBytes.pixels(retrieve.frames(instance));
        send(type, bytes.length(), bytes.open(), response);
    }

    private static void send(String type, long length, InputStream content, HttpServletResponse response)
            throws IOException {
        response.setContentType(type);
        response.setContentLengthLong(length);
        response.setHeader("Cache-Control", "private, no-cache");
        OutputStream out = Body.of(response);
        try (content) {
            Transfer.copy(content, out, length);
        }
    }
}
