package dev.gantry.dicom.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The frames of the shared collection, as other decoders see them; tests over it are skipped where it is absent. */
record GoldenPixels(Path folder, List<Row> rows) {

    /** One frame: its samples' SHA-256 and, where decoders may differ, their statistics. */
    record Row(
            String path, int frame, String container, String kind, boolean lossy, String sha256, double[] statistics) {

        boolean isVideo() {
            return kind.equals("video");
        }

        static Row of(String line) {
            String[] cells = line.split("\t", -1);
            return new Row(
                    cells[0],
                    Integer.parseInt(cells[1]),
                    cells[5],
                    cells[6],
                    cells[7].equals("Y"),
                    cells[8],
                    statistics(cells[12]));
        }

        private static double[] statistics(String text) {
            String[] numbers = text.split("/");
            return numbers.length == 4
                    ? Arrays.stream(numbers).mapToDouble(Double::parseDouble).toArray()
                    : new double[0];
        }
    }

    static GoldenPixels open() throws IOException {
        Path folder = find();
        Assumptions.assumeTrue(
                folder != null, "no ../shared/data/open beside the repository: the corpus is not tested");
        List<String> lines = Files.readAllLines(folder.resolve("golden/pixels.tsv"));
        return new GoldenPixels(folder, lines.stream().skip(1).map(Row::of).toList());
    }

    Path file(Row row) {
        return folder.resolve(row.path());
    }

    private static Path find() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data/open");
            if (Files.isRegularFile(candidate.resolve("golden/pixels.tsv"))) {
                return candidate;
            }
        }
        return null;
    }
}
