package dev.gantry.http.dicomweb;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.http.dicomweb.FramePictures.Choice;
import dev.gantry.http.edge.Caller;
import dev.gantry.http.wire.Accept;
import dev.gantry.http.wire.Body;
import dev.gantry.http.wire.HttpProblem;
import dev.gantry.http.wire.QueryString;
import dev.gantry.http.wire.Representation;
import dev.gantry.http.wire.Transfer;
import dev.gantry.http.wire.Warnings;
import dev.gantry.store.catalog.InstanceVersion;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.retrieve.Retrieve;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Rendered resources and thumbnails, PS3.18 10.4.1.1.3 and 10.4.1.1.4: frames as pictures, structured reports as HTML,
 * encapsulated documents and video as they are. Of a study or series the image in its middle stands for all.
 */
@Controller
public final class RenderedController {
    private static final int THUMBNAIL = 256;

    private final Retrieve retrieve;
    private final FramePictures pictures;

    RenderedController(Retrieve retrieve, DecodingPool pool) {
        this.retrieve = retrieve;
        this.pictures = new FramePictures(retrieve, pool);
    }

    @GetMapping(DicomWeb.INSTANCE + "/rendered")
    public void instance(
            @PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        InstanceVersion instance = instances(path, request).getFirst();
        TransferSyntax syntax = TransferSyntax.of(instance.dataset().transferSyntaxUid());
        Dataset header = retrieve.headerDataset(instance);
        if (header.contains(Tag.EncapsulatedDocument)) {
            document(instance, header, request, response);
        } else if (ReportPage.isReport(header) && retrieve.frames(instance).count() == 0) {
            report(instance, request, response);
        } else if (FrameMedia.isVideo(syntax)) {
            video(instance, FrameMedia.type(syntax), request, response);
        } else {
            send(instance, new Choice(1), PictureQuery.of(request, Viewport.WHOLE), request, response);
        }
    }

    @GetMapping(DicomWeb.INSTANCE + "/frames/{frame}/rendered")
    public void frame(@PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        frame(path, Viewport.WHOLE, request, response);
    }

    @GetMapping(DicomWeb.INSTANCE + "/frames/{frame}/thumbnail")
    public void frameThumbnail(
            @PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        frame(path, new Viewport(THUMBNAIL, THUMBNAIL), request, response);
    }

    private void frame(
            Map<String, String> path, Viewport otherwise, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<Integer> frames = FramesController.numbers(path.getOrDefault("frame", "1"));
        if (frames.size() != 1) {
            throw HttpProblem.badRequest("one frame is rendered at a time");
        }
        InstanceVersion instance = instances(path, request).getFirst();
        send(instance, new Choice(frames.getFirst()), PictureQuery.of(request, otherwise), request, response);
    }

    @GetMapping({DicomWeb.STUDY + "/rendered", DicomWeb.SERIES + "/rendered"})
    public void several(
            @PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        representative(path, Viewport.WHOLE, request, response);
    }

    @GetMapping({DicomWeb.STUDY + "/thumbnail", DicomWeb.SERIES + "/thumbnail", DicomWeb.INSTANCE + "/thumbnail"})
    public void thumbnail(
            @PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        representative(path, new Viewport(THUMBNAIL, THUMBNAIL), request, response);
    }

    private void representative(
            Map<String, String> path, Viewport otherwise, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        PictureQuery query = PictureQuery.of(request, otherwise);
        InstanceVersion instance = middle(instances(path, request));
        send(instance, Choice.REPRESENTATIVE, query, request, response);
    }

    /** The image in the middle of those that follow one another; the next one where that is none. */
    private InstanceVersion middle(List<InstanceVersion> instances) {
        int middle = instances.size() / 2;
        for (int i = 0; i < instances.size(); i++) {
            InstanceVersion candidate = instances.get((middle + i) % instances.size());
            if (retrieve.frames(candidate).count() > 0) {
                return candidate;
            }
        }
        return instances.get(middle);
    }

    private List<InstanceVersion> instances(Map<String, String> path, HttpServletRequest request) {
        return retrieve.instances(Caller.of(request), DatastoreId.DEFAULT, Scopes.of(path));
    }

    private void send(
            InstanceVersion instance,
            Choice choice,
            PictureQuery query,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        byte[] picture = pictures.picture(instance, choice, query.options(), query.encoding());
        if (QueryString.of(request).first("annotation").isPresent()) {
            Warnings.add(response, "annotations are not drawn");
        }
        send(query.mediaType(), picture.length, new ByteArrayInputStream(picture), response);
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

    private void report(InstanceVersion instance, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Accept.of(request).require(List.of(Representation.single(ReportPage.MEDIA_TYPE)));
        byte[] page = ReportPage.of(pictures.header(instance)).getBytes(StandardCharsets.UTF_8);
        response.setHeader("Content-Security-Policy", "default-src 'none'");
        send(ReportPage.MEDIA_TYPE + "; charset=utf-8", page.length, new ByteArrayInputStream(page), response);
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
