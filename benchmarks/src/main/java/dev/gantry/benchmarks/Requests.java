package dev.gantry.benchmarks;

import dev.gantry.dicom.Bytes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** DICOMweb requests, PS3.18. */
final class Requests {
    private static final String BOUNDARY = "gantry-benchmark";
    private static final Bytes OPENING =
            Bytes.of("--" + BOUNDARY + "\r\nContent-Type: application/dicom\r\n\r\n", StandardCharsets.US_ASCII);
    private static final Bytes CLOSING = Bytes.of("\r\n--" + BOUNDARY + "--\r\n", StandardCharsets.US_ASCII);

    private Requests() {}

    /** STOW-RS of one instance. */
    static Request store(Peer peer, Prepared instance) {
        return Request.post(
                URI.create(peer.dicomWeb() + "/studies"),
                "application/dicom+json",
                "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY,
                List.of(OPENING, instance.file(), CLOSING));
    }

    /** QIDO-RS or metadata: anything that is answered in JSON. */
    static Request json(Peer peer, String resource) {
        return Request.get(URI.create(peer.dicomWeb() + resource), "application/dicom+json");
    }

    /** WADO-RS of one frame. */
    static Request frame(Peer peer, Prepared instance, int frame) {
        return Request.get(
                URI.create(peer.dicomWeb() + series(instance) + "/instances/" + instance.sopInstanceUid() + "/frames/"
                        + frame),
                "multipart/related; type=\"application/octet-stream\"; transfer-syntax=*");
    }

    static String series(Prepared instance) {
        return "/studies/" + instance.studyInstanceUid() + "/series/" + instance.seriesInstanceUid();
    }
}
