package dev.gantry.store.search;

import dev.gantry.dicom.Tag;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The attributes that a query may match on: those PS3.18 Table 10.6.1-5 requires and the further ones people search by.
 * Scheduled Procedure Step ID and Requested Procedure ID stand for their place in the Request Attributes Sequence.
 */
public final class MatchingKeys {
    private static final List<Tag> STUDY = List.of(
            Tag.StudyDate,
            Tag.StudyTime,
            Tag.AccessionNumber,
            Tag.ModalitiesInStudy,
            Tag.ReferringPhysicianName,
            Tag.PatientName,
            Tag.PatientID,
            Tag.PatientBirthDate,
            Tag.PatientSex,
            Tag.StudyInstanceUID,
            Tag.StudyID,
            Tag.StudyDescription);

    private static final List<Tag> SERIES = List.of(
            Tag.Modality,
            Tag.SeriesInstanceUID,
            Tag.SeriesNumber,
            Tag.SeriesDescription,
            Tag.BodyPartExamined,
            Tag.PerformedProcedureStepStartDate,
            Tag.PerformedProcedureStepStartTime,
            Tag.ScheduledProcedureStepID,
            Tag.RequestedProcedureID);

    private static final List<Tag> INSTANCE = List.of(Tag.SOPClassUID, Tag.SOPInstanceUID, Tag.InstanceNumber);

    private MatchingKeys() {}

    /** The keys of a level and of the levels above it. */
    public static Set<Tag> upTo(Level level) {
        return switch (level) {
            case STUDY -> Set.copyOf(STUDY);
            case SERIES -> union(STUDY, SERIES);
            case INSTANCE -> union(STUDY, SERIES, INSTANCE);
        };
    }

    @SafeVarargs
    private static Set<Tag> union(List<Tag>... keys) {
        return Stream.of(keys).flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
    }
}
