package dev.gantry.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.testkit.Generator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Broken text gives a data set or the declared exception, and nothing else. */
class XmlMutationTest {
    private static final List<String> SEEDS = List.of("""
            <?xml version="1.0" encoding="UTF-8"?>
            <NativeDicomModel xmlns="http://dicom.nema.org/PS3.19/models/NativeDICOM" xml:space="preserve">
            <DicomAttribute tag="00080005" vr="CS"><Value number="1">ISO_IR 192</Value></DicomAttribute>
            <DicomAttribute tag="00081140" vr="SQ"><Item number="1"><DicomAttribute tag="00081155" vr="UI">
            <Value number="1">1.2</Value></DicomAttribute></Item><Item number="2"/></DicomAttribute>
            <DicomAttribute tag="00090001" vr="UN" privateCreator="ACME"><InlineBinary>AQIDBA==</InlineBinary></DicomAttribute>
            <DicomAttribute tag="00100010" vr="PN"><PersonName number="1"><Alphabetic><FamilyName>A&amp;B</FamilyName>
            </Alphabetic><Ideographic><GivenName>&#x5c71;</GivenName></Ideographic></PersonName></DicomAttribute>
            <DicomAttribute tag="00189074" vr="FD"><Value number="1">1.5e3</Value><Value number="3">INF</Value></DicomAttribute>
            <DicomAttribute tag="00280009" vr="AT"><Value number="1">00181063</Value></DicomAttribute>
            <DicomAttribute tag="7FE00010" vr="OW"><BulkData uri="b/1"/></DicomAttribute></NativeDicomModel>
            """, """
            <NativeDicomModel><!-- a comment --><?pi x?><DicomAttribute keyword="Rows" tag="00280010">
            <Value number="1"><![CDATA[512]]></Value></DicomAttribute><x><y/></x></NativeDicomModel>
            """);

    @Test
    void brokenTextNeverEndsInAnythingButTheDeclaredException() {
        Generator.check(20_000, generator -> {
            Bytes text = Bytes.of(generator.oneOf(SEEDS), StandardCharsets.UTF_8);
            for (int i = generator.between(1, 3); i > 0; i--) {
                text = generator.mutated(text);
            }
            read(text, generator.chance(0.8) ? ModelReadOptions.lenient() : ModelReadOptions.strict());
        });
    }

    private static void read(Bytes text, ModelReadOptions options) throws IOException {
        try {
            new DicomXmlReader(text.asInputStream(), options.unresolved(ModelReadOptions.Unresolved.KEEP)).read();
        } catch (MalformedModelException e) {
            assertThat(e.offset()).isBetween(0L, (long) text.length());
            assertThat(e.line()).isPositive();
        }
    }
}
