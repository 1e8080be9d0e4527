package dev.gantry.dicom.image.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.image.Codecs;
import dev.gantry.dicom.image.FrameDecoding;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a viewer has to show, one attribute at a time, on images of a few pixels. */
class RenderingTest {

    @Test
    void showsRescaledValuesThroughTheFirstWindow() throws IOException {
        DatasetBuilder image = grey(4, 16)
                .integer(Tag.PixelRepresentation, 1)
                .string(Tag.RescaleSlope, "2")
                .string(Tag.RescaleIntercept, "-100")
                .string(Tag.WindowCenter, "0", "9")
                .string(Tag.WindowWidth, "101", "9");
        // -1000, 25, 75, 1000 are -2100, -50, 50, 1900 in the modality's units
        byte[] samples = bytes(0x18, 0xFC, 25, 0, 75, 0, 0xE8, 0x03);
        assertThat(shades(image, samples)).containsExactly(0, 1, 255, 255);
    }

    @Test
    void anOptionGoesBeforeTheWindowOfTheImage() throws IOException {
        DatasetBuilder image = grey(3, 8).string(Tag.WindowCenter, "5").string(Tag.WindowWidth, "3");
        RenderOptions options = RenderOptions.usual().window(Window.linear(100.5, 101));
        assertThat(shades(picture(image, bytes(0, 100, 200), 0, options))).containsExactly(0, 128, 255);
    }

    @Test
    void exactWindowsAndSigmoidsHaveTheirOwnFormula() {
        Window exact = new Window(10, 4, Window.Function.LINEAR_EXACT);
        assertThat(exact.applyAsDouble(8)).isEqualTo(0);
        assertThat(exact.applyAsDouble(11)).isEqualTo(0.75);
        Window sigmoid = new Window(10, 4, Window.Function.SIGMOID);
        assertThat(sigmoid.applyAsDouble(10)).isEqualTo(0.5);
        assertThat(sigmoid.applyAsDouble(11)).isCloseTo(0.7311, within(1e-4));
        assertThat(Window.linear(10, 1).applyAsDouble(9)).isEqualTo(0);
        assertThat(Window.linear(10, 1).applyAsDouble(10)).isEqualTo(1);
    }

    @Test
    void tablesTurnStoredIntoModalityValuesAndThoseIntoShades() throws IOException {
        Dataset modality = table(10, 8, 20, 30, 40);
        Dataset voi = table(20, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255);
        DatasetBuilder image =
                grey(4, 8).items(Tag.ModalityLUTSequence, modality).items(Tag.VOILUTSequence, voi);
        assertThat(shades(image, bytes(9, 11, 12, 200))).containsExactly(0, 100, 255, 255);
    }

    @Test
    void monochrome1AndAnInverseShapeTurnShadesAround() throws IOException {
        assertThat(shades(grey(2, 8).string(Tag.PhotometricInterpretation, "MONOCHROME1"), bytes(0, 255)))
                .containsExactly(255, 0);
        assertThat(shades(grey(2, 8).string(Tag.PresentationLUTShape, "INVERSE"), bytes(0, 255)))
                .containsExactly(255, 0);
    }

    @Test
    void withoutAWindowManyBitsAreShownFromDarkestToBrightestButForPadding() throws IOException {
        DatasetBuilder image = grey(4, 16)
                .integer(Tag.PixelRepresentation, 1)
                .integer(Tag.PixelPaddingValue, -2000)
                .integer(Tag.PixelPaddingRangeLimit, -1990);
        byte[] samples = bytes(0x30, 0xF8, 0x9C, 0xFF, 0, 0, 100, 0); // -2000, -100, 0, 100
        assertThat(shades(image, samples)).containsExactly(0, 0, 128, 255);
    }

    @Test
    void eachFrameHasItsOwnWindowWhereTheImageIsEnhanced() throws IOException {
        DatasetBuilder image = grey(2, 8).items(Tag.PerFrameFunctionalGroupsSequence, voi("5", "3"), voi("100", "3"));
        assertThat(shades(picture(image, bytes(50, 200), 0, RenderOptions.usual())))
                .containsExactly(255, 255);
        assertThat(shades(picture(image, bytes(50, 200), 1, RenderOptions.usual())))
                .containsExactly(0, 255);
    }

    @Test
    void bitsBeyondTheStoredOnesAreNoPartOfAValue() throws IOException {
        DatasetBuilder image = grey(2, 16)
                .integer(Tag.BitsStored, 12)
                .integer(Tag.HighBit, 11)
                .string(Tag.WindowCenter, "2048")
                .string(Tag.WindowWidth, "4096");
        assertThat(shades(image, bytes(0, 0xF0, 0xFF, 0xFF))).containsExactly(0, 255);
    }

    @Test
    void singleBitsAreBlackAndWhiteAndFractionsHaveTheirOwnWhite() throws IOException {
        assertThat(shades(grey(3, 1), bytes(0b101))).containsExactly(255, 0, 255);
        assertThat(shades(grey(3, 8).integer(Tag.MaximumFractionalValue, 200), bytes(0, 100, 200)))
                .containsExactly(0, 128, 255);
    }

    @Test
    void colourIsRedGreenAndBlueWhateverItWasCodedIn() throws IOException {
        assertThat(shades(colour("RGB"), bytes(1, 2, 3))).containsExactly(1, 2, 3);
        assertThat(shades(colour("YBR_FULL"), bytes(76, 85, 255))).containsExactly(254, 0, 0);
        assertThat(shades(colour("YBR_PARTIAL_420"), bytes(235, 128, 128))).containsExactly(255, 255, 255);
    }

    @Test
    void paletteColoursComeFromEntriesOrSegments() throws IOException {
        DatasetBuilder plain = palette(grey(2, 8).string(Tag.PhotometricInterpretation, "PALETTE COLOR"));
        plain.raw(Tag.RedPaletteColorLookupTableData, VR.OW, Bytes.of(bytes(0, 0, 0, 0xFF, 0, 0x80)));
        plain.raw(Tag.GreenPaletteColorLookupTableData, VR.OW, Bytes.of(bytes(0, 1, 0, 2, 0, 3)));
        // discrete 0, then in a line to 0x200 over two entries
        byte[] segments = bytes(0, 0, 1, 0, 0, 0, 1, 0, 2, 0, 0, 2);
        plain.raw(Tag.SegmentedBluePaletteColorLookupTableData, VR.OW, Bytes.of(segments));
        assertThat(shades(plain, bytes(1, 7))).containsExactly(0xFF, 2, 1, 0x80, 3, 2);
    }

    @Test
    void overlaysAreWhiteFromTheirOwnBitsOrFromUnusedOnes() throws IOException {
        DatasetBuilder own = grey(3, 8)
                .integer(Tag.of(0x60000010), 1)
                .integer(Tag.of(0x60000011), 2)
                .integer(Tag.of(0x60000050), 1, 2)
                .raw(Tag.of(0x60003000), VR.OW, Bytes.of(bytes(0b10, 0)));
        assertThat(shades(own, bytes(7, 8, 90))).containsExactly(7, 8, 255);
        DatasetBuilder unused = grey(2, 16)
                .integer(Tag.BitsStored, 8)
                .integer(Tag.HighBit, 7)
                .integer(Tag.of(0x60000100), 16)
                .integer(Tag.of(0x60000102), 12);
        assertThat(shades(unused, bytes(100, 0x10, 90, 0))).containsExactly(255, 90);
        assertThat(shades(picture(
                        unused,
                        bytes(100, 0x10, 90, 0),
                        0,
                        RenderOptions.usual().withoutOverlays())))
                .containsExactly(100, 90);
    }

    @Test
    void aShutterCoversWhatIsOutside() throws IOException {
        DatasetBuilder image = grey(4, 8)
                .string(Tag.ShutterShape, "RECTANGULAR")
                .integer(Tag.ShutterLeftVerticalEdge, 1)
                .integer(Tag.ShutterRightVerticalEdge, 4)
                .integer(Tag.ShutterUpperHorizontalEdge, 0)
                .integer(Tag.ShutterLowerHorizontalEdge, 2);
        assertThat(shades(image, bytes(200, 201, 202, 203))).containsExactly(0, 201, 202, 0);
    }

    @Test
    void pixelsBecomeSquareAndPicturesFitTheirSpace() throws IOException {
        DatasetBuilder image = grey(8, 8).string(Tag.PixelSpacing, "2", "1");
        Picture whole = picture(image, new byte[8], 0, RenderOptions.usual());
        assertThat(List.of(whole.width(), whole.height())).containsExactly(8, 2);
        Picture small = picture(image, new byte[8], 0, RenderOptions.usual().within(4, 4));
        assertThat(List.of(small.width(), small.height())).containsExactly(4, 1);
        Picture large = picture(image, new byte[8], 0, RenderOptions.usual().filling(80, 80));
        assertThat(List.of(large.width(), large.height())).containsExactly(80, 20);
    }

    private static DatasetBuilder grey(int columns, int bits) {
        return Dataset.builder()
                .integer(Tag.SamplesPerPixel, 1)
                .string(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integer(Tag.Rows, 1)
                .integer(Tag.Columns, columns)
                .integer(Tag.BitsAllocated, bits)
                .integer(Tag.BitsStored, bits)
                .integer(Tag.HighBit, bits - 1)
                .integer(Tag.PixelRepresentation, 0);
    }

    private static DatasetBuilder colour(String photometric) {
        return grey(1, 8).integer(Tag.SamplesPerPixel, 3).string(Tag.PhotometricInterpretation, photometric);
    }

    private static DatasetBuilder palette(DatasetBuilder image) {
        return image.integer(Tag.RedPaletteColorLookupTableDescriptor, 3, 0, 16)
                .integer(Tag.GreenPaletteColorLookupTableDescriptor, 3, 0, 16)
                .integer(Tag.BluePaletteColorLookupTableDescriptor, 3, 0, 16);
    }

    private static Dataset table(int first, int bits, int... entries) {
        byte[] data = new byte[2 * entries.length];
        for (int i = 0; i < entries.length; i++) {
            data[2 * i] = (byte) entries[i];
        }
        return Dataset.builder()
                .integer(Tag.LUTDescriptor, entries.length, first, bits)
                .raw(Tag.LUTData, VR.OW, Bytes.of(data))
                .build();
    }

    private static Dataset voi(String centre, String width) {
        Dataset window = Dataset.builder()
                .string(Tag.WindowCenter, centre)
                .string(Tag.WindowWidth, width)
                .build();
        return Dataset.builder().items(Tag.FrameVOILUTSequence, window).build();
    }

    private static Picture picture(DatasetBuilder image, byte[] samples, int frame, RenderOptions options)
            throws IOException {
        Dataset header = image.build();
        FrameDecoding decoding = FrameDecoding.of(
                header, TransferSyntax.ExplicitVRLittleEndian, Tag.PixelData, VR.OW, Codecs.standard());
        return new Rendering(header).render(decoding.decode(samples, 0), frame, options);
    }

    private static int[] shades(DatasetBuilder image, byte[] samples) throws IOException {
        return shades(picture(image, samples, 0, RenderOptions.usual()));
    }

    private static int[] shades(Picture picture) {
        int[] shades = new int[picture.samples().length];
        for (int i = 0; i < shades.length; i++) {
            shades[i] = picture.samples()[i] & 0xFF;
        }
        return shades;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
