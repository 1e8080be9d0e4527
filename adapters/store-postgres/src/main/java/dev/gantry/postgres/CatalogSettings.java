package dev.gantry.postgres;

/**
 * How to reach the database.
 *
 * @param url a JDBC URL of PostgreSQL, without credentials
 * @param connections at most, beside those that only record
 */
public record CatalogSettings(String url, String user, String password, int connections) {
    public static final int DEFAULT_CONNECTIONS = 16;

    public CatalogSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("not a JDBC URL of PostgreSQL: " + url);
        }
        if (connections < 1) {
            throw new IllegalArgumentException("at least one connection is needed, not " + connections);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "CatalogSettings[url=" + url + ", user=" + user + ", connections=" + connections + "]";
    }
}
