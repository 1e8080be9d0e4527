package dev.gantry.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String HTJ2K = "1.2.840.10008.1.2.4.201";
    private static final List<Representation> NATIVE = List.of(
            Representation.multipart("application/octet-stream", EXPLICIT),
            Representation.single("application/octet-stream", EXPLICIT));
    private static final List<Representation> CODESTREAM =
            List.of(Representation.multipart("image/jphc", HTJ2K), Representation.single("image/jphc", HTJ2K));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                                                                                        | part",
                "*                                                                                          | part",
                "multipart/*                                                                                | part",
                "multipart/related                                                                          | part",
                "multipart/related; type=\"application/octet-stream\"                                       | part",
                "multipart/related; type=application/octet-stream; transfer-syntax=*                        | part",
                "multipart/related; type=\"application/octet-stream\"; transfer-syntax=1.2.840.10008.1.2.1  | part",
                "multipart/related; type=\"*/*\"                                                            | part",
                "application/octet-stream                                                                   | bare",
                "application/*;q=0.5, image/jpeg                                                            | bare",
                "application/octet-stream, */*;q=0.1                                                        | bare",
                "application/octet-stream;q=0.2, multipart/related;q=0.3                                    | part",
                "multipart/related; type=\"image/jpeg\"                                                     | none",
                "multipart/related; type=application/octet-stream; transfer-syntax=1.2.840.10008.1.2.4.90   | none",
                "application/octet-stream;q=0                                                               | none",
                "text/html, image/*                                                                         | none",
            })
    void choosesAmongNativeFrames(String header, String expected) {
        assertThat(chosen(header, NATIVE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/related; type=\"application/octet-stream\"; transfer-syntax=*                    | part",
                "multipart/related; type=\"image/jphc\"; transfer-syntax=1.2.840.10008.1.2.4.201            | part",
                "multipart/related; type=image/jphc                                                         | part",
                "image/jphc                                                                                 | bare",
                "image/*                                                                                    | bare",
                "multipart/related; type=\"application/octet-stream\"; transfer-syntax=1.2.840.10008.1.2.1  | none",
                "multipart/related; type=\"image/jphc\"; transfer-syntax=1.2.840.10008.1.2.4.202            | none",
                "multipart/related; type=image/jls, multipart/related; type=image/jphc; q=0.1               | part",
            })
    void choosesAmongCompressedFrames(String header, String expected) {
        assertThat(chosen(header, CODESTREAM)).isEqualTo(expected);
    }

    @Test
    void acceptsEverythingWhenNothingIsSaid() {
        assertThat(chosen("", NATIVE)).isEqualTo("part");
        assertThat(Accept.parse(List.of()).choose(NATIVE)).contains(NATIVE.getFirst());
    }

    @Test
    void saysWhatThereIsWhenNothingFits() {
        assertThatThrownBy(() -> Accept.parse(List.of("image/gif")).require(CODESTREAM))
                .isInstanceOf(HttpProblem.class)
                .hasMessageContaining("multipart/related; type=\"image/jphc\"; transfer-syntax=" + HTJ2K);
    }

    @ParameterizedTest
    @CsvSource({"nonsense", "a/b;q=high", "/b", "a/"})
    void refusesWhatIsNoMediaRange(String header) {
        assertThatThrownBy(() -> Accept.parse(List.of(header)))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.status()).isEqualTo(400));
    }

    private static String chosen(String header, List<Representation> offers) {
        return Accept.parse(List.of(header.strip()))
                .choose(offers)
                .map(offer -> offer.multipart() ? "part" : "bare")
                .orElse("none");
    }
}
