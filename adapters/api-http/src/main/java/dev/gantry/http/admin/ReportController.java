package dev.gantry.http.admin;

import dev.gantry.http.wire.Body;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.imageset.InstanceFinding;
import dev.gantry.store.imageset.InstanceReport;
import dev.gantry.store.processing.Processing;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What was found in an instance that came in while {@code gantry.ingest.validate} was on. */
@Controller
public final class ReportController {
    private final Processing processing;

    public ReportController(Processing processing) {
        this.processing = processing;
    }

    /** A report, with the numbers of what it lists. */
    record Shown(String sopInstanceUid, long errors, long warnings, long unlisted, List<InstanceFinding> findings) {
        static Shown of(String sopInstanceUid, InstanceReport report) {
            return new Shown(
                    sopInstanceUid,
                    count(report, "ERROR"),
                    count(report, "WARNING"),
                    report.unlisted(),
                    report.findings());
        }

        private static long count(InstanceReport report, String severity) {
            return report.findings().stream()
                    .filter(finding -> finding.severity().equals(severity))
                    .count();
        }
    }

    @GetMapping("/admin/instances/{sopInstanceUid}/report")
    public void report(@PathVariable("sopInstanceUid") String sopInstanceUid, HttpServletResponse response)
            throws IOException {
        InstanceReport report = processing.report(DatastoreId.DEFAULT, sopInstanceUid);
        Body.json(response, 200, "application/json", Shown.of(sopInstanceUid, report));
    }
}
