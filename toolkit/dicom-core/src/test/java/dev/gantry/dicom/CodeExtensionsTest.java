package dev.gantry.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of PS3.5 annexes H to K, and what they leave open. In encoded text {@code ~} stands for ESC. */
class CodeExtensionsTest {

    private static Bytes bytes(String encoded) {
        return Bytes.of(encoded.replace('~', '\u001B'), StandardCharsets.ISO_8859_1);
    }

    private static SpecificCharacterSet characterSet(String terms) {
        return SpecificCharacterSet.of(terms.split("\\\\", -1));
    }

    private static void assertEncodes(String terms, VR vr, String text, String encoded) {
        assertThat(characterSet(terms).encode(text, vr)).contains(bytes(encoded));
        assertThat(characterSet(terms).decode(bytes(encoded), vr)).isEqualTo(text);
    }

    @Test
    void encodesJapaneseAsTheStandardDoes() {
        // PS3.5 H.3.1
        assertEncodes(
                "\\ISO 2022 IR 87",
                VR.PN,
                "Yamada^Tarou=山田^太郎=やまだ^たろう",
                "Yamada^Tarou=~$B;3ED~(B^~$BB@O:~(B=~$B$d$^$@~(B^~$B$?$m$&~(B");
        // PS3.5 H.3.2
        assertEncodes(
                "ISO 2022 IR 13\\ISO 2022 IR 87",
                VR.PN,
                "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう",
                "\u00D4\u00CF\u00C0\u00DE^\u00C0\u00DB\u00B3" + "=~$B;3ED~(J^~$BB@O:~(J=~$B$d$^$@~(J^~$B$?$m$&~(J");
    }

    @Test
    void encodesKoreanAsTheStandardDoes() {
        // PS3.5 I.2
        assertEncodes(
                "\\ISO 2022 IR 149",
                VR.PN,
                "Hong^Gildong=洪^吉洞=홍^길동",
                "Hong^Gildong=~$)C\u00FB\u00F3^~$)C\u00D1\u00CE\u00D4\u00D7"
                        + "=~$)C\u00C8\u00AB^~$)C\u00B1\u00E6\u00B5\u00BF");
        // PS3.5 I.3: there the sequence stands at the head of the line
        assertThat(characterSet("\\ISO 2022 IR 149")
                        .decode(
                                bytes("~$)CThe first line includes \u00B1\u00E6\u00B5\u00BF.\r\n"
                                        + "~$)CThe second line includes \u00B1\u00E6\u00B5\u00BF, too.\r\n"),
                                VR.LT))
                .isEqualTo("The first line includes 길동.\r\nThe second line includes 길동, too.\r\n");
    }

    @Test
    void encodesSimplifiedChineseAsTheStandardDoes() {
        // PS3.5 K.2
        assertEncodes(
                "\\ISO 2022 IR 58",
                VR.PN,
                "Zhang^XiaoDong=张^小东=",
                "Zhang^XiaoDong=~$)A\u00D5\u00C5^~$)A\u00D0\u00A1\u00B6\u00AB=");
        // PS3.5 K.3
        assertEncodes(
                "\\ISO 2022 IR 58",
                VR.LT,
                "1.第一行文字。\r\n2.第二行文字。\r\n",
                "1.~$)A\u00B5\u00DA\u00D2\u00BB\u00D0\u00D0\u00CE\u00C4\u00D7\u00D6\u00A1\u00A3\r\n"
                        + "2.~$)A\u00B5\u00DA\u00B6\u00FE\u00D0\u00D0\u00CE\u00C4\u00D7\u00D6\u00A1\u00A3\r\n");
    }

    @Test
    void encodesUnicodeAndGb18030AsTheStandardDoes() {
        // PS3.5 J.1
        assertEncodes(
                "ISO_IR 192",
                VR.PN,
                "Wang^XiaoDong=王^小東=",
                "Wang^XiaoDong=\u00E7\u008E\u008B^\u00E5\u00B0\u008F\u00E6\u009D\u00B1=");
        // PS3.5 J.3
        assertEncodes("GB18030", VR.PN, "Wang^XiaoDong=王^小东=", "Wang^XiaoDong=\u00CD\u00F5^\u00D0\u00A1\u00B6\u00AB=");
    }

    @Test
    void goesBackToTheFirstSetBeforeDelimiters() {
        String terms = "ISO 2022 IR 100\\ISO 2022 IR 126\\ISO 2022 IR 144";

        assertEncodes(terms, VR.LO, "Ä=Διο^Люк\\ß", "\u00C4=~-F\u00C4\u00E9\u00EF^~-L\u00BB\u00EE\u00DA~-A\\\u00DF");
        assertEncodes(terms, VR.PN, "Διο^Διο", "~-F\u00C4\u00E9\u00EF~-A^~-F\u00C4\u00E9\u00EF~-A");
        assertEncodes(terms, VR.LT, "Δ\\Δ\tß", "~-F\u00C4\\\u00C4~-A\t\u00DF");
    }

    @Test
    void mixesSupplementaryKanjiWithOthers() {
        assertEncodes("\\ISO 2022 IR 87\\ISO 2022 IR 159", VR.LO, "a山丂 b", "a~$B;3~$(D0!~(B b");
    }

    @Test
    void encodesNothingThatTheDeclaredSetsLack() {
        assertThat(characterSet("\\ISO 2022 IR 87").encode("홍", VR.PN)).isEmpty();
        assertThat(characterSet("ISO_IR 13").encode("¥", VR.LO)).isEmpty();
        assertThat(characterSet("ISO 2022 IR 100\\ISO 2022 IR 126").encode("𝒳", VR.LO))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ISO 2022 IR 100\\ISO 2022 IR 101\\ISO 2022 IR 109\\ISO 2022 IR 110\\ISO 2022 IR 148\\ISO 2022 IR 203,"
                + " MüDvořákĦġĶĸĞş€",
        "\\ISO 2022 IR 144\\ISO 2022 IR 126\\ISO 2022 IR 127\\ISO 2022 IR 138\\ISO 2022 IR 166," + " aЛюкΔιοقباشרוןนาม",
        "ISO 2022 IR 13\\ISO 2022 IR 87\\ISO 2022 IR 159, aﾔﾏ山田太丂",
        "\\ISO 2022 IR 149\\ISO 2022 IR 58\\ISO 2022 IR 87, a洪홍길张东太",
        "GB18030, a张𝒳홍é",
        "GBK, a张東αЖ",
        "ISO_IR 192, a张𝒳홍é",
        "ISO_IR 13, aﾔﾏ",
        "ISO_IR 166, aนาม"
    })
    void decodesWhatItEncoded(String terms, String repertoire) {
        int[] characters = repertoire.codePoints().toArray();
        for (VR vr : List.of(VR.PN, VR.LO, VR.UT)) {
            for (long seed = 0; seed < 300; seed++) {
                String text = random(new SplittableRandom(seed), characters);
                Bytes encoded = characterSet(terms).encode(text, vr).orElseThrow();

                assertThat(characterSet(terms).decode(encoded, vr))
                        .as("seed %d, VR %s", seed, vr)
                        .isEqualTo(text);
            }
        }
    }

    private static String random(SplittableRandom random, int[] characters) {
        StringBuilder text = new StringBuilder();
        String ascii = "aZ09 ^=\\\r\n\t.~";
        for (int i = random.nextInt(30); i > 0; i--) {
            text.appendCodePoint(
                    random.nextInt(3) == 0
                            ? ascii.charAt(random.nextInt(ascii.length()))
                            : characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ISO 2022 IR 87",
                "\\ISO 2022 IR 149",
                "\\ISO 2022 IR 58\\ISO 2022 IR 159",
                "GB18030",
                "ISO_IR 192",
                "KLINGON\\\\",
                "ISO 2022 IR 13\\GBK"
            })
    void survivesAnyBytes(String terms) {
        for (long seed = 0; seed < 2000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] noise = new byte[random.nextInt(40)];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = random.nextInt(4) == 0
                        ? "\u001B$B)(\\^".getBytes()[random.nextInt(7)]
                        : (byte) random.nextInt();
            }
            for (VR vr : List.of(VR.PN, VR.LO, VR.LT)) {
                assertThat(characterSet(terms).decode(Bytes.of(noise), vr))
                        .as("seed %d", seed)
                        .isNotNull();
            }
        }
    }

    @Test
    void refusesToEncodeAnEscape() {
        assertThat(SpecificCharacterSet.of("", "ISO 2022 IR 87").encode("A\u001b(JB"))
                .isEmpty();
    }

    @Test
    void neverSwallowsADelimiterWithABrokenCharacter() {
        assertThat(characterSet("\\ISO 2022 IR 149").decode(bytes("~$)C\u00C8\\A"), VR.LO))
                .isEqualTo("\uFFFD\\A");
        assertThat(characterSet("\\ISO 2022 IR 87").decode(bytes("~$B;3ED^~$BB@~(B"), VR.PN))
                .isEqualTo("山田^太");
        assertThat(characterSet("\\ISO 2022 IR 149").decode(bytes("~$)C\u00FB\u00F3^\u00D1\u00CE"), VR.PN))
                .as("a designation that was not repeated behind the delimiter")
                .isEqualTo("洪^吉");
        assertThat(characterSet("\\ISO 2022 IR 58").decode(bytes("Zhang=\u00D5\u00C5"), VR.PN))
                .as("a designation that was forgotten")
                .isEqualTo("Zhang=张");
    }

    @Test
    void encodesTheTextOfEveryFileSoThatItReadsTheSame() throws IOException {
        Corpus corpus = Corpus.open();
        List<String> failures = new ArrayList<>();
        for (Map<String, String> row : corpus.expecting("valid", "lenient")) {
            try {
                Dataset dataset =
                        DicomFile.read(corpus.file(row), ReadOptions.lenient()).dataset();
                DatasetWalk walk = new DatasetWalk(dataset);
                while (walk.advance()) {
                    if (walk.isElement() && !survives(walk.element(), walk.characterSet())) {
                        failures.add(row.get("path") + " " + walk.element().tag());
                    }
                }
            } catch (MalformedDatasetException e) {
                // Reading is CorpusTest's affair.
                assertThat(e.offset()).isNotNegative();
            }
        }
        assertThat(failures)
                .as("but what declares a set that there is not")
                .isSubsetOf("synthetic/cs_unknown.dcm (0010,0010)");
    }

    /** Text with characters that could not be decoded has no encoding; its bytes are kept. */
    private static boolean survives(DataElement element, SpecificCharacterSet characterSet) {
        if (!element.vr().isCharacterSetSensitive()) {
            return true;
        }
        String text = characterSet.decode(element.bytes(), element.vr());
        boolean declared = characterSet.isDeclared() || text.chars().allMatch(c -> c < 0x80);
        if (text.indexOf('\uFFFD') >= 0 || !declared) {
            return true;
        }
        return characterSet
                .encode(text, element.vr())
                .map(bytes -> characterSet.decode(bytes, element.vr()).equals(text))
                .orElse(false);
    }
}
