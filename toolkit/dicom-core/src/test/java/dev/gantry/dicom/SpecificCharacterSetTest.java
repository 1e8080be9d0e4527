package dev.gantry.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecificCharacterSetTest {

    @ParameterizedTest
    @CsvSource({
        "ISO_IR 100, ISO-8859-1, Müller",
        "ISO_IR 101, ISO-8859-2, Dvořák",
        "ISO_IR 144, ISO-8859-5, Люкceмбypг",
        "ISO_IR 126, ISO-8859-7, Διονυσιος",
        "ISO_IR 127, ISO-8859-6, قباني",
        "ISO_IR 138, ISO-8859-8, שרון",
        "ISO_IR 148, ISO-8859-9, Çavuşoğlu",
        "ISO_IR 166, TIS-620, นามสกุล",
        "ISO_IR 192, UTF-8, 王^小东",
        "GB18030, GB18030, 王小东",
        "GBK, GBK, 王小东",
        "ISO_IR 13, JIS_X0201, ﾔﾏﾀﾞ",
        "ISO_IR 203, ISO-8859-15, €"
    })
    void decodesAndEncodesEveryRepertoireWithoutExtensions(String term, String charset, String text) {
        SpecificCharacterSet characterSet = SpecificCharacterSet.of(term);
        Bytes bytes = Bytes.of(text, Charset.forName(charset));

        assertThat(characterSet.decode(bytes)).isEqualTo(text);
        assertThat(characterSet.encode(text)).contains(bytes);
    }

    @Test
    void decodesJapaneseWithExtensions() {
        // PS3.5 H.3.1
        assertThat(decode(
                        "59616d6164615e5461726f753d1b24423b3345441b28425e1b2442424040 3a1b28423d1b2442246430242440 1b2842"
                                .replace(" ", ""),
                        "",
                        "ISO 2022 IR 87"))
                .startsWith("Yamada^Tarou=山田^太");
        // PS3.5 H.3.2
        assertThat(decode(
                        "d4cfc0de5eb8d7dcd13d1b24423b3345441b284a5e1b244242402140", "ISO 2022 IR 13", "ISO 2022 IR 87"))
                .startsWith("ﾔﾏﾀﾞ^ｸﾗﾜﾑ=山田^");
    }

    @Test
    void decodesKoreanWithExtensions() {
        // PS3.5 I.2
        assertThat(decode(
                        "486f6e675e47696c646f6e673d1b242943fbf35e1b242943d1ceD4d73d1b242943c8ab5e1b242943b1e6b5bf",
                        "",
                        "ISO 2022 IR 149"))
                .isEqualTo("Hong^Gildong=洪^吉洞=홍^길동");
    }

    @Test
    void decodesSimplifiedChineseWithExtensions() {
        // PS3.5 K.2
        assertThat(decode("5a68616e675e5869616f446f6e673d1b242941d5c55e1b242941d0a1b6ab3d", "", "ISO 2022 IR 58"))
                .isEqualTo("Zhang^XiaoDong=张^小东=");
    }

    @Test
    void survivesWrongDeclarations() {
        assertThat(SpecificCharacterSet.of("KLINGON").decode(bytes("4dfc6c6c6572")))
                .isEqualTo("Müller");
        assertThat(SpecificCharacterSet.DEFAULT.decode(bytes("4dc3bc6c6c6572"))).isEqualTo("Müller");
        assertThat(SpecificCharacterSet.of("ISO_IR 192").decode(bytes("4dfc6c6c6572")))
                .contains("\uFFFD");
        assertThat(SpecificCharacterSet.of("iso-ir 100").decode(bytes("4dfc"))).isEqualTo("Mü");
        assertThat(SpecificCharacterSet.of("").terms()).isEmpty();
        assertThat(decode("1b", "", "ISO 2022 IR 87")).isEqualTo("\u001B");
        assertThat(decode("1b2442", "", "ISO 2022 IR 87")).isEmpty();
        assertThat(decode("1b24423b", "", "ISO 2022 IR 87")).hasSize(1);
    }

    @Test
    void separatesValuesOnlyAtBackslashesThatAreCharacters() {
        Dataset dataset = Dataset.builder()
                .string(Tag.SpecificCharacterSet, "GBK")
                .raw(Tag.OtherPatientNames, VR.PN, bytes("815c5e415c4242"))
                .build();

        assertThat(dataset.strings(Tag.OtherPatientNames)).hasSize(2).last().isEqualTo("BB");
    }

    private static String decode(String hex, String... terms) {
        return SpecificCharacterSet.of(terms).decode(bytes(hex));
    }

    private static Bytes bytes(String hex) {
        return Bytes.wrap(HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT)));
    }
}
