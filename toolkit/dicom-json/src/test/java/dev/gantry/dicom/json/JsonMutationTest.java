package dev.gantry.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.testkit.Generator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Broken text gives a data set or the declared exception, and nothing else. */
class JsonMutationTest {
    private static final List<String> SEEDS = List.of("""
            [{"00080005":{"vr":"CS","Value":["ISO_IR 192"]},"00080018":{"vr":"UI","Value":["1.2.3"]},
            "00081140":{"vr":"SQ","Value":[{"00081155":{"vr":"UI","Value":["1.2"]}},{}]},
            "00091001":{"vr":"UN","InlineBinary":"AQIDBA=="},
            "00100010":{"vr":"PN","Value":[{"Alphabetic":"Yamada^Tarou","Ideographic":"山田^太郎"}]},
            "00189074":{"vr":"FD","Value":[1.5e3,"NaN",-0.25]},
            "00280009":{"vr":"AT","Value":["00181063"]},"00280010":{"vr":"US","Value":[512]},
            "00280030":{"vr":"DS","Value":[0.5,null,"+1"]},"7FE00010":{"vr":"OW","BulkDataURI":"b/1"}},{}]
            """, """
            {"00081140":{"Value":[{},{"0040A730":{"Value":[{"00080100":{"Value":["\\u00e9\\ud83d\\ude00"],"vr":"SH"}}],
            "vr":"SQ"}}],"vr":"SQ"},"00720082":{"vr":"SV","Value":["-9223372036854775808",1]},
            "00720083":{"vr":"UV","Value":["18446744073709551615"]}, "x":[1,{"a":null}],
            "00281052":{"Value":["1e5"]}}
            """);

    @Test
    void brokenTextNeverEndsInAnythingButTheDeclaredException() {
        Generator.check(60_000, generator -> {
            Bytes text = Bytes.of(generator.oneOf(SEEDS), StandardCharsets.UTF_8);
            for (int i = generator.between(1, 3); i > 0; i--) {
                text = generator.mutated(text);
            }
            read(text, generator.chance(0.8) ? ModelReadOptions.lenient() : ModelReadOptions.strict());
        });
    }

    private static void read(Bytes text, ModelReadOptions options) throws IOException {
        DicomJsonReader reader =
                new DicomJsonReader(text.asInputStream(), options.unresolved(ModelReadOptions.Unresolved.KEEP));
        try {
            while (reader.next().isPresent()) {
                // every data set of the array
            }
        } catch (MalformedModelException e) {
            assertThat(e.offset()).isBetween(0L, (long) text.length());
            assertThat(e.line()).isPositive();
        }
    }
}
