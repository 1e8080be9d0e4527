package dev.gantry.postgres;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** What a failure of the database means, by its SQLSTATE. */
final class SqlFailure {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String DISK_FULL = "53100";
    private static final String CANCELED = "57014";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Connection exceptions, insufficient resources, operator intervention. */
    private static final Set<String> AWAY = Set.of("08", "53", "57");

    private SqlFailure() {}

    /** The message names no value of a row. */
    static StoreException of(SQLException failure) {
        String state = state(failure);
        if (state.equals(DISK_FULL)) {
            return new StoreException(ErrorCode.QUOTA_EXCEEDED, "the database has no space left", failure);
        }
        if (state.equals(CANCELED) || state.equals(LOCK_NOT_AVAILABLE)) {
            return new StoreException(ErrorCode.THROTTLED, "the database took too long", failure);
        }
        if (isConnectionLost(failure)) {
            return new StoreException(ErrorCode.THROTTLED, "the database cannot be reached", failure);
        }
        if (isConcurrency(failure)) {
            return new StoreException(ErrorCode.THROTTLED, "too many changes at the same time", failure);
        }
        return new StoreException(ErrorCode.INTERNAL, "the database refused a statement: SQLSTATE " + state, failure);
    }

    /** Whether the same transaction may succeed at once: another one was quicker. */
    static boolean isConcurrency(SQLException failure) {
        return state(failure).startsWith("40") || state(failure).equals(UNIQUE_VIOLATION);
    }

    /** Whether the same work may succeed at once: in another order, or on another connection. */
    static boolean isWorthAnotherAttempt(SQLException failure) {
        boolean poolIsEmpty = failure instanceof SQLTransientConnectionException;
        return isConcurrency(failure) || isConnectionLost(failure) && !poolIsEmpty;
    }

    static boolean isConnectionLost(SQLException failure) {
        String state = state(failure);
        boolean away = state.length() == 5 && AWAY.contains(state.substring(0, 2));
        return failure instanceof SQLTransientConnectionException || away && !state.equals(CANCELED);
    }

    private static String state(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "" : state;
    }
}
