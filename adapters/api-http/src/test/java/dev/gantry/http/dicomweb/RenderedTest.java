package dev.gantry.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import dev.gantry.http.HttpServerFixture;
import dev.gantry.http.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RenderedTest {
    private final HttpServerFixture server = new HttpServerFixture();

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void rendersSignedMonochromeThroughItsWindow() throws Exception {
        SyntheticInstance image =
                stored(grey("MONOCHROME2").string(Tag.WindowCenter, "0").string(Tag.WindowWidth, "101"));

        BufferedImage picture = picture(server.get(Viewer.path(image) + "/rendered?accept=image/png"));

        assertThat(shades(picture)).containsExactly(0, 65, 193, 255);
    }

    @Test
    void rendersFromTheDarkestToTheBrightestValueWithoutAWindow() throws Exception {
        SyntheticInstance image = stored(grey("MONOCHROME2"));

        BufferedImage picture = picture(server.get(Viewer.path(image) + "/rendered", "Accept", "image/png"));

        assertThat(shades(picture)).containsExactly(0, 124, 131, 255);
    }

    @Test
    void turnsMonochrome1Around() throws Exception {
        SyntheticInstance image =
                stored(grey("MONOCHROME1").string(Tag.WindowCenter, "0").string(Tag.WindowWidth, "101"));

        BufferedImage picture = picture(server.get(Viewer.path(image) + "/frames/1/rendered?accept=image/png"));

        assertThat(shades(picture)).containsExactly(255, 190, 62, 0);
    }

    @Test
    void rendersColourByPixelAndByPlane() throws Exception {
        byte[] byPixel = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        byte[] byPlane = {1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12};
        for (int planar = 0; planar < 2; planar++) {
            SyntheticInstance image = stored(builder("RGB", 8)
                    .integer(Tag.SamplesPerPixel, 3)
                    .integer(Tag.PlanarConfiguration, planar)
                    .string(Tag.SOPInstanceUID, "2.25.77." + planar)
                    .raw(Tag.PixelData, VR.OB, Bytes.of(planar == 0 ? byPixel : byPlane)));

            BufferedImage picture = picture(server.get(Viewer.path(image) + "/rendered?accept=image/png"));

            assertThat(picture.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0x010203);
            assertThat(picture.getRGB(1, 1) & 0xFFFFFF).isEqualTo(0x0A0B0C);
        }
    }

    @Test
    void fitsThumbnailsIntoTheirViewport() throws Exception {
        SyntheticInstance ct =
                SyntheticInstances.seeded(61).of(Modality.CT).withSize(300, 600).one();
        Viewer.store(server, List.of(ct));

        BufferedImage usual = picture(server.get(Viewer.path(ct) + "/thumbnail?accept=image/jpeg", "Accept", "*/*"));
        BufferedImage asked =
                picture(server.get(Viewer.series(ct) + "/thumbnail?viewport=100,100", "Accept", "image/jpeg"));

        assertThat(List.of(usual.getWidth(), usual.getHeight())).containsExactly(256, 128);
        assertThat(List.of(asked.getWidth(), asked.getHeight())).containsExactly(100, 50);
        assertThat(server.get(Viewer.path(ct) + "/thumbnail?viewport=big").statusCode())
                .isEqualTo(400);
    }

    @Test
    void passesBaselineJpegThroughAndSaysWhatItCannotRender() throws Exception {
        SyntheticInstance jpeg =
                SyntheticInstances.seeded(62).of(Modality.ENCAPSULATED).one();
        Viewer.store(server, List.of(jpeg));
        HttpResponse<byte[]> response = server.get(Viewer.path(jpeg) + "/rendered");
        assertThat(response.statusCode()).isIn(200, 406);
        if (response.statusCode() == 406) {
            assertThat(Json.of(response).path("detail").asString()).contains("cannot be rendered");
        }

        SyntheticInstance report = SyntheticInstances.seeded(63).of(Modality.SR).one();
        Viewer.store(server, List.of(report));
        assertThat(server.get(Viewer.path(report) + "/rendered").statusCode()).isEqualTo(406);
        SyntheticInstance palette =
                stored(builder("PALETTE COLOR", 8).raw(Tag.PixelData, VR.OB, Bytes.of(new byte[4])));
        assertThat(server.get(Viewer.path(palette) + "/rendered").statusCode()).isEqualTo(406);
    }

    private SyntheticInstance stored(DatasetBuilder dataset) throws Exception {
        SyntheticInstance instance = new SyntheticInstance(dataset.build(), TransferSyntax.ExplicitVRLittleEndian);
        Viewer.store(server, List.of(instance));
        return instance;
    }

    /** Two by two signed values: -1000, -25, 25, 1000. */
    private static DatasetBuilder grey(String photometric) {
        byte[] samples = {0x18, (byte) 0xFC, (byte) 0xE7, (byte) 0xFF, 0x19, 0, (byte) 0xE8, 0x03};
        return builder(photometric, 16)
                .integer(Tag.SamplesPerPixel, 1)
                .integer(Tag.PixelRepresentation, 1)
                .raw(Tag.PixelData, VR.OW, Bytes.of(samples));
    }

    private static DatasetBuilder builder(String photometric, int bits) {
        Dataset report = SyntheticInstances.seeded(60).of(Modality.SR).one().dataset();
        return report.toBuilder()
                .string(Tag.PhotometricInterpretation, photometric)
                .integer(Tag.Rows, 2)
                .integer(Tag.Columns, 2)
                .integer(Tag.BitsAllocated, bits)
                .integer(Tag.BitsStored, bits)
                .integer(Tag.HighBit, bits - 1);
    }

    private static BufferedImage picture(HttpResponse<byte[]> response) throws Exception {
        assertThat(response.statusCode()).isEqualTo(200);
        return ImageIO.read(new ByteArrayInputStream(response.body()));
    }

    private static int[] shades(BufferedImage picture) {
        return picture.getRaster().getPixels(0, 0, 2, 2, (int[]) null);
    }
}
