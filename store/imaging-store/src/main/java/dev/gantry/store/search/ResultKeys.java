package dev.gantry.store.search;

import dev.gantry.dicom.Tag;
import java.util.List;

/**
 * The attributes that the catalogue keeps of every study, series and instance and returns for each match, PS3.18 Tables
 * 10.6.3-3 to 10.6.3-5 and what lists show besides. Those that are counted or collected over the level below are named
 * in {@link #DERIVED}.
 */
public final class ResultKeys {
    private static final List<Tag> STUDY = List.of(
            Tag.StudyDate,
            Tag.StudyTime,
            Tag.AccessionNumber,
            Tag.ReferringPhysicianName,
            Tag.TimezoneOffsetFromUTC,
            Tag.StudyDescription,
            Tag.PatientName,
            Tag.PatientID,
            Tag.IssuerOfPatientID,
            Tag.PatientBirthDate,
            Tag.PatientSex,
            Tag.StudyInstanceUID,
            Tag.StudyID);

    private static final List<Tag> SERIES = List.of(
            Tag.SeriesDate,
            Tag.SeriesTime,
            Tag.Modality,
            Tag.Manufacturer,
            Tag.InstitutionName,
            Tag.StationName,
            Tag.SeriesDescription,
            Tag.ManufacturerModelName,
            Tag.BodyPartExamined,
            Tag.ProtocolName,
            Tag.SeriesInstanceUID,
            Tag.SeriesNumber,
            Tag.Laterality,
            Tag.PerformedProcedureStepStartDate,
            Tag.PerformedProcedureStepStartTime,
            Tag.RequestAttributesSequence);

    private static final List<Tag> INSTANCE = List.of(
            Tag.SOPClassUID,
            Tag.SOPInstanceUID,
            Tag.ContentDate,
            Tag.ContentTime,
            Tag.InstanceNumber,
            Tag.NumberOfFrames,
            Tag.Rows,
            Tag.Columns,
            Tag.BitsAllocated);

    /** Attributes of a study or series that come from all of its instances. */
    public static final List<Tag> DERIVED = List.of(
            Tag.ModalitiesInStudy,
            Tag.SOPClassesInStudy,
            Tag.NumberOfStudyRelatedSeries,
            Tag.NumberOfStudyRelatedInstances,
            Tag.NumberOfSeriesRelatedInstances);

    private ResultKeys() {}

    /** The attributes of this level alone, {@link #DERIVED} ones left out. */
    public static List<Tag> of(Level level) {
        return switch (level) {
            case STUDY -> STUDY;
            case SERIES -> SERIES;
            case INSTANCE -> INSTANCE;
        };
    }

    /** Whether the catalogue itself answers for an attribute, at whatever level. */
    public static boolean contains(Tag tag) {
        return STUDY.contains(tag) || SERIES.contains(tag) || INSTANCE.contains(tag) || DERIVED.contains(tag);
    }
}
