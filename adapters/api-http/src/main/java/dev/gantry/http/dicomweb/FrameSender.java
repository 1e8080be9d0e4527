package dev.gantry.http.dicomweb;

import dev.gantry.dicom.TransferSyntax;
import dev.gantry.http.wire.Accept;
import dev.gantry.http.wire.Body;
import dev.gantry.http.wire.MultipartWriter;
import dev.gantry.http.wire.RangeRequest;
import dev.gantry.http.wire.Representation;
import dev.gantry.http.wire.Transfer;
import dev.gantry.store.catalog.InstanceVersion;
import dev.gantry.store.retrieve.Frames;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends frames: by the book as parts, one frame also bare, whole or by range.
 *
 * @param transcodings makes what is not stored as the client accepts it; empty to send only what is
 */
record FrameSender(InstanceVersion instance, Frames frames, String resource, Optional<Transcodings> transcodings) {
    /** @throws HttpProblem 406 when they can be had in no way that the client accepts */
    void send(List<Integer> numbers, HttpServletRequest request, HttpServletResponse response) throws IOException {
        TransferSyntax syntax = TransferSyntax.of(instance.dataset().transferSyntaxUid());
        String type = FrameMedia.type(syntax);
        String sent = FrameMedia.transferSyntax(syntax);
        List<Representation> offers = new ArrayList<>(List.of(Representation.multipart(type, sent)));
        if (numbers.size() == 1) {
            offers.add(Representation.single(type, sent));
        }
        Accept accept = Accept.of(request);
        Optional<Representation> asStored = accept.choose(offers);
        if (asStored.isEmpty() && transcodings.isPresent()) {
            offers.addAll(Transcodings.ofFrames(numbers.size() == 1));
        }
        Representation chosen = asStored.isPresent() ? asStored.get() : accept.require(offers);
        for (int number : numbers) {
            // A frame that is not there is known before the answer begins.
            frames.length(number);
        }
        FrameContent content = content(asStored.isPresent(), chosen);
        // So is one that cannot be made.
        content.length(numbers.getFirst());
        response.setHeader("Cache-Control", "private, no-cache");
        if (chosen.multipart()) {
            sendParts(numbers, content, chosen, request, response);
        } else {
            sendBare(numbers.getFirst(), content, chosen, request, response);
        }
    }

    private FrameContent content(boolean asStored, Representation chosen) throws IOException {
        if (asStored || transcodings.isEmpty()) {
            return new AsStored(frames);
        }
        return transcodings.get().frames(instance, frames, TransferSyntax.of(chosen.transferSyntax()));
    }

    private record AsStored(Frames frames) implements FrameContent {
        @Override
        public long length(int number) {
            return frames.length(number);
        }

        @Override
        public InputStream open(int number) {
            return frames.open(number);
        }
    }

    private void sendParts(
            List<Integer> numbers,
            FrameContent content,
            Representation chosen,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String boundary = Boundaries.of(instance);
        String location = Links.of(request).instance(instance.uids()) + "/frames/";
        response.setContentType(MultipartWriter.contentType(chosen.mediaType(), boundary));
        OutputStream out = Body.of(response);
        MultipartWriter parts = new MultipartWriter(out, boundary);
        for (int number : numbers) {
            parts.part(typed(chosen), location + number, content.open(number));
        }
        parts.end();
    }

    private void sendBare(
            int number,
            FrameContent content,
            Representation chosen,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String etag = Boundaries.etag(instance, resource + number + chosen.transferSyntax());
        response.setHeader("ETag", etag);
        response.setHeader("Accept-Ranges", "bytes");
        if (etag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(typed(chosen));
        long length = content.length(number);
        Optional<RangeRequest> range = RangeRequest.of(request, etag, length);
        RangeRequest part = range.orElse(new RangeRequest(0, length));
        range.ifPresentOrElse(asked -> asked.describe(response, length), () -> response.setContentLengthLong(length));
        OutputStream out = Body.of(response);
        try (InputStream in = content.open(number)) {
            in.skipNBytes(part.first());
            Transfer.copy(in, out, part.length());
        }
    }

    private static String typed(Representation chosen) {
        return chosen.mediaType() + "; transfer-syntax=" + chosen.transferSyntax();
    }
}
