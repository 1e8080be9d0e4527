package dev.gantry.store.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.VR;
import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.search.Level;
import dev.gantry.store.search.Match;
import dev.gantry.store.search.Match.AnyOf;
import dev.gantry.store.search.Match.Exact;
import dev.gantry.store.search.Match.Range;
import dev.gantry.store.search.Match.Wildcard;
import dev.gantry.store.search.Query;
import dev.gantry.store.search.ResultKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Catalog} promises of searching, PS3.4 C.2.2.2 and PS3.18 10.6. */
public abstract class CatalogSearchContract extends CatalogFixture {

    @Test
    void findsTheStudyAsSoonAsItIsRecorded() {
        add(sample().with(Tag.PatientName, "DOE^JANE").with(Tag.StudyDate, "20260102"));
        Dataset found = search(Level.STUDY).getFirst();
        assertThat(found.string(Tag.StudyInstanceUID)).contains(study);
        assertThat(found.string(Tag.PatientName)).contains("DOE^JANE");
        assertThat(found.string(Tag.SpecificCharacterSet)).contains("ISO_IR 192");
        for (Tag tag : ResultKeys.of(Level.STUDY)) {
            assertThat(found.contains(tag)).as(tag.toString()).isTrue();
        }
        assertThat(found.string(Tag.StudyID)).isEmpty();
    }

    @Test
    void countsAndCollectsOverTheStudy() {
        String other = SampleInstance.newUid();
        add(sample());
        add(sample());
        add(sample(study, other).with(Tag.Modality, "SR").with(Tag.SOPClassUID, UID.BasicTextSRStorage));
        Dataset found = search(Level.STUDY).getFirst();
        assertThat(found.integer(Tag.NumberOfStudyRelatedSeries)).hasValue(2);
        assertThat(found.integer(Tag.NumberOfStudyRelatedInstances)).hasValue(3);
        assertThat(found.strings(Tag.ModalitiesInStudy)).containsExactly("CT", "SR");
        assertThat(found.strings(Tag.SOPClassesInStudy))
                .containsExactlyInAnyOrder(UID.CTImageStorage, UID.BasicTextSRStorage);
    }

    @Test
    void countsCurrentVersionsOnly() {
        SampleInstance instance = sample();
        add(instance);
        add(instance.changed());
        assertThat(search(Level.STUDY).getFirst().integer(Tag.NumberOfStudyRelatedInstances))
                .hasValue(1);
        assertThat(search(Level.SERIES).getFirst().integer(Tag.NumberOfSeriesRelatedInstances))
                .hasValue(1);
        assertThat(search(Level.INSTANCE)).hasSize(1);
    }

    @Test
    void answersForASeriesWithItsStudy() {
        add(sample().with(Tag.PatientID, "P1").with(Tag.SeriesNumber, "7").with(Tag.SeriesDescription, "axial"));
        Dataset found = search(Level.SERIES).getFirst();
        for (Level level : List.of(Level.STUDY, Level.SERIES)) {
            for (Tag tag : ResultKeys.of(level)) {
                assertThat(found.contains(tag)).as(tag.toString()).isTrue();
            }
        }
        assertThat(found.string(Tag.PatientID)).contains("P1");
        assertThat(found.integer(Tag.SeriesNumber)).hasValue(7);
        assertThat(found.string(Tag.SeriesDescription)).contains("axial");
        assertThat(found.integer(Tag.NumberOfSeriesRelatedInstances)).hasValue(1);
        assertThat(found.integer(Tag.NumberOfStudyRelatedInstances)).hasValue(1);
    }

    @Test
    void answersForAnInstanceWithItsSeriesAndStudy() {
        SampleInstance instance = sample().with(Tag.InstanceNumber, "3").with(Tag.NumberOfFrames, "40");
        add(instance);
        Dataset found = search(Level.INSTANCE).getFirst();
        for (Level level : Level.values()) {
            for (Tag tag : ResultKeys.of(level)) {
                assertThat(found.contains(tag)).as(tag.toString()).isTrue();
            }
        }
        assertThat(found.string(Tag.SOPInstanceUID)).contains(instance.uids().sopInstanceUid());
        assertThat(found.string(Tag.SOPClassUID)).contains(UID.CTImageStorage);
        assertThat(found.integer(Tag.Rows)).hasValue(512);
        assertThat(found.integer(Tag.NumberOfFrames)).hasValue(40);
    }

    @Test
    void answersInUtf8WhateverTheCharacterSetWas() {
        Dataset header = sample().header().toBuilder()
                .string(Tag.SpecificCharacterSet, "ISO_IR 100")
                .raw(Tag.PatientName, VR.PN, Bytes.of("MÜLLER^JÖRG", StandardCharsets.ISO_8859_1))
                .items(
                        Tag.RequestAttributesSequence,
                        Dataset.builder()
                                .raw(
                                        Tag.ScheduledProcedureStepDescription,
                                        VR.LO,
                                        Bytes.of("Schädel", StandardCharsets.ISO_8859_1))
                                .string(Tag.ScheduledProcedureStepID, "STEP1")
                                .build())
                .build();
        add(sample().withHeader(header));
        Dataset found = search(Level.SERIES).getFirst();
        assertThat(found.bytes(Tag.PatientName)).contains(Bytes.of("MÜLLER^JÖRG", StandardCharsets.UTF_8));
        Dataset item = found.items(Tag.RequestAttributesSequence).getFirst();
        assertThat(item.string(Tag.ScheduledProcedureStepDescription)).contains("Schädel");
        assertThat(item.string(Tag.ScheduledProcedureStepID)).contains("STEP1");
    }

    @Test
    void matchesNamesWithoutCaseAccentsAndPadding() {
        named("MÜLLER^JÖRG^^");
        assertMatches(new Exact(Tag.PatientName, "Müller^Jörg"), true);
        assertMatches(new Exact(Tag.PatientName, "muller^jorg"), true);
        assertMatches(new Exact(Tag.PatientName, "Müller"), false);
        assertMatches(new Wildcard(Tag.PatientName, "mül*"), true);
        assertMatches(new Wildcard(Tag.PatientName, "*LLER*"), true);
        assertMatches(new Wildcard(Tag.PatientName, "M?LLER^*"), true);
        assertMatches(new Wildcard(Tag.PatientName, "M?LER*"), false);
        assertMatches(new Wildcard(Tag.PatientName, "*"), true);
    }

    @Test
    void matchesAnyComponentGroupOfAName() {
        named("Yamada^Tarou=山田^太郎=やまだ^たろう");
        assertMatches(new Exact(Tag.PatientName, "yamada^tarou"), true);
        assertMatches(new Exact(Tag.PatientName, "山田^太郎"), true);
        assertMatches(new Wildcard(Tag.PatientName, "山*"), true);
        assertMatches(new Wildcard(Tag.PatientName, "やま*"), true);
        assertMatches(new Wildcard(Tag.PatientName, "*太郎*"), true);
        assertMatches(new Exact(Tag.PatientName, "Yamada^Tarou=山田^太郎"), true);
        assertMatches(new Exact(Tag.PatientName, "Yamada^Tarou=山本^太郎"), false);
        assertMatches(new Exact(Tag.PatientName, "=山田^太郎"), true);
        assertMatches(new Wildcard(Tag.PatientName, "海*"), false);
    }

    @Test
    void matchesFuzzilyWordByWordAndByPrefix() {
        named("VAN DER BERG^ANNA-MARIA");
        assertFuzzy(new Exact(Tag.PatientName, "berg anna"), true);
        assertFuzzy(new Exact(Tag.PatientName, "Maria^Van"), true);
        assertFuzzy(new Exact(Tag.PatientName, "be"), true);
        assertFuzzy(new Exact(Tag.PatientName, "erg"), false);
        assertFuzzy(new Exact(Tag.PatientName, "berg otto"), false);
        assertFuzzy(new Wildcard(Tag.PatientName, "*ERG^*"), true);
        assertMatches(new Exact(Tag.PatientName, "berg anna"), false);
    }

    @Test
    void takesPatternCharactersOfSqlLiterally() {
        add(sample().with(Tag.StudyDescription, "50% _done_ \\o/").with(Tag.AccessionNumber, "A_1"));
        assertMatches(new Exact(Tag.AccessionNumber, "A_1"), true);
        assertMatches(new Exact(Tag.AccessionNumber, "AB1"), false);
        assertMatches(new Wildcard(Tag.AccessionNumber, "A_*"), true);
        assertMatches(new Wildcard(Tag.AccessionNumber, "%*"), false);
        assertMatches(new Wildcard(Tag.StudyDescription, "50% _D*"), true);
        assertMatches(new Wildcard(Tag.StudyDescription, "50?? *"), false);
    }

    @Test
    void matchesEveryKeyOfTheStudy() {
        add(sample().with(Tag.StudyDate, "20260315")
                .with(Tag.StudyTime, "101530.5")
                .with(Tag.AccessionNumber, "ACC1")
                .with(Tag.ReferringPhysicianName, "House^Gregory")
                .with(Tag.PatientID, "pid-1")
                .with(Tag.PatientBirthDate, "19700102")
                .with(Tag.PatientSex, "F")
                .with(Tag.StudyID, "S1")
                .with(Tag.StudyDescription, "Abdomen"));
        assertMatches(new Exact(Tag.StudyDate, "20260315"), true);
        assertMatches(new Exact(Tag.StudyDate, "20260316"), false);
        assertMatches(new Exact(Tag.StudyTime, "101530.5"), true);
        assertMatches(new Exact(Tag.AccessionNumber, "acc1"), true);
        assertMatches(new Wildcard(Tag.ReferringPhysicianName, "house*"), true);
        assertMatches(new Exact(Tag.PatientID, "PID-1"), true);
        assertMatches(new Exact(Tag.PatientID, "pid"), false);
        assertMatches(new AnyOf(Tag.PatientID, List.of("x", "pid-1")), true);
        assertMatches(new Exact(Tag.PatientBirthDate, "19700102"), true);
        assertMatches(new Exact(Tag.PatientSex, "f"), true);
        assertMatches(new Exact(Tag.StudyID, "s1"), true);
        assertMatches(new Wildcard(Tag.StudyDescription, "*dom*"), true);
        assertMatches(new Exact(Tag.StudyInstanceUID, study), true);
        assertMatches(new AnyOf(Tag.StudyInstanceUID, List.of("1.2", study)), true);
        assertMatches(new AnyOf(Tag.StudyInstanceUID, List.of("1.2")), false);
        assertMatches(new Exact(Tag.ModalitiesInStudy, "CT"), true);
        assertMatches(new AnyOf(Tag.ModalitiesInStudy, List.of("MR", "CT")), true);
        assertMatches(new AnyOf(Tag.ModalitiesInStudy, List.of("MR", "SR")), false);
        assertMatches(new Wildcard(Tag.ModalitiesInStudy, "C?"), true);
    }

    @Test
    void matchesEveryKeyOfTheSeriesAndTheInstance() {
        SampleInstance instance = sample().with(Tag.SeriesNumber, "4")
                .with(Tag.SeriesDescription, "Axial 5mm")
                .with(Tag.BodyPartExamined, "CHEST")
                .with(Tag.PerformedProcedureStepStartDate, "20260101")
                .with(Tag.PerformedProcedureStepStartTime, "0815")
                .with(Tag.InstanceNumber, "12");
        Dataset request = Dataset.builder()
                .string(Tag.ScheduledProcedureStepID, "SPS-9")
                .string(Tag.RequestedProcedureID, "RP-7")
                .build();
        Dataset header = instance.header().toBuilder()
                .items(Tag.RequestAttributesSequence, Dataset.empty(), request)
                .build();
        add(instance.withHeader(header));
        List<Match> matching = List.of(
                new Exact(Tag.Modality, "CT"),
                new Exact(Tag.SeriesInstanceUID, series),
                new Exact(Tag.SeriesNumber, "4"),
                new Exact(Tag.SeriesNumber, "+04"),
                new Wildcard(Tag.SeriesDescription, "axial*"),
                new Exact(Tag.BodyPartExamined, "CHEST"),
                new Exact(Tag.PerformedProcedureStepStartDate, "20260101"),
                new Exact(Tag.PerformedProcedureStepStartTime, "0815"),
                new Exact(Tag.ScheduledProcedureStepID, "SPS-9"),
                new Wildcard(Tag.RequestedProcedureID, "RP*"),
                new Exact(Tag.StudyInstanceUID, study));
        for (Match match : matching) {
            assertThat(search(Level.SERIES, match)).as(match.toString()).hasSize(1);
            assertThat(search(Level.INSTANCE, match)).as(match.toString()).hasSize(1);
        }
        String uid = instance.uids().sopInstanceUid();
        assertThat(search(Level.INSTANCE, new Exact(Tag.SOPInstanceUID, uid))).hasSize(1);
        assertThat(search(Level.INSTANCE, new Exact(Tag.SOPClassUID, UID.CTImageStorage)))
                .hasSize(1);
        assertThat(search(Level.INSTANCE, new Exact(Tag.InstanceNumber, "12"))).hasSize(1);
        assertThat(search(Level.INSTANCE, new Exact(Tag.InstanceNumber, "13"))).isEmpty();
        assertThat(search(Level.INSTANCE, new Exact(Tag.InstanceNumber, "many")))
                .isEmpty();
        assertThat(search(Level.SERIES, new Exact(Tag.Modality, "MR"))).isEmpty();
    }

    @Test
    void matchesRangesOfDatesAndTimesWithOpenEnds() {
        add(sample().with(Tag.StudyDate, "20260315").with(Tag.StudyTime, "1015"));
        assertMatches(range(Tag.StudyDate, "20260315", "20260315"), true);
        assertMatches(range(Tag.StudyDate, "20260301", "20260331"), true);
        assertMatches(range(Tag.StudyDate, "20260316", ""), false);
        assertMatches(range(Tag.StudyDate, "20260315", ""), true);
        assertMatches(range(Tag.StudyDate, "", "20260315"), true);
        assertMatches(range(Tag.StudyDate, "", "20260314"), false);
        assertMatches(range(Tag.StudyTime, "10", "11"), true);
        assertMatches(range(Tag.StudyTime, "08", "10"), true);
        assertMatches(range(Tag.StudyTime, "08", "1014"), false);
        assertMatches(range(Tag.StudyTime, "1016", ""), false);
        assertMatches(new Exact(Tag.StudyTime, "10"), true);
        assertMatches(new Exact(Tag.StudyTime, "101500"), true);
        assertMatches(range(Tag.PatientBirthDate, "", "20260314"), false);
    }

    @Test
    void matchesDatesAsAcrNemaWroteThem() {
        add(sample().with(Tag.StudyDate, "1997.04.24").with(Tag.StudyTime, "10:15:30"));
        assertMatches(new Exact(Tag.StudyDate, "19970424"), true);
        assertMatches(range(Tag.StudyTime, "101530", "101530"), true);
    }

    @Test
    void asksForAllKeysTogether() {
        named("DOE^JANE");
        Exact name = new Exact(Tag.PatientName, "DOE^JANE");
        assertThat(search(Level.STUDY, name, new Exact(Tag.ModalitiesInStudy, "CT")))
                .hasSize(1);
        assertThat(search(Level.STUDY, name, new Exact(Tag.ModalitiesInStudy, "MR")))
                .isEmpty();
    }

    @Test
    void doesNotMatchWhatIsAbsentButForAnything() {
        add(sample());
        assertMatches(new Wildcard(Tag.PatientName, "*"), true);
        assertMatches(new Wildcard(Tag.AccessionNumber, "**"), true);
        assertMatches(new Wildcard(Tag.PatientName, "?*"), false);
        assertMatches(new Exact(Tag.AccessionNumber, "x"), false);
    }

    @Test
    void refusesKeysItDoesNotMatchOn() {
        assertRefused(Level.STUDY, new Exact(Tag.PatientWeight, "70"));
        assertRefused(Level.STUDY, new Exact(Tag.SeriesInstanceUID, series));
        assertRefused(Level.SERIES, new Exact(Tag.SOPInstanceUID, "1.2"));
        assertRefused(Level.STUDY, new Wildcard(Tag.StudyDate, "2026*"));
        assertRefused(Level.STUDY, new Exact(Tag.StudyDate, "yesterday"));
        assertRefused(Level.STUDY, range(Tag.PatientName, "A", "B"));
    }

    @Test
    void ordersStudiesNewestFirstAndUndatedLast() {
        String undated = dated("", "");
        String old = dated("20200101", "");
        String morning = dated("20260101", "08");
        String evening = dated("20260101", "2000");
        String timeless = dated("20260101", "");
        String later = dated("20260101", "");
        assertThat(values(Tag.StudyInstanceUID, search(Level.STUDY)))
                .containsExactly(evening, morning, later, timeless, old, undated);
    }

    @Test
    void ordersSeriesAndInstancesByNumberUnderTheirStudies() {
        String old = SampleInstance.newUid();
        String young = SampleInstance.newUid();
        record Place(String study, String date, String series, String instance) {}
        List<Place> places = List.of(
                new Place(old, "20200101", "1", "1"),
                new Place(young, "20260101", "10", "1"),
                new Place(young, "20260101", "9", "20"),
                new Place(young, "20260101", "9", "3"));
        for (Place place : places) {
            add(sample(place.study, place.study + "." + place.series)
                    .with(Tag.StudyDate, place.date)
                    .with(Tag.SeriesNumber, place.series)
                    .with(Tag.InstanceNumber, place.instance));
        }
        assertThat(values(Tag.SeriesNumber, search(Level.SERIES))).containsExactly("9", "10", "1");
        assertThat(values(Tag.InstanceNumber, search(Level.INSTANCE))).containsExactly("3", "20", "1", "1");
    }

    @Test
    void pagesWithoutGapsAndRepetitions() {
        List<String> studies = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            studies.add(dated(i % 3 == 0 ? "20260101" : "", ""));
        }
        List<String> paged = new ArrayList<>();
        for (int offset = 0; offset < 30; offset += 5) {
            Query page = new Query(Level.STUDY, List.of(), false, offset, 5);
            paged.addAll(values(Tag.StudyInstanceUID, catalog().search(datastore, page)));
        }
        assertThat(paged).containsExactlyInAnyOrderElementsOf(studies);
        assertThat(paged).isEqualTo(values(Tag.StudyInstanceUID, search(Level.STUDY)));
        assertThat(catalog().search(datastore, new Query(Level.STUDY, List.of(), false, 0, 0)))
                .isEmpty();
    }

    @Test
    void searchesOneDataStoreOnly() {
        add(sample());
        Query all = new Query(Level.STUDY, List.of(), false, 0, 10);
        assertThat(catalog().search(SampleInstance.newDatastore(), all)).isEmpty();
    }

    private void named(String name) {
        add(sample().with(Tag.PatientName, name));
    }

    private String dated(String date, String time) {
        String uid = SampleInstance.newUid();
        add(sample(uid, SampleInstance.newUid()).with(Tag.StudyDate, date).with(Tag.StudyTime, time));
        return uid;
    }

    private static Range range(Tag tag, String from, String to) {
        return new Range(
                tag,
                Optional.of(from).filter(text -> !text.isEmpty()),
                Optional.of(to).filter(text -> !text.isEmpty()));
    }

    private void assertMatches(Match match, boolean expected) {
        assertThat(search(Level.STUDY, match)).as(match.toString()).hasSize(expected ? 1 : 0);
    }

    private void assertFuzzy(Match match, boolean expected) {
        Query fuzzy = new Query(Level.STUDY, List.of(match), true, 0, 10);
        assertThat(catalog().search(datastore, fuzzy)).as(match.toString()).hasSize(expected ? 1 : 0);
    }

    private void assertRefused(Level level, Match match) {
        assertThatThrownBy(() -> search(level, match))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION));
    }
}
