package dev.gantry.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {

    private static final int RUNS = 200;

    @ParameterizedTest
    @ValueSource(strings = {UID.ExplicitVRLittleEndian, UID.ExplicitVRBigEndian, UID.DeflatedExplicitVRLittleEndian})
    void readsWhatItWroteInExplicitSyntaxes(String uid) throws IOException {
        TransferSyntax syntax = TransferSyntax.of(uid);
        for (long seed = 0; seed < RUNS; seed++) {
            Dataset dataset = new RandomDatasets(seed).next();
            byte[] file = write(dataset, syntax);

            DicomFile read = DicomFile.read(new ByteArrayInputStream(file), ReadOptions.strict());

            assertThat(read.dataset()).as("seed %d", seed).isEqualTo(dataset);
            assertThat(read.syntax()).isEqualTo(syntax);
            assertThat(write(read.dataset(), syntax)).as("seed %d", seed).isEqualTo(file);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsWhatItWroteInImplicitSyntax(boolean slowly) throws IOException {
        TransferSyntax syntax = TransferSyntax.ImplicitVRLittleEndian;
        for (long seed = 0; seed < RUNS; seed++) {
            Dataset dataset = new RandomDatasets(seed).next();
            byte[] file = write(dataset, syntax);
            InputStream in = slowly ? new OneByteAtATime(file) : new ByteArrayInputStream(file);

            DicomFile read = DicomFile.read(in, ReadOptions.strict());

            // VRs that are in no dictionary are lost, so the bytes are compared and what the dictionary knows.
            assertThat(write(read.dataset(), syntax)).as("seed %d", seed).isEqualTo(file);
            assertThat(read.dataset().strings(Tag.PatientName)).isEqualTo(dataset.strings(Tag.PatientName));
            assertThat(read.dataset().integers(Tag.Rows)).isEqualTo(dataset.integers(Tag.Rows));
        }
    }

    @Test
    void keepsTextThatIsNoUidOutOfTheMetaInformation() throws IOException {
        Dataset dataset = Dataset.builder()
                .string(Tag.SpecificCharacterSet, "ISO_IR 192")
                .raw(Tag.SOPInstanceUID, VR.UI, Bytes.of("1.2.\u00e9", StandardCharsets.UTF_8))
                .build();

        byte[] file = write(dataset, TransferSyntax.ExplicitVRLittleEndian);

        DicomFile read = DicomFile.read(new ByteArrayInputStream(file), ReadOptions.lenient());
        assertThat(read.dataset()).isEqualTo(dataset);
        assertThat(read.meta().uid(Tag.MediaStorageSOPInstanceUID)).isEmpty();
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void readsWhatItWroteEncapsulated() throws IOException {
        TransferSyntax syntax = TransferSyntax.of(UID.JPEGBaseline8Bit);
        for (long seed = 0; seed < RUNS; seed++) {
            Dataset dataset = new RandomDatasets(seed).nextEncapsulated();
            byte[] file = write(dataset, syntax);

            DicomFile read = DicomFile.read(new ByteArrayInputStream(file), ReadOptions.strict());

            assertThat(read.dataset()).as("seed %d", seed).isEqualTo(dataset);
            assertThat(write(read.dataset(), syntax)).as("seed %d", seed).isEqualTo(file);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsTheOrderOfFragments(long seed) throws IOException {
        List<Bytes> fragments = List.of(Bytes.empty(), Bytes.of((byte) seed, (byte) 1), Bytes.of((byte) 2, (byte) 3));
        Dataset dataset = Dataset.builder()
                .put(new DataElement(Tag.PixelData, VR.OB, new Value.Fragments(fragments)))
                .build();
        byte[] file = write(dataset, TransferSyntax.of(UID.RLELossless));

        Dataset read = DicomFile.read(new ByteArrayInputStream(file), ReadOptions.strict())
                .dataset();

        assertThat(read.require(Tag.PixelData).value()).isEqualTo(new Value.Fragments(fragments));
    }

    static byte[] write(Dataset dataset, TransferSyntax syntax) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomFile.of(dataset, syntax).write(out);
        return out.toByteArray();
    }

    /** The worst a socket can do. */
    private static final class OneByteAtATime extends ByteArrayInputStream {

        OneByteAtATime(byte[] bytes) {
            super(bytes);
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(1, length));
        }
    }
}
