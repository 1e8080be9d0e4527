package dev.gantry.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorpusRoundTripTest {

    /** Deflated by another zlib or with bytes after it, mixed forms of lengths, or unknown sequences. */
    private static final int MOST_VALID_NOT_CANONICAL = 11;

    @Test
    void writesEveryReadableFileWithTheSameElements() throws IOException {
        Corpus corpus = Corpus.open();
        List<String> differing = new ArrayList<>();
        int readable = 0;
        for (Map<String, String> row : corpus.rows()) {
            try {
                DicomFile file = DicomFile.read(corpus.file(row), ReadOptions.lenient());
                readable++;
                DicomFile again = DicomFile.read(new ByteArrayInputStream(write(file)), ReadOptions.lenient());
                if (!Elements.same(file.dataset(), again.dataset())) {
                    differing.add(row.get("path"));
                }
            } catch (MalformedDatasetException e) {
                assertThat(row.get("expect")).isNotEqualTo("valid");
            }
        }
        assertThat(differing).isEmpty();
        assertThat(readable).isGreaterThan(700);
    }

    @Test
    void writesFilesInCanonicalFormByteForByte() throws IOException {
        Corpus corpus = Corpus.open();
        List<String> differing = new ArrayList<>();
        List<Map<String, String>> rows = corpus.expecting("valid");
        for (Map<String, String> row : rows) {
            byte[] original = Files.readAllBytes(corpus.file(row));
            byte[] written = write(DicomFile.read(corpus.file(row), ReadOptions.lenient()));
            if (!Arrays.equals(original, written)) {
                differing.add(row.get("path") + " at byte " + Arrays.mismatch(original, written));
            }
        }
        System.out.println("round trip: " + (rows.size() - differing.size()) + " of " + rows.size()
                + " valid files are byte-identical");
        assertThat(differing).hasSizeLessThanOrEqualTo(MOST_VALID_NOT_CANONICAL);
    }

    private static byte[] write(DicomFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(out);
        return out.toByteArray();
    }
}
