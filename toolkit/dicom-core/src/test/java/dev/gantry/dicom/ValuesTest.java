package dev.gantry.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    private static final ZoneOffset UTC = ZoneOffset.UTC;

    @Test
    void readsAndWritesAges() {
        assertThat(Age.parse("045Y")).contains(new Age(45, Age.Unit.YEARS));
        assertThat(Age.parse("3w")).contains(new Age(3, Age.Unit.WEEKS));
        assertThat(new Age(7, Age.Unit.DAYS)).hasToString("007D");
        assertThat(Age.parse("45")).isEmpty();
        assertThat(Age.parse("Y")).isEmpty();
        assertThat(Age.parse("1234Y")).isEmpty();
        assertThatThrownBy(() -> new Age(1000, Age.Unit.DAYS)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "DA, 20260228, 2026-02-28T00:00:00, 2026-02-28T23:59:59.999999999",
        "TM, 10, 1970-01-01T10:00:00, 1970-01-01T10:59:59.999999999",
        "TM, 1011, 1970-01-01T10:11:00, 1970-01-01T10:11:59.999999999",
        "TM, 101112.5, 1970-01-01T10:11:12.5, 1970-01-01T10:11:12.599999999",
        "TM, 101112.123456, 1970-01-01T10:11:12.123456, 1970-01-01T10:11:12.123456999",
        "DT, 2026, 2026-01-01T00:00:00, 2026-12-31T23:59:59.999999999",
        "DT, 202602, 2026-02-01T00:00:00, 2026-02-28T23:59:59.999999999",
        "DT, 2026022810, 2026-02-28T10:00:00, 2026-02-28T10:59:59.999999999",
        "DT, 20260228101112+0530, 2026-02-28T10:11:12, 2026-02-28T10:11:12.999999999",
        "DT, 2026-0330, 2026-01-01T00:00:00, 2026-12-31T23:59:59.999999999"
    })
    void readsDatesAndTimesAsPreciselyAsTheyAreGiven(VR vr, String text, LocalDateTime earliest, LocalDateTime latest) {
        PartialDateTime value = PartialDateTime.parse(vr, text).orElseThrow();

        assertThat(value.earliest()).isEqualTo(earliest);
        assertThat(value.latest()).isEqualTo(latest);
        assertThat(value).hasToString(text);
        assertThat(ValueRules.fault(vr, text)).isEmpty();
    }

    @Test
    void readsTheFormsOfOldAndALeapSecond() {
        assertThat(PartialDateTime.parse(VR.DA, "2026.02.28")).hasToString("Optional[20260228]");
        assertThat(PartialDateTime.parse(VR.TM, "10:11:12.5")).hasToString("Optional[101112.5]");
        assertThat(PartialDateTime.parse(VR.TM, "235960")).isPresent();
        assertThat(ValueRules.fault(VR.DA, "2026.02.28")).isPresent();
        assertThat(ValueRules.fault(VR.TM, "10:11:12")).isPresent();
        assertThat(ValueRules.fault(VR.TM, "235960")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DA, 202602", "DA, 20260229", "DA, 2026-0228", "TM, 1", "TM, 24", "TM, 1011.5", "TM, 101112.1234567",
        "TM, 10:1112", "DT, 20260", "DT, 20261301", "DT, 2026022810.5", "DT, 2026+1500", "DT, 2026-1260", "DT, ''"
    })
    void takesNothingElseForADateOrTime(VR vr, String text) {
        assertThat(PartialDateTime.parse(vr, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DA, 20260101-20260131, 20260131, true",
        "DA, 20260101-20260131, 20260201, false",
        "DA, -20260131, 19990101, true",
        "DA, 20260131-, 20260131, true",
        "DA, 20260131-, 20260130, false",
        "DA, 20260131, 20260131, true",
        "TM, 10-1130, 113059.9, true",
        "TM, 10-1130, 1131, false",
        "DT, 2025-2026, 20261231235959, true",
        "DT, 2025-0100-20260101-0100, 20260102005959, true",
        "DT, 2025-0100-20260101-0100, 20260102010000, false",
        "DT, 2026-, 2026, true",
        "DT, 20260101000000+0100-, 20251231230000, true"
    })
    void matchesByRanges(VR vr, String range, String value, boolean matches) {
        DateTimeRange key = DateTimeRange.parse(vr, range).orElseThrow();

        assertThat(key.matches(PartialDateTime.parse(vr, value).orElseThrow(), UTC))
                .isEqualTo(matches);
        assertThat(key).hasToString(range);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "--", "20260101--20260102", "x-20260101", "20260101-x"})
    void takesNothingElseForARange(String text) {
        assertThat(DateTimeRange.parse(VR.DA, text)).isEmpty();
    }

    @Test
    void writesDecimalsInSixteenCharacters() {
        assertThat(DecimalString.of(0.1)).isEqualTo("0.1");
        assertThat(DecimalString.of(1e15)).isEqualTo("1000000000000000");
        assertThat(DecimalString.of(-1.25e-7)).isEqualTo("-0.000000125");
        assertThat(DecimalString.of(1e300)).isEqualTo("1E300");
        assertThat(DecimalString.of(Math.PI)).isEqualTo("3.14159265358979");
        assertThat(DecimalString.of(-Math.PI * 1e-200)).isEqualTo("-3.14159265E-200");
        assertThat(DecimalString.of(-0.0)).isEqualTo("0");
        assertThat(DecimalString.of(new BigDecimal("123456789012345678"))).isEqualTo("1.23456789012E17");
        assertThatThrownBy(() -> DecimalString.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        for (long seed = 0; seed < 20_000; seed++) {
            double value = Double.longBitsToDouble(new SplittableRandom(seed).nextLong());
            if (Double.isFinite(value)) {
                String text = DecimalString.of(value);
                assertThat(text.length()).as("seed %d", seed).isLessThanOrEqualTo(16);
                assertThat(ValueRules.fault(VR.DS, text)).as("seed %d", seed).isEmpty();
                assertThat(Math.abs(Double.parseDouble(text) / value - 1))
                        .as("seed %d", seed)
                        .isLessThan(1e-8);
            }
        }
    }

    @Test
    void readsDecimalsExactly() {
        Dataset dataset = Dataset.builder()
                .string(Tag.PixelSpacing, "0.10", "+.5")
                .string(Tag.SliceThickness, "NaN")
                .string(Tag.WindowCenter, "1E999999999")
                .raw(Tag.of(0x00091001), VR.UV, Bytes.of(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1}))
                .build();

        assertThat(dataset.exactDecimals(Tag.PixelSpacing))
                .containsExactly(new BigDecimal("0.10"), new BigDecimal("0.5"));
        assertThat(dataset.exactDecimals(Tag.SliceThickness)).isEmpty();
        assertThat(dataset.string(Tag.SliceThickness)).as("odd values stay").contains("NaN");
        assertThat(dataset.exactDecimals(Tag.WindowCenter)).isEmpty();
        assertThat(dataset.exactDecimals(Tag.of(0x00091001))).containsExactly(new BigDecimal("18446744073709551615"));
    }

    @Test
    void takesNamesApartAndPutsThemTogether() {
        PersonName name = PersonName.parse("Adams^John Robert Quincy^^Rev.^B.A. M.Div.=山田^太郎");

        assertThat(name.alphabeticGroup())
                .isEqualTo(new NameGroup("Adams", "John Robert Quincy", "", "Rev.", "B.A. M.Div."));
        assertThat(name.ideographicGroup()).isEqualTo(NameGroup.of("山田", "太郎"));
        assertThat(name.phoneticGroup().isEmpty()).isTrue();
        assertThat(PersonName.of(name.alphabeticGroup(), name.ideographicGroup(), NameGroup.NONE))
                .isEqualTo(name);
        assertThat(NameGroup.parse("a^b^c^d^e^f")).hasToString("a^b^c^d^e^f");
        assertThat(PersonName.of(NameGroup.NONE, NameGroup.NONE, NameGroup.of("x", "")))
                .hasToString("==x");
    }

    @ParameterizedTest
    @CsvSource({
        "AE, AN AE TITLE TOO LONG",
        "AS, 45Y",
        "CS, lower",
        "CS, TOO LONG A CODE STRING",
        "DS, 1.23456789012345678",
        "DS, 1e",
        "IS, 2147483648",
        "IS, 1.5",
        "PN, a=b=c=d",
        "PN, a^b^c^d^e^f",
        "SH, longer than sixteen",
        "UI, 1.02",
        "UI, 3.1",
        "UR, a b",
        "LO, 'a\tb'",
        "DA, 20260230",
        "DT, 2026023"
    })
    void findsTheFaultOfAValue(VR vr, String value) {
        assertThat(ValueRules.fault(vr, value)).isPresent();
        assertThatThrownBy(() -> Dataset.builder().valid(Tag.of(0x00091001), vr, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(0009,1001)")
                .hasMessageNotContaining(value);
    }

    @ParameterizedTest
    @CsvSource({
        "AE, GANTRY", "AS, 045Y", "CS, A_B 1", "DS, -1.5e-10", "IS, -2147483648", "PN, a^b^c^d^e=f=g", "UI, 1.2.3",
        "UR, https://a.example/?b=c#d", "LT, 'a\r\nb\\c'", "ST, 'a\tb'", "UT, x", "UC, x", "SH, x", "LO, x"
    })
    void encodesValuesThatKeepToTheRules(VR vr, String value) {
        Tag tag = Tag.of(0x00091001);
        Dataset dataset = Dataset.builder().valid(tag, vr, value).build();

        assertThat(dataset.string(tag)).contains(value);
        assertThat(dataset.require(tag).vr()).isEqualTo(vr);
        assertThat(dataset.bytes(tag).orElseThrow().length() % 2).isZero();
    }

    @Test
    void refusesSeveralValuesWhereOneIsAllowed() {
        assertThatThrownBy(() -> Dataset.builder().valid(Tag.of(0x00091001), VR.LT, "a", "b"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Dataset.builder().valid(Tag.of(0x00091001), VR.LO, "a\\b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesNumbersThatTheirVrCannotHold() {
        DatasetBuilder builder = Dataset.builder();
        assertThatThrownBy(() -> builder.integer(Tag.Rows, 65536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.integer(Tag.Rows, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.integer(Tag.PatientName, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.decimal(Tag.Rows, 1)).isInstanceOf(IllegalArgumentException.class);
        Dataset signed = builder.integer(Tag.SmallestImagePixelValue, -1000).build();
        assertThat(signed.integer(Tag.SmallestImagePixelValue)).hasValue(64536);
    }

    @Test
    void encodesTagsAsValues() {
        Dataset dataset = Dataset.builder()
                .tags(Tag.FrameIncrementPointer, Tag.FrameTime, Tag.PixelData)
                .build();

        assertThat(dataset.strings(Tag.FrameIncrementPointer)).containsExactly("00181063", "7FE00010");
        assertThat(dataset.integers(Tag.FrameIncrementPointer)).containsExactly(0x00181063L, 0x7FE00010L);
    }

    @Test
    void answersDatesTimesAndAgesOfADataset() {
        Dataset dataset = Dataset.builder()
                .string(Tag.AcquisitionDateTime, "202602281011+0100")
                .string(Tag.PatientAge, "011M")
                .string(Tag.StudyDate, "soon")
                .build();

        assertThat(dataset.dateTime(Tag.AcquisitionDateTime).flatMap(PartialDateTime::offset))
                .isEqualTo(Optional.of(ZoneOffset.ofHours(1)));
        assertThat(dataset.dateTime(Tag.AcquisitionDateTime)
                        .orElseThrow()
                        .earliest(UTC)
                        .toInstant())
                .hasToString("2026-02-28T09:11:00Z");
        assertThat(dataset.age(Tag.PatientAge)).contains(new Age(11, Age.Unit.MONTHS));
        assertThat(dataset.dateTime(Tag.StudyDate)).isEmpty();
        assertThat(dataset.dateTime(Tag.PatientAge)).isEmpty();
        assertThat(dataset.string(Tag.StudyDate)).contains("soon");
    }

    @Test
    void readsBackEveryNumberItEncoded() {
        List<Tag> tags = List.of(
                Tag.Rows, Tag.ReferencePixelX0, Tag.SimpleFrameList, Tag.ExtendedOffsetTable, Tag.SelectorSVValue);
        long[] least = {0, Integer.MIN_VALUE, 0, Long.MIN_VALUE, Long.MIN_VALUE};
        long[] most = {0xFFFF, Integer.MAX_VALUE, 0xFFFFFFFFL, Long.MAX_VALUE, Long.MAX_VALUE};
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int which = random.nextInt(tags.size());
            long[] values = random.longs(5, least[which], most[which]).toArray();
            Dataset dataset = Dataset.builder().integer(tags.get(which), values).build();

            assertThat(dataset.integers(tags.get(which))).as("seed %d", seed).containsExactly(values);
            double[] decimals = random.doubles(3).toArray();
            assertThat(Dataset.builder()
                            .decimal(Tag.SelectorFDValue, decimals)
                            .build()
                            .decimals(Tag.SelectorFDValue))
                    .as("seed %d", seed)
                    .containsExactly(decimals);
        }
    }
}
