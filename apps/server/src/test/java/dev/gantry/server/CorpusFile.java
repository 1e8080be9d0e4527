package dev.gantry.server;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.FileOpening;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.Uids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of the shared collection.
 *
 * @param name its path within the collection
 * @param expectation {@code valid}, {@code lenient} or {@code broken}
 */
record CorpusFile(Path path, String name, String expectation) {
    private static final int EXPECTATION = 17;

    /** What of a file names an instance; as the data set says it. */
    record Identity(String sopClass, String study, String series, String instance, TransferSyntax syntax) {}

    /** All files, in the order of the manifest; empty when the collection is not beside the repository. */
    static List<CorpusFile> all() throws IOException {
        Optional<Path> folder = Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
                .map(at -> at.resolve("shared/data/open"))
                .filter(found -> Files.isRegularFile(found.resolve("MANIFEST.tsv")))
                .findFirst();
        if (folder.isEmpty()) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(folder.get().resolve("MANIFEST.tsv"))) {
            return lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new CorpusFile(folder.get().resolve(cells[0]), cells[0], cells[EXPECTATION]))
                    .toList();
        }
    }

    boolean isValid() {
        return expectation.equals("valid");
    }

    byte[] bytes() throws IOException {
        return Files.readAllBytes(path);
    }

    /** The data set exactly as the file holds it. */
    byte[] datasetBytes() throws IOException {
        byte[] file = bytes();
        long offset = FileOpening.of(path, ReadOptions.lenient()).datasetOffset();
        return Arrays.copyOfRange(file, (int) offset, file.length);
    }

    Dataset dataset() throws IOException {
        return DicomFile.read(path, ReadOptions.lenient()).dataset();
    }

    /** Nothing when a UID is missing without which there is no instance, or when the file cannot be read. */
    Optional<Identity> identity() {
        try {
            DicomFile file = DicomFile.read(
                    path, ReadOptions.lenient().stopBefore(Tag.PixelData).maxValueBytes(1 << 16));
            Dataset dataset = file.dataset();
            List<String> uids = Stream.of(
                            Tag.SOPClassUID, Tag.StudyInstanceUID, Tag.SeriesInstanceUID, Tag.SOPInstanceUID)
                    .map(tag -> dataset.uid(tag).orElse(""))
                    .toList();
            return uids.stream().allMatch(Uids::isPlausible)
                    ? Optional.of(new Identity(uids.get(0), uids.get(1), uids.get(2), uids.get(3), file.syntax()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
