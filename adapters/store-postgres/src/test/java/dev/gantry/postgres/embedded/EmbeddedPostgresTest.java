package dev.gantry.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    Path directory;

    @Test
    void isAsDurableAsItSays() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThat(query(postgres, "SELECT current_setting('fsync')")).isEqualTo("on");
            assertThat(query(postgres, "SELECT current_setting('synchronous_commit')"))
                    .isEqualTo("on");
            assertThat(query(postgres, "SELECT current_setting('full_page_writes')"))
                    .isEqualTo("on");
            assertThat(query(postgres, "SELECT current_setting('data_checksums')"))
                    .isEqualTo("on");
        }
    }

    @Test
    void keepsDataAndPortFromStartToStart() throws SQLException {
        String url;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            url = postgres.url();
            execute(postgres, "CREATE TABLE kept AS SELECT 'still here' AS answer");
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThat(postgres.url()).isEqualTo(url);
            assertThat(query(postgres, "SELECT answer FROM kept")).isEqualTo("still here");
        }
    }

    @Test
    void startsAgainWhereItWasWhenItWasKilled() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThat(postgres.restartIfDead()).isFalse();
            execute(postgres, "CREATE TABLE kept AS SELECT 'still here' AS answer");
            ProcessHandle server = ProcessHandle.of(postgres.pid()).orElseThrow();
            server.destroyForcibly();
            server.onExit().join();

            assertThat(postgres.restartIfDead()).isTrue();

            assertThat(query(postgres, "SELECT answer FROM kept")).isEqualTo("still here");
            postgres.close();
            assertThat(postgres.restartIfDead()).isFalse();
        }
    }

    @Test
    void refusesASecondLauncherOnTheSameDirectory() {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(directory)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(directory))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("in use by another Gantry");
            assertThat(first.pid()).isPositive();
        }
    }

    @Test
    void refusesAWrongPasswordAndHidesTheRightOne() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), postgres.user(), "guess")
                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void stopsTheServerThatAKilledProcessLeftBehind() throws IOException, InterruptedException, SQLException {
        Path home = directory.resolve("home");
        Path pidFile = directory.resolve("pid");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LauncherProcess.class.getName(),
                        home.toString(),
                        pidFile.toString())
                .inheritIO()
                .start();
        await(() -> Files.exists(pidFile) && pidFile.toFile().length() > 0);
        long orphan = Long.parseLong(Files.readString(pidFile));
        child.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan))
                .hasValueSatisfying(handle -> assertThat(handle.isAlive()).isTrue());

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            assertThat(postgres.pid()).isNotEqualTo(orphan);
            assertThat(query(postgres, "SELECT 'well'")).isEqualTo("well");
        }
    }

    @Test
    void startsAfterTheServerWasKilled() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            execute(postgres, "CREATE TABLE kept AS SELECT 'recovered' AS answer");
            ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThat(query(postgres, "SELECT answer FROM kept")).isEqualTo("recovered");
        }
    }

    @Test
    void leavesAProcessAloneThatGotAnOldServersId() throws IOException, SQLException {
        EmbeddedPostgres.start(directory).close();
        long self = ProcessHandle.current().pid();
        Files.writeString(directory.resolve("cluster/postmaster.pid"), self + "\n");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThat(query(postgres, "SELECT 'started'")).isEqualTo("started");
        }
    }

    @Test
    void writesNoValueOfAFailedStatementIntoItsLog() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThatThrownBy(() -> execute(postgres, "SELECT 'Doe^Jane'::int"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(Files.readString(directory.resolve("cluster/postgres.log")))
                .contains("ready to accept connections")
                .doesNotContain("Doe");
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
