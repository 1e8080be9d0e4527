package dev.gantry.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.rle.RleEncoder;
import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import dev.gantry.http.HttpServerFixture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.lang.foreign.MemorySegment;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
    void takesTheWindowAndTheQualityThatAreAskedFor() throws Exception {
        SyntheticInstance image = stored(grey("MONOCHROME2"));
        String path = Viewer.path(image) + "/rendered?accept=image/png&window=";

        assertThat(shades(picture(server.get(path + "0,101")))).containsExactly(0, 65, 193, 255);
        assertThat(shades(picture(server.get(path + "0,100,linear-exact")))).containsExactly(0, 64, 191, 255);
        assertThat(shades(picture(server.get(path + "0,100,sigmoid")))[1]).isEqualTo(69);
        for (String wrong : List.of("window=1", "window=0,0", "window=0,9,cubic", "quality=0", "quality=101")) {
            assertThat(server.get(Viewer.path(image) + "/rendered?" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        SyntheticInstance ct =
                SyntheticInstances.seeded(64).of(Modality.CT).withSize(200, 200).one();
        Viewer.store(server, List.of(ct));
        int fine = server.get(Viewer.path(ct) + "/rendered?quality=95").body().length;
        assertThat(server.get(Viewer.path(ct) + "/rendered?quality=20").body().length)
                .isLessThan(fine);
    }

    @Test
    void rendersCompressedFrames() throws Exception {
        byte[] samples = {0, 50, 100, (byte) 200};
        byte[] codestream = new RleEncoder().encode(MemorySegment.ofArray(samples), new FrameFormat(2, 2, 1, 8, false));
        Value fragments = new Value.Fragments(List.of(Bytes.empty(), Bytes.wrap(codestream)));
        Dataset dataset = builder("MONOCHROME2", 8)
                .integer(Tag.SamplesPerPixel, 1)
                .build()
                .with(new DataElement(Tag.PixelData, VR.OB, fragments));
        SyntheticInstance image = new SyntheticInstance(dataset, TransferSyntax.of(UID.RLELossless));
        Viewer.store(server, List.of(image));

        BufferedImage picture = picture(server.get(Viewer.path(image) + "/frames/1/rendered?accept=image/png"));

        assertThat(shades(picture)).containsExactly(0, 50, 100, 200);
    }

    @Test
    void aSeriesAndItsStudyAreShownByTheImageInTheMiddle() throws Exception {
        List<SyntheticInstance> slices = SyntheticInstances.seeded(65)
                .of(Modality.CT)
                .withSize(8, 8)
                .withInstances(5)
                .series();
        Viewer.store(server, slices);
        byte[] middle = server.get(Viewer.path(slices.get(2)) + "/rendered").body();
        String series = Viewer.series(slices.getFirst());
        String study = series.substring(0, series.indexOf("/series/"));

        for (String path : List.of(series + "/rendered", study + "/rendered", study + "/thumbnail")) {
            HttpResponse<byte[]> response = server.get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            assertThat(response.body()).as(path).isEqualTo(middle);
        }
    }

    @Test
    void aReportIsAPageThatNothingInItCanChange() throws Exception {
        Dataset item = Dataset.builder()
                .string(Tag.ValueType, "TEXT")
                .items(
                        Tag.ConceptNameCodeSequence,
                        Dataset.builder().string(Tag.CodeMeaning, "Finding").build())
                .string(Tag.TextValue, "<script>alert(1)</script> & more")
                .build();
        Dataset report = SyntheticInstances.seeded(66).of(Modality.SR).one().dataset().toBuilder()
                .items(Tag.ContentSequence, item)
                .build();
        SyntheticInstance stored = new SyntheticInstance(report, TransferSyntax.ExplicitVRLittleEndian);
        Viewer.store(server, List.of(stored));

        HttpResponse<byte[]> response = server.get(Viewer.path(stored) + "/rendered", "Accept", "text/html");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(new String(response.body(), StandardCharsets.UTF_8))
                .contains("<li><b>Finding</b> &lt;script&gt;alert(1)&lt;/script&gt; &amp; more</li>");
    }

    @Test
    void saysWhatItCannotRender() throws Exception {
        SyntheticInstance report = SyntheticInstances.seeded(63).of(Modality.SR).one();
        Viewer.store(server, List.of(report));
        assertThat(server.get(Viewer.path(report) + "/thumbnail").statusCode()).isEqualTo(406);
        assertThat(server.get(Viewer.path(report) + "/rendered", "Accept", "image/png")
                        .statusCode())
                .isEqualTo(406);
        SyntheticInstance image = stored(grey("MONOCHROME2"));
        assertThat(server.get(Viewer.path(image) + "/frames/2/rendered").statusCode())
                .isEqualTo(404);
        assertThat(server.get(Viewer.path(image) + "/rendered", "Accept", "image/gif")
                        .statusCode())
                .isEqualTo(406);
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
