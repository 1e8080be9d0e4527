package dev.gantry.examples;

import dev.gantry.dicom.image.DecodedFrame;
import dev.gantry.dicom.image.StoredFrames;
import java.io.IOException;
import java.nio.file.Path;

/** dicom-image: the largest byte of every frame's samples: {@code Brightest <file>}. */
public final class Brightest {

    private Brightest() {}

    public static void main(String[] arguments) throws IOException {
        // region:frames
        try (StoredFrames frames = StoredFrames.open(Path.of(arguments[0]))) {
            for (int i = 0; i < frames.count(); i++) {
                DecodedFrame frame = frames.decode(i);
                System.out.println("frame " + i + ": " + largest(frame.samples()));
            }
        }
        // endregion
    }

    private static int largest(byte[] samples) {
        int largest = 0;
        for (byte sample : samples) {
            largest = Math.max(largest, sample & 0xFF);
        }
        return largest;
    }
}
