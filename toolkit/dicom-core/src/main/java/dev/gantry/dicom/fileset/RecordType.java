package dev.gantry.dicom.fileset;

import dev.gantry.dicom.Tag;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.Uids;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The types of directory records: their place in the hierarchy (PS3.3 Table F.4-1) and the keys that a record takes from
 * the instance (PS3.3 F.5). Keys of type 2 and 1 stand in a record even when the instance lacks them.
 */
enum RecordType {
    PATIENT(0, keys(Tag.PatientName, Tag.PatientID), keys()),
    STUDY(
            1,
            keys(Tag.StudyDate, Tag.StudyTime, Tag.AccessionNumber, Tag.StudyDescription, Tag.StudyID),
            keys(Tag.StudyInstanceUID)),
    SERIES(2, keys(Tag.Modality, Tag.SeriesNumber), keys(Tag.SeriesInstanceUID, Tag.SeriesDescription)),
    IMAGE(3, keys(Tag.InstanceNumber), keys(Tag.ImageType, Tag.Rows, Tag.Columns, Tag.NumberOfFrames)),
    RT_DOSE(3, keys(Tag.InstanceNumber, Tag.DoseSummationType), keys(Tag.DoseComment)),
    RT_STRUCTURE_SET(
            3, keys(Tag.InstanceNumber, Tag.StructureSetLabel, Tag.StructureSetDate, Tag.StructureSetTime), keys()),
    RT_PLAN(3, keys(Tag.InstanceNumber, Tag.RTPlanLabel, Tag.RTPlanDate, Tag.RTPlanTime), keys()),
    RT_TREAT_RECORD(3, keys(Tag.InstanceNumber, Tag.TreatmentDate, Tag.TreatmentTime), keys()),
    PRESENTATION(
            3,
            keys(
                    Tag.PresentationCreationDate,
                    Tag.PresentationCreationTime,
                    Tag.InstanceNumber,
                    Tag.ContentLabel,
                    Tag.ContentDescription,
                    Tag.ContentCreatorName),
            keys(Tag.ReferencedSeriesSequence, Tag.BlendingSequence)),
    WAVEFORM(3, content(), keys()),
    SR_DOCUMENT(
            3,
            keys(
                    Tag.InstanceNumber,
                    Tag.CompletionFlag,
                    Tag.VerificationFlag,
                    Tag.ContentDate,
                    Tag.ContentTime,
                    Tag.ConceptNameCodeSequence),
            keys(Tag.VerificationDateTime)),
    KEY_OBJECT_DOC(3, keys(Tag.InstanceNumber, Tag.ContentDate, Tag.ContentTime, Tag.ConceptNameCodeSequence), keys()),
    SPECTROSCOPY(
            3,
            keys(
                    Tag.ImageType,
                    Tag.ContentDate,
                    Tag.ContentTime,
                    Tag.InstanceNumber,
                    Tag.NumberOfFrames,
                    Tag.Rows,
                    Tag.Columns,
                    Tag.DataPointRows,
                    Tag.DataPointColumns),
            keys(Tag.ReferencedImageEvidenceSequence)),
    RAW_DATA(3, content(), keys()),
    REGISTRATION(3, labelled(), keys()),
    FIDUCIAL(3, labelled(), keys()),
    HANGING_PROTOCOL(
            0,
            keys(
                    Tag.HangingProtocolName,
                    Tag.HangingProtocolDescription,
                    Tag.HangingProtocolLevel,
                    Tag.HangingProtocolCreator,
                    Tag.HangingProtocolCreationDateTime,
                    Tag.HangingProtocolDefinitionSequence,
                    Tag.NumberOfPriorsReferenced,
                    Tag.HangingProtocolUserIdentificationCodeSequence),
            keys()),
    ENCAP_DOC(
            3,
            keys(
                    Tag.ContentDate,
                    Tag.ContentTime,
                    Tag.InstanceNumber,
                    Tag.DocumentTitle,
                    Tag.ConceptNameCodeSequence,
                    Tag.MIMETypeOfEncapsulatedDocument),
            keys(Tag.HL7InstanceIdentifier)),
    VALUE_MAP(3, labelled(), keys()),
    STEREOMETRIC(3, keys(), keys()),
    PALETTE(0, keys(Tag.ContentLabel, Tag.ContentDescription), keys()),
    IMPLANT(0, keys(Tag.Manufacturer, Tag.ImplantName, Tag.ImplantPartNumber), keys(Tag.ImplantSize)),
    IMPLANT_ASSY(0, keys(Tag.ImplantAssemblyTemplateName, Tag.Manufacturer, Tag.ProcedureTypeCodeSequence), keys()),
    IMPLANT_GROUP(
            0,
            keys(Tag.ImplantTemplateGroupName, Tag.ImplantTemplateGroupIssuer),
            keys(Tag.ImplantTemplateGroupDescription)),
    PLAN(3, keys(), keys()),
    MEASUREMENT(3, content(), keys()),
    SURFACE(3, content(), keys()),
    SURFACE_SCAN(3, keys(Tag.ContentDate, Tag.ContentTime), keys()),
    TRACT(3, labelled(), keys()),
    ASSESSMENT(3, keys(Tag.InstanceNumber), keys(Tag.InstanceCreationDate, Tag.InstanceCreationTime)),
    RADIOTHERAPY(3, keys(Tag.InstanceNumber), keys(Tag.UserContentLabel, Tag.UserContentLongLabel)),
    ANNOTATION(3, labelled(), keys()),
    INVENTORY(0, keys(Tag.ContentDate, Tag.ContentTime), keys(Tag.InventoryPurpose));

    private final int level;
    private final List<Tag> required;
    private final List<Tag> wherePresent;

    RecordType(int level, List<Tag> required, List<Tag> wherePresent) {
        this.level = level;
        this.required = required;
        this.wherePresent = wherePresent;
    }

    private static List<Tag> keys(Tag... tags) {
        return List.of(tags);
    }

    private static List<Tag> content() {
        return keys(Tag.InstanceNumber, Tag.ContentDate, Tag.ContentTime);
    }

    private static List<Tag> labelled() {
        return keys(
                Tag.ContentDate,
                Tag.ContentTime,
                Tag.InstanceNumber,
                Tag.ContentLabel,
                Tag.ContentDescription,
                Tag.ContentCreatorName);
    }

    /** The defined term of (0004,1430). */
    String term() {
        return name().replace('_', ' ');
    }

    /** 0 in the root directory entity, 1 below a patient, 2 below a study, 3 below a series. */
    int level() {
        return level;
    }

    /** Keys that stand in the record, empty if the instance lacks them. */
    List<Tag> required() {
        return required;
    }

    /** Keys that stand in the record where the instance has them. */
    List<Tag> wherePresent() {
        return wherePresent;
    }

    static Optional<RecordType> ofTerm(String term) {
        return Arrays.stream(values()).filter(type -> type.term().equals(term)).findFirst();
    }

    /** The level of a type by its term; what is not known is taken for an instance's. */
    static int level(String term) {
        return ofTerm(term).map(RecordType::level).orElse(3);
    }

    /** The type of the records of a storage SOP class; nothing for one that is not registered or has none. */
    static Optional<RecordType> ofSopClass(String uid) {
        return Uids.isStorageSopClass(uid)
                ? Uids.find(uid).flatMap(entry -> ofStorage(uid, entry.keyword()))
                : Optional.empty();
    }

    private static Optional<RecordType> ofStorage(String uid, String keyword) {
        Optional<RecordType> single = ofSingle(uid);
        if (single.isPresent()) {
            return single;
        }
        if (keyword.endsWith("PresentationStateStorage")) {
            return Optional.of(PRESENTATION);
        }
        if (keyword.contains("WaveformStorage")) {
            return Optional.of(WAVEFORM);
        }
        if (keyword.contains("SRStorage")
                || keyword.endsWith("LogStorage")
                || keyword.endsWith("VolumeReportStorage")) {
            return Optional.of(SR_DOCUMENT);
        }
        if (keyword.startsWith("Encapsulated")) {
            return Optional.of(ENCAP_DOC);
        }
        if (keyword.startsWith("SurfaceScan")) {
            return Optional.of(SURFACE_SCAN);
        }
        if (keyword.contains("TreatmentRecord") || keyword.contains("TreatmentSummaryRecord")) {
            return Optional.of(RT_TREAT_RECORD);
        }
        if (keyword.contains("Measurements") || keyword.contains("IntraocularLens") || keyword.contains("Spectacle")) {
            return Optional.of(MEASUREMENT);
        }
        if (isSecondGenerationRadiotherapy(keyword)) {
            return Optional.of(RADIOTHERAPY);
        }
        return keyword.contains("Protocol") || keyword.contains("DICOS") ? Optional.empty() : Optional.of(IMAGE);
    }

    private static boolean isSecondGenerationRadiotherapy(String keyword) {
        boolean image = keyword.contains("Image") || keyword.contains("Annotation");
        return !image
                && (keyword.startsWith("RT")
                        || keyword.contains("Radiation") && !keyword.contains("Dose")
                        || keyword.startsWith("TomotherapeuticRadiation"));
    }

    private static Optional<RecordType> ofSingle(String uid) {
        return Optional.ofNullable(
                switch (uid) {
                    case UID.RTDoseStorage -> RT_DOSE;
                    case UID.RTStructureSetStorage -> RT_STRUCTURE_SET;
                    case UID.RTPlanStorage, UID.RTIonPlanStorage -> RT_PLAN;
                    case UID.RTBeamsDeliveryInstructionStorage,
                            UID.RTBrachyApplicationSetupDeliveryInstructionStorage -> PLAN;
                    case UID.KeyObjectSelectionDocumentStorage -> KEY_OBJECT_DOC;
                    case UID.MRSpectroscopyStorage -> SPECTROSCOPY;
                    case UID.RawDataStorage -> RAW_DATA;
                    case UID.SpatialRegistrationStorage, UID.DeformableSpatialRegistrationStorage -> REGISTRATION;
                    case UID.SpatialFiducialsStorage -> FIDUCIAL;
                    case UID.HangingProtocolStorage -> HANGING_PROTOCOL;
                    case UID.RealWorldValueMappingStorage -> VALUE_MAP;
                    case UID.StereometricRelationshipStorage -> STEREOMETRIC;
                    case UID.ColorPaletteStorage -> PALETTE;
                    case UID.GenericImplantTemplateStorage -> IMPLANT;
                    case UID.ImplantAssemblyTemplateStorage -> IMPLANT_ASSY;
                    case UID.ImplantTemplateGroupStorage -> IMPLANT_GROUP;
                    case UID.SurfaceSegmentationStorage -> SURFACE;
                    case UID.TractographyResultsStorage -> TRACT;
                    case UID.ContentAssessmentResultsStorage -> ASSESSMENT;
                    case UID.MicroscopyBulkSimpleAnnotationsStorage -> ANNOTATION;
                    case UID.InventoryStorage -> INVENTORY;
                    default -> null;
                });
    }
}
