package dev.gantry.dicom.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorpusTest {

    private static Optional<Report> report(Path file) {
        try {
            DicomFile read = DicomFile.read(file, ReadOptions.lenient());
            return Optional.of(Validator.standard().validate(read, ValidateOptions.standard()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Test
    void reportsOnEveryReadableFileAndAgreesWithDciodvfyOnMost() throws IOException {
        Corpus corpus = Corpus.open();
        Map<Path, Report> reports = new HashMap<>();
        for (Path file : corpus.files()) {
            report(file).ifPresent(report -> reports.put(file, report));
        }
        assertThat(reports.values())
                .allSatisfy(report -> assertThat(report.findings()).hasSizeLessThan(2000));

        Map<Path, Integer> golden = corpus.dciodvfyErrors();
        golden.keySet().retainAll(reports.keySet());
        long agreeing = golden.entrySet().stream()
                .filter(entry -> reports.get(entry.getKey()).hasErrors() == entry.getValue() > 0)
                .count();
        System.out.println(
                "of " + golden.size() + " files, " + agreeing + " have errors here and by dciodvfy or neither");
        assertThat(agreeing).isGreaterThan(golden.size() * 9L / 10);
    }
}
