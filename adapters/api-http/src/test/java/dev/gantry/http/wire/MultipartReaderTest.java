package dev.gantry.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.testkit.Generator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartReaderTest {
    private static final String BOUNDARY = "frontier-number-seven";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--b\r\nA: 1\r\n\r\nbody\r\n--b--\r\n",
                "\r\n--b\r\nA: 1\r\n\r\nbody\r\n--b--",
                "\r\n\r\n--b  \r\nA:1\r\n\r\nbody\r\n--b--\r\nepilogue",
                "a preamble\r\n--b\r\nA: 1\r\n\r\nbody\r\n--b-- \r\n"
            })
    void readsTheSamePartHoweverTheBodyIsFramed(String body) throws IOException {
        MultipartReader reader = reader(body);

        Part part = reader.next().orElseThrow();

        assertThat(part.header("a")).contains("1");
        assertThat(text(part)).isEqualTo("body");
        assertThat(reader.next()).isEmpty();
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void takesNearlyABoundaryForContent() throws IOException {
        String content = "\r\n--c\r\n--\r\n\r\n-b--b\r-\n--b\n--b";
        MultipartReader reader = reader("--b\r\n\r\n" + content + "\r\n--b--");

        assertThat(text(reader.next().orElseThrow())).isEqualTo(content);
    }

    @Test
    void passesOverWhatIsNotRead() throws IOException {
        MultipartReader reader = reader("--b\r\n\r\n" + "x".repeat(200_000) + "\r\n--b\r\nN: 2\r\n\r\ny\r\n--b--");

        assertThat(reader.next().orElseThrow().body().read()).isEqualTo('x');
        assertThat(reader.next().orElseThrow().header("n")).contains("2");
    }

    @Test
    void joinsAHeaderThatGoesOnInTheNextLine() throws IOException {
        Part part = reader("--b\r\nContent-Type: a/b;\r\n c=d\r\n\r\n\r\n--b--")
                .next()
                .orElseThrow();

        assertThat(part.header("content-type")).contains("a/b; c=d");
        assertThat(text(part)).isEmpty();
    }

    @Test
    void findsTheFileNameOfAForm() throws IOException {
        Part part = reader(
                        "--b\r\ncontent-disposition: form-data; name=\"f\"; filename=\"C:\\scans\\a;\\\"b\\\".dcm\"\r\n\r\n\r\n--b--")
                .next()
                .orElseThrow();

        assertThat(part.disposition("filename")).contains("C:\\scans\\a;\"b\".dcm");
        assertThat(part.disposition("name")).contains("f");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing like it",
                "--b",
                "--b\r\n",
                "--b\r\nA: 1",
                "--b\r\nA: 1\r\n\r\nbody",
                "--b\r\nA: 1\r\n\r\nbody\r\n--",
                "--b\r\nA: 1\r\n\r\nbody\r\n--b",
                "--bA: 1\r\n\r\nbody\r\n--b--",
                "--b\r\nno colon\r\n\r\nbody\r\n--b--"
            })
    void refusesABodyThatIsBrokenOrEndsEarly(String body) {
        assertThatThrownBy(() -> readAll(reader(body))).isInstanceOf(MalformedMultipartException.class);
    }

    @Test
    void refusesHeadersWithoutEnd() {
        MultipartReader reader = reader("--b\r\nA: " + "x".repeat(100_000));

        assertThatThrownBy(reader::next)
                .isInstanceOf(MalformedMultipartException.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void readsWhatAnyWriterWroteInPiecesOfAnySize() {
        Generator.check(300, generator -> {
            List<byte[]> contents = new ArrayList<>();
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            MultipartWriter writer = new MultipartWriter(written, BOUNDARY);
            for (int part = generator.between(1, 4); part > 0; part--) {
                byte[] content =
                        generator.bytes(generator.chance(0.3) ? generator.below(200_000) : generator.below(80));
                disguise(content, generator);
                contents.add(content);
                writer.part("a/b", "", new ByteArrayInputStream(content));
            }
            writer.end();

            InputStream pieces = new Pieces(written.toByteArray(), generator);
            List<byte[]> read = readAll(new MultipartReader(pieces, BOUNDARY));

            assertThat(read).hasSameSizeAs(contents);
            for (int i = 0; i < read.size(); i++) {
                assertThat(read.get(i)).isEqualTo(contents.get(i));
            }
        });
    }

    @Test
    void neverFailsButAsMalformed() {
        byte[] whole = "\r\n--b\r\nContent-Type: application/dicom\r\n\r\nsome\r\n--b\r\n\r\n\r\n--b--"
                .getBytes(StandardCharsets.US_ASCII);
        Generator.check(3_000, generator -> {
            byte[] mutated = generator.mutated(Bytes.of(whole)).toArray();
            try {
                readAll(new MultipartReader(new ByteArrayInputStream(mutated), "b"));
            } catch (MalformedMultipartException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        });
    }

    /** Puts beginnings of the delimiter into random bytes. */
    private static void disguise(byte[] content, Generator generator) {
        byte[] delimiter = ("\r\n--" + BOUNDARY.substring(0, 8)).getBytes(StandardCharsets.US_ASCII);
        for (int i = content.length / 50; i > 0; i--) {
            int length = Math.min(generator.between(1, delimiter.length), content.length);
            System.arraycopy(delimiter, 0, content, generator.below(content.length - length + 1), length);
        }
    }

    private static final class Pieces extends ByteArrayInputStream {
        private final Generator generator;

        Pieces(byte[] bytes, Generator generator) {
            super(bytes);
            this.generator = generator;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return super.read(bytes, offset, Math.min(length, generator.between(1, 10_000)));
        }
    }

    private static MultipartReader reader(String body) {
        return new MultipartReader(new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII)), "b");
    }

    private static List<byte[]> readAll(MultipartReader reader) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
            contents.add(part.get().body().readAllBytes());
        }
        return contents;
    }

    private static String text(Part part) throws IOException {
        return new String(part.body().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
