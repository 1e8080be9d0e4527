package dev.gantry.http.upload;

import dev.gantry.http.edge.Caller;
import dev.gantry.http.edge.HttpSettings;
import dev.gantry.http.wire.Body;
import dev.gantry.http.wire.HttpProblem;
import dev.gantry.http.wire.MalformedMultipartException;
import dev.gantry.http.wire.MediaType;
import dev.gantry.http.wire.MultipartReader;
import dev.gantry.http.wire.Part;
import dev.gantry.store.ingest.Ingest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code POST /uploads}: the files of a form (RFC 7578), streamed, answered one by one. */
@Controller
public final class UploadController {
    private final Ingest ingest;
    private final HttpSettings settings;

    public UploadController(Ingest ingest, HttpSettings settings) {
        this.ingest = ingest;
        this.settings = settings;
    }

    @PostMapping("/uploads")
    public void upload(HttpServletRequest request, HttpServletResponse response) throws IOException {
        MediaType type =
                MediaType.parse(Optional.ofNullable(request.getContentType()).orElse("none/none"));
        if (!type.name().equals("multipart/form-data")) {
            throw HttpProblem.unsupportedMediaType("files are uploaded as multipart/form-data");
        }
        Upload upload = new Upload(ingest, settings, Caller.of(request), request.getRemoteAddr());
        try (InputStream body = Body.of(request)) {
            take(upload, MultipartReader.of(body, type));
        }
        Body.json(response, upload.status(), "application/json", upload.results());
    }

    private static void take(Upload upload, MultipartReader parts) throws IOException {
        try {
            for (Optional<Part> part = parts.next(); part.isPresent() && upload.isTaken(); part = parts.next()) {
                Optional<String> name = part.get().disposition("filename");
                if (name.isPresent()) {
                    upload.add(name.get(), part.get().body());
                }
            }
        } catch (MalformedMultipartException e) {
            // What was taken before the damage stays, and the uploader is told of both.
            if (upload.results().isEmpty()) {
                throw e;
            }
            upload.broken(String.valueOf(e.getMessage()));
        }
    }
}
