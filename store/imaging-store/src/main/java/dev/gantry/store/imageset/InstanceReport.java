package dev.gantry.store.imageset;

import java.util.List;

/**
 * What the check of an instance found. It holds nothing of the patient's: no value of the data set.
 *
 * @param unlisted how many findings more there were
 */
public record InstanceReport(List<InstanceFinding> findings, long unlisted) {
    public InstanceReport {
        findings = List.copyOf(findings);
    }
}
