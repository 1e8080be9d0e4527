package dev.gantry.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueRulesTest {

    @ParameterizedTest
    @CsvSource({
        "AE, STORE_SCP",
        "AS, 042Y",
        "CS, HEAD_NECK 2",
        "DA, 20240229",
        "DS, -1.5e-3",
        "DS, +.5",
        "DS, 1.",
        "DT, 20260102101112.123456+0100",
        "DT, 2026",
        "IS, -2147483648",
        "LO, Straße",
        "PN, A^B^C^D^E=F=G",
        "SH, 1234567890123456",
        "TM, 10",
        "TM, 235960.123456",
        "UI, 1.2.840.10008.1.2",
        "UR, https://example.org/a?b=c",
        "LT, text"
    })
    void takesValuesOfTheForm(VR vr, String value) {
        assertThat(ValueRules.fault(vr, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AE, A_TITLE_OF_17_CHR",
        "AS, 42Y",
        "CS, lower",
        "CS, SEVENTEEN_LETTERS",
        "DA, 20230229",
        "DA, 2024.02.01",
        "DS, 1f",
        "DS, NaN",
        "DS, 1.2345678901234567",
        "DT, 20261301",
        "DT, 2026+1500",
        "IS, 2147483648",
        "IS, 1.5",
        "PN, A^B^C^D^E^F",
        "PN, A=B=C=D",
        "SH, 12345678901234567",
        "TM, 24",
        "TM, 10:11",
        "TM, 1011.5",
        "TM, 101112.",
        "UI, 1.02",
        "UI, 9.1",
        "UR, not a locator"
    })
    void findsFault(VR vr, String value) {
        assertThat(ValueRules.fault(vr, value)).isPresent();
    }
}
