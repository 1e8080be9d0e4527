package dev.gantry.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/** DICOMweb requests, PS3.18. */
final class Requests {
    private static final String BOUNDARY = "gantry-benchmark";

    private Requests() {}

    /** STOW-RS of one instance. */
    static HttpRequest store(Peer peer, Prepared instance) {
        return HttpRequest.newBuilder(URI.create(peer.dicomWeb() + "/studies"))
                .header("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY)
                .header("Accept", "application/dicom+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(multipart(instance)))
                .build();
    }

    /** QIDO-RS or metadata: anything that is answered in JSON. */
    static HttpRequest json(Peer peer, String resource) {
        return HttpRequest.newBuilder(URI.create(peer.dicomWeb() + resource))
                .header("Accept", "application/dicom+json")
                .build();
    }

    /** WADO-RS of one frame. */
    static HttpRequest frame(Peer peer, Prepared instance, int frame) {
        return HttpRequest.newBuilder(URI.create(peer.dicomWeb() + series(instance) + "/instances/"
                        + instance.sopInstanceUid() + "/frames/" + frame))
                .header("Accept", "multipart/related; type=\"application/octet-stream\"; transfer-syntax=*")
                .build();
    }

    static String series(Prepared instance) {
        return "/studies/" + instance.studyInstanceUid() + "/series/" + instance.seriesInstanceUid();
    }

    private static byte[] multipart(Prepared instance) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(instance.file().length() + 200);
        try {
            body.write(("--" + BOUNDARY + "\r\nContent-Type: application/dicom\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            instance.file().writeTo(body);
            body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }
}
