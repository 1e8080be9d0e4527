package dev.gantry.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A pool of connections, and transactions on them. Nothing waits without end. Thread-safe. */
final class Database implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
    /** For a server that has fallen silent; longer than any statement may take. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(40);

    private static final int ATTEMPTS = 12;

    /** What is done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * @param planner settings of the sessions, as {@code -c name=value}
     */
    static Database open(CatalogSettings settings, String name, int connections, String planner) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        config.setValidationTimeout(Duration.ofSeconds(2).toMillis());
        // The database may come later than we do.
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "gantry");
        config.addDataSourceProperty("connectTimeout", Long.toString(CONNECT_TIMEOUT.toSeconds()));
        config.addDataSourceProperty("socketTimeout", Long.toString(SOCKET_TIMEOUT.toSeconds()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // A detail names the values of a row, which are a patient's.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty(
                "options",
                "-c statement_timeout=" + STATEMENT_TIMEOUT.toMillis() + " -c lock_timeout=" + LOCK_TIMEOUT.toMillis()
                        + " -c idle_in_transaction_session_timeout=" + SOCKET_TIMEOUT.toMillis() + planner);
        return new Database(new HikariDataSource(config));
    }

    /**
     * Commits what {@code work} did, or rolls it back when it throws. Work that another transaction got in the way of, or
     * that lost its connection, is done again: so it must be right also when its first attempt had committed after all.
     */
    <T> T transaction(Work<T> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException e) {
                if (attempt >= ATTEMPTS || !SqlFailure.isWorthAnotherAttempt(e) || !pause(attempt)) {
                    throw e;
                }
            }
        }
    }

    /** Lets two that got in each other's way meet at different times: up to 2, 4, 8 … 128 ms. */
    private static boolean pause(int attempt) {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(1 << Math.min(attempt, 7)));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            boolean done = false;
            try {
                T result = work.on(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollBack(connection);
                }
            }
        }
    }

    /** Reads without a transaction around the statements. */
    <T> T read(Work<T> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(true);
                return work.on(connection);
            } catch (SQLException e) {
                if (attempt >= ATTEMPTS || !SqlFailure.isWorthAnotherAttempt(e) || !pause(attempt)) {
                    throw e;
                }
            }
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is broken, and with it the transaction; the first failure is the one to tell.
        }
    }

    DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
