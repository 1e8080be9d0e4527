package dev.gantry.benchmarks;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import java.util.List;

/** An instance encoded beforehand, so that the server is measured and not the making of its input. */
record Prepared(
        Syntax syntax,
        String studyInstanceUid,
        String seriesInstanceUid,
        String sopInstanceUid,
        Bytes dataset,
        Bytes file) {

    /** What is negotiated for it. */
    record Syntax(String sopClassUid, String transferSyntaxUid) {}

    static Prepared of(SyntheticInstance instance) {
        return new Prepared(
                new Syntax(instance.sopClassUid(), instance.syntax().uid()),
                instance.studyInstanceUid(),
                instance.seriesInstanceUid(),
                instance.sopInstanceUid(),
                instance.datasetBytes(),
                instance.part10());
    }

    static List<Prepared> all(SyntheticInstances instances) {
        return instances.series().stream().map(Prepared::of).toList();
    }

    static List<Syntax> syntaxes(List<Prepared> instances) {
        return instances.stream().map(Prepared::syntax).distinct().toList();
    }
}
