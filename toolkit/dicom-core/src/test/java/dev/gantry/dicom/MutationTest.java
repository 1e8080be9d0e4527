package dev.gantry.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is done to the bytes, nothing is thrown but what is declared. */
class MutationTest {

    private static final TransferSyntax[] SYNTAXES = {
        TransferSyntax.ImplicitVRLittleEndian,
        TransferSyntax.ExplicitVRLittleEndian,
        TransferSyntax.ExplicitVRBigEndian,
        TransferSyntax.DeflatedExplicitVRLittleEndian
    };

    @Test
    void survivesMutatedDatasets() throws IOException {
        for (long seed = 0; seed < 2000; seed++) {
            RandomDatasets random = new RandomDatasets(seed);
            Dataset dataset = seed % 3 == 0 ? random.nextEncapsulated() : random.next();
            byte[] file = RoundTripTest.write(dataset, SYNTAXES[(int) (seed % SYNTAXES.length)]);
            survives(random.mutated(file), "seed " + seed);
        }
    }

    @Test
    void survivesMutatedFilesOfTheCorpus() throws IOException {
        Corpus corpus = Corpus.open();
        List<byte[]> files = new ArrayList<>();
        for (Map<String, String> row : corpus.expecting("valid", "lenient", "broken")) {
            if (Integer.parseInt(row.get("bytes")) < 20_000) {
                files.add(Files.readAllBytes(corpus.file(row)));
            }
        }
        for (int seed = 0; seed < 3000; seed++) {
            byte[] file = files.get(seed % files.size());
            if (file.length > 0) {
                survives(new RandomDatasets(seed).mutated(file), "seed " + seed);
            }
        }
    }

    private static void survives(byte[] bytes, String which) {
        try {
            scan(bytes);
            read(bytes, ReadOptions.lenient());
            read(bytes, ReadOptions.strict());
        } catch (IOException | RuntimeException | Error e) {
            fail(which + ": " + e, e);
        }
    }

    private static void scan(byte[] bytes) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        try {
            ScannedInstance scan = InstanceScanner.scanFile(in, ReadOptions.lenient());
            assertThat(in.available()).isZero();
            boolean inflated =
                    scan.pixelData().map(layout -> layout.element().inflated()).orElse(true);
            for (int i = 0; !inflated && i < Math.min(50, scan.pixelData().get().frames()); i++) {
                for (PixelDataLayout.Range range : scan.pixelData().get().frame(i)) {
                    assertThat(range.offset() + range.length()).isLessThanOrEqualTo(bytes.length);
                }
            }
        } catch (MalformedDatasetException e) {
            assertThat(e.offset()).isNotNegative();
        }
    }

    private static void read(byte[] bytes, ReadOptions options) throws IOException {
        try {
            Dataset dataset =
                    DicomFile.read(new ByteArrayInputStream(bytes), options).dataset();
            for (DataElement element : dataset) {
                dataset.strings(element.tag());
                dataset.integers(element.tag());
                dataset.decimals(element.tag());
                dataset.date(element.tag());
                dataset.time(element.tag());
                dataset.personName(element.tag());
            }
        } catch (MalformedDatasetException e) {
            assertThat(e.offset()).isNotNegative();
        }
    }
}
