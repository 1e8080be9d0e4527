package dev.gantry.http.dicomweb;

import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.http.HttpServerFixture;
import dev.gantry.http.Multipart;
import java.net.http.HttpResponse;
import java.util.List;

/** What a client of DICOMweb does before it comes to the point. */
final class Viewer {
    private Viewer() {}

    static void store(HttpServerFixture server, List<SyntheticInstance> instances) throws Exception {
        for (SyntheticInstance instance : instances) {
            store(server, instance.part10().toArray());
        }
    }

    static void store(HttpServerFixture server, byte[] file) throws Exception {
        HttpResponse<byte[]> response = server.post(
                "/dicomweb/studies",
                Multipart.RELATED,
                new Multipart().dicom(file).bytes());
        if (response.statusCode() != 200) {
            throw new AssertionError("not stored: " + response.statusCode());
        }
    }

    static String study(SyntheticInstance instance) {
        return "/dicomweb/studies/" + instance.studyInstanceUid();
    }

    static String series(SyntheticInstance instance) {
        return study(instance) + "/series/" + instance.seriesInstanceUid();
    }

    static String path(SyntheticInstance instance) {
        return series(instance) + "/instances/" + instance.sopInstanceUid();
    }
}
