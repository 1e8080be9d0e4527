package dev.gantry.dicom.image.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures as files and in other sizes. */
class PictureTest {

    @Test
    void anotherReaderSeesEveryPixelOfAPng() throws IOException {
        for (int channels : new int[] {1, 3}) {
            Picture picture = noise(37, 23, channels);
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(picture.png()));
            int[] samples = read.getRaster().getPixels(0, 0, 37, 23, (int[]) null);
            for (int i = 0; i < samples.length; i++) {
                assertThat(samples[i]).isEqualTo(picture.samples()[i] & 0xFF);
            }
        }
    }

    @Test
    void anotherReaderSeesNearlyTheSameInAJpeg() throws IOException {
        Picture picture = Picture.black(40, 24, 3);
        for (int i = 0; i < picture.samples().length; i++) {
            picture.samples()[i] = (byte) (i % 3 == 0 ? 200 : 40);
        }
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(picture.jpeg(95)));
        assertThat(read.getWidth()).isEqualTo(40);
        assertThat(read.getRGB(20, 12) >> 16 & 0xFF).isBetween(195, 205);
        assertThat(read.getRGB(20, 12) & 0xFF).isBetween(35, 45);
    }

    @Test
    void whatIsEvenStaysEvenInEverySize() {
        Picture even = Picture.black(31, 17, 1);
        Arrays.fill(even.samples(), (byte) 201);
        for (int size = 1; size < 90; size += 4) {
            byte[] samples = even.scaled(size, 90 - size).samples();
            assertThat(samples).containsOnly((byte) 201);
        }
    }

    @Test
    void fineLinesBecomeGreyRatherThanBlackOrWhiteWhenPicturesShrink() {
        Picture lines = Picture.black(400, 10, 1);
        for (int i = 0; i < lines.samples().length; i += 2) {
            lines.samples()[i] = (byte) 255;
        }
        byte[] small = lines.scaled(40, 10).samples();
        for (int x = 2; x < 38; x++) {
            assertThat(small[x] & 0xFF).isBetween(115, 140);
        }
    }

    private static Picture noise(int width, int height, int channels) {
        byte[] samples = new byte[width * height * channels];
        new Random(5).nextBytes(samples);
        return new Picture(width, height, channels, samples);
    }
}
