package dev.gantry.dicom.validate;

import java.util.List;
import java.util.Optional;

/**
 * What validation found.
 *
 * @param sopClassUid that the data set claims, if any
 * @param iod the name of the information object definition whose rules were applied; empty if none is known
 * @param findings in the order of the elements, at most as many as the options allow
 * @param unlisted how many more there were
 */
public record Report(Optional<String> sopClassUid, Optional<String> iod, List<Finding> findings, long unlisted) {

    public Report {
        findings = List.copyOf(findings);
    }

    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    public boolean hasErrors() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** Whether there is neither an error nor a warning. */
    public boolean isClean() {
        return findings.stream().allMatch(finding -> finding.severity() == Severity.INFO);
    }
}
