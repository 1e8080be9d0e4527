package dev.gantry.dicom.json;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The collection of real and malformed files beside the repository; tests over it are skipped where it is absent. */
final class SharedFiles {
    private SharedFiles() {}

    static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolveSibling("shared/data/open");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        assumeTrue(false, "the shared DICOM files are not beside this repository");
        throw new AssertionError();
    }

    /** Every file of the list, the broken ones too. */
    static List<Path> all() throws IOException {
        Path folder = folder();
        return Files.readAllLines(folder.resolve("MANIFEST.tsv")).stream()
                .skip(1)
                .map(line -> folder.resolve(line.substring(0, line.indexOf('\t'))))
                .toList();
    }

    /** The data set as far as it can be read whole. */
    static Optional<Dataset> read(Path file) {
        try {
            return Optional.of(DicomFile.read(file, ReadOptions.lenient()).dataset());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
