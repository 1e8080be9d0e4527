package dev.gantry.dicom.image.transcode;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.testkit.Generator;
import java.io.IOException;
import java.nio.file.Path;

/** A made-up image of a shape: smooth with a little noise, in all bits stored. */
record TestInstance(int columns, int rows, int frames, int samples, int allocated, int stored, boolean signed) {

    static TestInstance grey(int allocated, int stored, boolean signed) {
        return new TestInstance(37, 29, 1, 1, allocated, stored, signed);
    }

    static TestInstance colour(int frames) {
        return new TestInstance(41, 30, frames, 3, 8, 8, false);
    }

    TestInstance withFrames(int count) {
        return new TestInstance(columns, rows, count, samples, allocated, stored, signed);
    }

    String photometric() {
        return samples == 3 ? "RGB" : "MONOCHROME2";
    }

    Dataset dataset() {
        return Dataset.builder()
                .string(Tag.SOPClassUID, UID.MultiFrameGrayscaleWordSecondaryCaptureImageStorage)
                .string(Tag.SOPInstanceUID, "1.2.3.4")
                .string(Tag.ImageType, "ORIGINAL", "PRIMARY")
                .string(Tag.StudyInstanceUID, "1.2.3")
                .string(Tag.SeriesInstanceUID, "1.2.3.1")
                .integer(Tag.NumberOfFrames, frames)
                .integer(Tag.SamplesPerPixel, samples)
                .string(Tag.PhotometricInterpretation, photometric())
                .integer(Tag.PlanarConfiguration, 0)
                .integer(Tag.Rows, rows)
                .integer(Tag.Columns, columns)
                .integer(Tag.BitsAllocated, allocated)
                .integer(Tag.BitsStored, stored)
                .integer(Tag.HighBit, stored - 1)
                .integer(Tag.PixelRepresentation, signed ? 1 : 0)
                .raw(Tag.PixelData, allocated > 8 ? VR.OW : VR.OB, Bytes.wrap(pixels()))
                .build();
    }

    private byte[] pixels() {
        Generator generator = Generator.seeded(columns * 31L + stored);
        int width = allocated / 8;
        byte[] pixels = new byte[columns * rows * frames * samples * width];
        long range = 1L << stored;
        for (int i = 0; i < pixels.length / width; i++) {
            int x = i / samples % columns;
            long value = range * x / columns * 3 / 4 + generator.below((int) Math.min(range, 5)) + i % samples;
            value = generator.chance(0.01) ? range - 1 : Math.floorMod(value, range);
            value -= signed ? range / 2 : 0;
            for (int b = 0; b < width; b++) {
                pixels[i * width + b] = (byte) (value >> 8 * b);
            }
        }
        return pixels;
    }

    Path write(Path file, TransferSyntax syntax) throws IOException {
        DicomFile.of(dataset(), TransferSyntax.ExplicitVRLittleEndian)
                .convertedTo(syntax)
                .write(file);
        return file;
    }
}
