package dev.gantry.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.image.Codecs;
import dev.gantry.dicom.image.FrameDecoding;
import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import dev.gantry.http.HttpServerFixture;
import dev.gantry.http.Multipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Frames and instances in transfer syntaxes that they are not stored in. */
class TranscodingTest {
    /** Media types of frames and their default transfer syntax. PS3.18 Table 8.7.3-4 */
    private static final Map<String, String> MEDIA = Map.of(
            "image/jls", UID.JPEGLSLossless,
            "image/jphc", UID.HTJ2KLossless,
            "image/jp2", UID.JPEG2000Lossless,
            "image/jpeg", UID.JPEGLosslessSV1,
            "image/dicom-rle", UID.RLELossless);

    private final HttpServerFixture server = new HttpServerFixture();
    private final SyntheticInstance ct =
            SyntheticInstances.seeded(3).of(Modality.CT).withSize(16, 24).one();
    private final SyntheticInstance cine = SyntheticInstances.seeded(4)
            .of(Modality.US)
            .withSize(8, 8)
            .withFrames(3)
            .one();
    private final SyntheticInstance report =
            SyntheticInstances.seeded(5).of(Modality.SR).one();

    @BeforeEach
    void fill() throws Exception {
        Viewer.store(server, List.of(ct, cine, report));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void sendsFramesInTheMediaTypeThatIsAccepted() throws Exception {
        for (Map.Entry<String, String> media : MEDIA.entrySet()) {
            HttpResponse<byte[]> response = server.get(
                    Viewer.path(ct) + "/frames/1", "Accept", "multipart/related; type=\"" + media.getKey() + "\"");

            assertThat(response.statusCode()).as(media.getKey()).isEqualTo(200);
            Multipart.Part part = Multipart.parts(response).getFirst();
            assertThat(part.headers())
                    .startsWith("Content-Type: " + media.getKey() + "; transfer-syntax=" + media.getValue());
            assertThat(decoded(ct, media.getValue(), part.content())).isEqualTo(pixels(ct));
        }
    }

    private static byte[] pixels(SyntheticInstance instance) {
        return instance.dataset().bytes(Tag.PixelData).orElseThrow().toArray();
    }

    private static byte[] decoded(SyntheticInstance instance, String syntax, byte[] codestream) throws IOException {
        return FrameDecoding.of(instance.dataset(), TransferSyntax.of(syntax), Tag.PixelData, VR.OB, Codecs.standard())
                .decode(codestream, 0)
                .samples();
    }

    @Test
    void sendsOneTranscodedFrameBareAndByRange() throws Exception {
        String frame = Viewer.path(cine) + "/frames/2";

        HttpResponse<byte[]> whole = server.get(frame, "Accept", "image/jls");
        HttpResponse<byte[]> part = server.get(frame, "Accept", "image/jls", "Range", "bytes=2-5");

        byte[] all = pixels(cine);
        int length = all.length / 3;
        assertThat(decoded(cine, UID.JPEGLSLossless, whole.body()))
                .isEqualTo(Arrays.copyOfRange(all, length, 2 * length));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 2, 6));
        assertThat(server.get(Viewer.path(cine) + "/frames/4", "Accept", "image/jls")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void sendsAnInstanceInTheTransferSyntaxThatIsNamed() throws Exception {
        HttpResponse<byte[]> response =
                server.get(Viewer.path(cine), "Accept", "application/dicom; transfer-syntax=" + UID.HTJ2KLosslessRPCL);

        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains(UID.HTJ2KLosslessRPCL));
        DicomFile file = DicomFile.read(new ByteArrayInputStream(response.body()), ReadOptions.strict());
        assertThat(file.syntax().uid()).isEqualTo(UID.HTJ2KLosslessRPCL);
        assertThat(file.dataset().string(Tag.SOPInstanceUID)).contains(cine.sopInstanceUid());
    }

    @Test
    void theUriServiceTranscodesToo() throws Exception {
        String query = "/dicomweb?requestType=WADO&contentType=application/dicom&studyUID=" + ct.studyInstanceUid()
                + "&seriesUID=" + ct.seriesInstanceUid() + "&objectUID=" + ct.sopInstanceUid() + "&transferSyntax=";

        byte[] file = server.get(query + UID.JPEGLSLossless).body();

        assertThat(DicomFile.read(new ByteArrayInputStream(file), ReadOptions.strict())
                        .syntax()
                        .uid())
                .isEqualTo(UID.JPEGLSLossless);
        assertThat(server.get(query + UID.JPEGBaseline8Bit).statusCode()).isEqualTo(406);
    }

    @Test
    void decompressesWhatIsStoredCompressed() throws Exception {
        byte[] small = server.get(
                        Viewer.path(ct), "Accept", "application/dicom; transfer-syntax=" + UID.HTJ2KLosslessRPCL)
                .body();
        assertThat(server.delete(Viewer.path(ct)).statusCode()).isEqualTo(204);
        Viewer.store(server, small);

        String explicit = "multipart/related; type=\"application/%s\"; transfer-syntax=" + UID.ExplicitVRLittleEndian;
        HttpResponse<byte[]> frame =
                server.get(Viewer.path(ct) + "/frames/1", "Accept", explicit.formatted("octet-stream"));
        HttpResponse<byte[]> instance = server.get(Viewer.path(ct), "Accept", explicit.formatted("dicom"));

        assertThat(Multipart.parts(frame).getFirst().content()).isEqualTo(pixels(ct));
        byte[] file = Multipart.parts(instance).getFirst().content();
        assertThat(DicomFile.read(new ByteArrayInputStream(file), ReadOptions.strict())
                        .dataset()
                        .bytes(Tag.PixelData)
                        .orElseThrow()
                        .toArray())
                .isEqualTo(pixels(ct));
    }

    @Test
    void compressesNoReportAndLosesNothing() throws Exception {
        assertThat(server.get(Viewer.path(report), "Accept", "application/dicom; transfer-syntax=" + UID.RLELossless)
                        .statusCode())
                .isEqualTo(406);
        assertThat(server.get(
                                Viewer.path(report),
                                "Accept",
                                "application/dicom; transfer-syntax=" + UID.ImplicitVRLittleEndian)
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get(
                                Viewer.path(ct) + "/frames/1",
                                "Accept",
                                "image/jpeg; transfer-syntax=" + UID.JPEGBaseline8Bit)
                        .statusCode())
                .isEqualTo(406);
    }
}
