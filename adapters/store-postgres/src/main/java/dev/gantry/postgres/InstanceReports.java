package dev.gantry.postgres;

import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.imageset.InstanceFinding;
import dev.gantry.store.imageset.InstanceReport;
import dev.gantry.store.imageset.ProcessedInstance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was found in instance versions. */
final class InstanceReports {
    private static final int COLUMNS = 5;

    private static final String ADD = "INSERT INTO instance_report (version_id, findings, unlisted) VALUES (?, ?, ?)";

    private static final String FIND = """
            SELECT r.findings, r.unlisted FROM instance i JOIN instance_report r ON r.version_id = i.id
            WHERE i.datastore = ? AND i.sop_instance_uid = ? AND NOT i.superseded
            """;

    private final Connection connection;

    InstanceReports(Connection connection) {
        this.connection = connection;
    }

    /** Adds the reports of those that were checked. */
    void add(List<ProcessedInstance> instances) throws SQLException {
        if (instances.stream().allMatch(instance -> instance.report().isEmpty())) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            for (ProcessedInstance instance : instances) {
                if (instance.report().isPresent()) {
                    InstanceReport report = instance.report().get();
                    statement.setLong(1, instance.versionId());
                    statement.setArray(2, connection.createArrayOf("text", encode(report)));
                    statement.setLong(3, report.unlisted());
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private static Object[] encode(InstanceReport report) {
        return report.findings().stream()
                .flatMap(finding -> Stream.of(
                        finding.severity(), finding.kind(), finding.tagPath(), finding.text(), finding.section()))
                .toArray();
    }

    Optional<InstanceReport> find(DatastoreId datastore, String sopInstanceUid) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, datastore.value());
            statement.setString(2, sopInstanceUid);
            return Rows.of(statement, InstanceReports::of).stream().findFirst();
        }
    }

    private static InstanceReport of(ResultSet row) throws SQLException {
        String[] cells = (String[]) row.getArray(1).getArray();
        List<InstanceFinding> findings = new ArrayList<>();
        for (int i = 0; i + COLUMNS <= cells.length; i += COLUMNS) {
            findings.add(new InstanceFinding(cells[i], cells[i + 1], cells[i + 2], cells[i + 3], cells[i + 4]));
        }
        return new InstanceReport(findings, row.getLong(2));
    }
}
