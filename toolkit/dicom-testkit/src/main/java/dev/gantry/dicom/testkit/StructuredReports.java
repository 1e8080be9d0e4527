package dev.gantry.dicom.testkit;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.UID;

/** A report that keeps the rules of PS3.3 A.35.3 and C.17. */
final class StructuredReports {

    private StructuredReports() {}

    static Dataset comprehensive() {
        DatasetBuilder builder = CommonModules.instance(UID.ComprehensiveSRStorage, "SR", 4)
                .items(Tag.ReferencedPerformedProcedureStepSequence)
                .string(Tag.ContentDate, "20260102")
                .string(Tag.ContentTime, "103000")
                .string(Tag.CompletionFlag, "PARTIAL")
                .string(Tag.VerificationFlag, "UNVERIFIED")
                .items(Tag.PerformedProcedureCodeSequence)
                .string(Tag.ValueType, "CONTAINER")
                .string(Tag.ContinuityOfContent, "SEPARATE")
                .items(Tag.ConceptNameCodeSequence, CommonModules.code("126000", "DCM", "Imaging Measurement Report"));
        return builder.items(Tag.ContentSequence, language(), finding(), measurement())
                .build();
    }

    private static DatasetBuilder item(String relationship, String valueType, Dataset name) {
        return Dataset.builder()
                .string(Tag.RelationshipType, relationship)
                .string(Tag.ValueType, valueType)
                .items(Tag.ConceptNameCodeSequence, name);
    }

    private static Dataset language() {
        Dataset name = CommonModules.code("121049", "DCM", "Language of Content Item and Descendants");
        return item("HAS CONCEPT MOD", "CODE", name)
                .items(Tag.ConceptCodeSequence, CommonModules.code("en", "RFC5646", "English"))
                .build();
    }

    private static Dataset finding() {
        return item("CONTAINS", "TEXT", CommonModules.code("121071", "DCM", "Finding"))
                .string(Tag.TextValue, "Nothing that anybody had invented.")
                .build();
    }

    private static Dataset measurement() {
        Dataset length = Dataset.builder()
                .decimal(Tag.NumericValue, 12.5)
                .items(Tag.MeasurementUnitsCodeSequence, CommonModules.code("mm", "UCUM", "mm"))
                .build();
        return item("CONTAINS", "NUM", CommonModules.code("410668003", "SCT", "Length"))
                .items(Tag.MeasuredValueSequence, length)
                .build();
    }
}
