package dev.gantry.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CorpusTest {

    /** Cut off or with a lying length in fact: an error is the right answer. */
    private static final Set<String> DAMAGED = Set.of(
            "pydicom_pydicom/test_files/dicomdirtests/DICOMDIR-nooffset",
            "synthetic/vr_lower_case.dcm",
            "synthetic/vr_spaces.dcm");

    @Test
    void readsEveryValidFile() throws IOException {
        assertThat(failures("valid", ReadOptions.lenient())).isEmpty();
    }

    @Test
    void readsEveryLenientFile() throws IOException {
        assertThat(failures("lenient", ReadOptions.lenient())).isEmpty();
    }

    private static List<String> failures(String expectation, ReadOptions options) throws IOException {
        Corpus corpus = Corpus.open();
        List<String> failures = new ArrayList<>();
        for (Map<String, String> row : corpus.expecting(expectation)) {
            try {
                DicomFile file = DicomFile.read(corpus.file(row), options);
                Optional<String> sopClass =
                        file.dataset().uid(Tag.SOPClassUID).or(() -> file.meta().uid(Tag.MediaStorageSOPClassUID));
                String expected = row.get("sop_class");
                if (!expected.isEmpty() && !expected.equals(sopClass.orElse(""))) {
                    failures.add(row.get("path") + ": another SOP class");
                }
            } catch (MalformedDatasetException e) {
                if (!DAMAGED.contains(row.get("path"))) {
                    failures.add(row.get("path") + ": " + e.getMessage());
                }
            }
        }
        return failures;
    }

    @Test
    void scansEveryFileAsItReadsIt() throws IOException {
        Corpus corpus = Corpus.open();
        List<String> failures = new ArrayList<>();
        for (Map<String, String> row : corpus.expecting("valid", "lenient")) {
            try (InputStream in = Files.newInputStream(corpus.file(row))) {
                ScannedInstance scan = InstanceScanner.scanFile(in, ReadOptions.lenient());
                Dataset read =
                        DicomFile.read(corpus.file(row), ReadOptions.lenient()).dataset();
                for (Tag tag : List.of(Tag.SOPClassUID, Tag.SOPInstanceUID, Tag.StudyInstanceUID, Tag.PatientName)) {
                    if (!scan.header().strings(tag).equals(read.strings(tag))) {
                        failures.add(row.get("path") + ": another " + tag);
                    }
                }
                if (scan.length() != Files.size(corpus.file(row))) {
                    failures.add(row.get("path") + ": not read to its end");
                }
                failures.addAll(frameFailures(row, scan));
            } catch (MalformedDatasetException e) {
                if (!DAMAGED.contains(row.get("path"))) {
                    failures.add(row.get("path") + ": " + e.getMessage());
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    private static List<String> frameFailures(Map<String, String> row, ScannedInstance scan) {
        String declared = row.get("frames");
        boolean video = row.get("path").contains("video_");
        if (!row.get("expect").equals("valid") || video || scan.pixelData().isEmpty()) {
            return List.of();
        }
        if (scan.pixelData().get().element().length() == 0) {
            return List.of();
        }
        int frames = declared.isEmpty() ? 1 : Integer.parseInt(declared);
        int found = scan.pixelData().get().frames();
        return frames == found ? List.of() : List.of(row.get("path") + ": " + found + " frames of " + frames);
    }

    @Test
    void neverBreaksOnABrokenFile() throws IOException {
        Corpus corpus = Corpus.open();
        for (Map<String, String> row : corpus.expecting("broken")) {
            try (InputStream in = Files.newInputStream(corpus.file(row))) {
                InstanceScanner.scanFile(in, ReadOptions.lenient());
            } catch (MalformedDatasetException e) {
                assertThat(e).hasMessageContaining("at byte");
            }
            try {
                DicomFile.read(corpus.file(row), ReadOptions.lenient().maxValueBytes(1 << 20));
            } catch (MalformedDatasetException e) {
                assertThat(e.offset()).isNotNegative();
            }
        }
    }
}
