package dev.gantry.dicom.image;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.image.GoldenPixels.Row;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every frame of the shared collection against what other decoders make of it. */
class GoldenPixelsTest {

    private static final String LIBDICOM = "ImagingDataCommons_libdicom/generated_encapsulated_";
    private static final String NO_CODESTREAM = "the fragments hold no codestream";

    /** Files whose frames come out otherwise, or not at all, each with its reason in docs/conformance.md. */
    private static final Map<String, String> KNOWN = Map.ofEntries(
            entry("dcm4che_dcm4che/will-jxl.dcm", "JPEG XL has no codec here"),
            entry(
                    "GoogleCloudPlatform_healthcare-dicom-dicomweb-adapter/integration_test/data/example3.dcm",
                    "the codestream is cut short and damaged; what is there is decoded"),
            entry("fo-dicom_fo-dicom/multiframe.dcm", "frame 139 is coded as 55 x 121 pixels, not 240 x 240"),
            entry("fo-dicom_fo-dicom/FreezePattern.dcm", "the data set is broken before its pixel data"),
            entry("microsoft_dicom-server/TranscodingSamples/JPEG2000Lossless.dcm", "irreversible: 0.02 % differ by 1"),
            entry("pydicom_pydicom-data/693_J2KR.dcm", "14 signed bits in 16: the sign is extended, PS3.5 8.2.4"),
            entry("pydicom_pydicom/test_files/JPEG2000-embedded-sequence-delimiter.dcm", NO_CODESTREAM),
            entry(LIBDICOM + "defined_bot_1_to_1.dcm", NO_CODESTREAM),
            entry(LIBDICOM + "defined_bot_2_to_1.dcm", NO_CODESTREAM),
            entry(LIBDICOM + "defined_bot_2_to_2.dcm", NO_CODESTREAM),
            entry(LIBDICOM + "empty_bot_1_to_1.dcm", NO_CODESTREAM),
            entry(LIBDICOM + "empty_bot_2_to_1.dcm", NO_CODESTREAM));

    @Test
    void everyFrameIsWhatOtherDecodersSee() throws IOException {
        GoldenPixels golden = GoldenPixels.open();
        Map<String, List<Row>> byFile = golden.rows().stream()
                .filter(row -> !row.isVideo())
                .collect(Collectors.groupingBy(Row::path, TreeMap::new, Collectors.toList()));
        Map<String, String> differences = new TreeMap<>();
        byFile.forEach((path, rows) -> difference(golden, rows).ifPresent(why -> differences.put(path, why)));
        System.out.println("golden pixels: " + byFile.size() + " files, " + differences.size() + " differ");
        differences.keySet().removeAll(KNOWN.keySet());
        assertThat(differences).isEmpty();
    }

    private static Optional<String> difference(GoldenPixels golden, List<Row> rows) {
        try (StoredFrames frames = StoredFrames.open(golden.file(rows.getFirst()))) {
            for (Row row : rows) {
                Optional<String> difference = difference(row, frames.decode(row.frame()));
                if (difference.isPresent()) {
                    return difference.map(text -> "frame " + row.frame() + ": " + text);
                }
            }
            return Optional.empty();
        } catch (IOException | IndexOutOfBoundsException e) {
            return Optional.of(e.toString());
        }
    }

    private static Optional<String> difference(Row row, DecodedFrame frame) {
        if (sha256(frame.samples()).equals(row.sha256())) {
            return Optional.empty();
        }
        if (!row.lossy()) {
            return Optional.of("other samples, " + frame.pixels());
        }
        double[] ours = new Statistics(frame).summary();
        for (int i = 0; i < row.statistics().length; i++) {
            double tolerance = i < 2 ? 3 : 0.5;
            if (Math.abs(ours[i] - row.statistics()[i]) > tolerance) {
                return Optional.of("statistics " + i + " are " + ours[i] + ", expected " + row.statistics()[i]);
            }
        }
        return Optional.empty();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Minimum, maximum, mean and standard deviation of unsigned samples. */
    private record Statistics(DecodedFrame frame) {

        double[] summary() {
            int width = frame.pixels().bytesPerSample();
            int count = frame.samples().length / width;
            double least = Double.MAX_VALUE;
            double most = 0;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < count; i++) {
                double value = sample(i * width, width);
                least = Math.min(least, value);
                most = Math.max(most, value);
                sum += value;
                squares += value * value;
            }
            double mean = sum / count;
            return new double[] {least, most, mean, Math.sqrt(Math.max(0, squares / count - mean * mean))};
        }

        private long sample(int at, int width) {
            long value = 0;
            for (int b = 0; b < width; b++) {
                value |= (frame.samples()[at + b] & 0xFFL) << 8 * b;
            }
            return value;
        }
    }
}
