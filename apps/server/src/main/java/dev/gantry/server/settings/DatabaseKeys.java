package dev.gantry.server.settings;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The catalogue's PostgreSQL, key {@code gantry.database}.
 *
 * @param url {@code jdbc:postgresql://…} of a server outside; empty for the embedded one
 * @param user of the server outside
 * @param password of the server outside
 * @param poolSize connections at most
 */
public record DatabaseKeys(
        @DefaultValue("") String url,
        @DefaultValue("gantry") String user,
        @DefaultValue("") Secret password,
        @DefaultValue("16") int poolSize) {

    public DatabaseKeys {
        Check.require(
                url.isEmpty() || url.startsWith("jdbc:postgresql:"),
                "url",
                "must start with jdbc:postgresql: or be empty");
        Check.positive("pool-size", poolSize);
    }

    public boolean embedded() {
        return url.isEmpty();
    }
}
