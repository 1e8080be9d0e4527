package dev.gantry.dicom.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiplicityTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "1-3, 3, 4", "2-2n, 4, 3", "1-n or 1, 9, 0", "3-3n, 6, 2", "1-n, 7, 0"})
    void countsValues(String vm, int allowed, int other) {
        assertThat(Multiplicity.parse(vm).allows(allowed)).isTrue();
        assertThat(Multiplicity.parse(vm).allows(other)).isFalse();
    }
}
