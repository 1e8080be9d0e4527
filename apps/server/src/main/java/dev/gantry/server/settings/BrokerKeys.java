package dev.gantry.server.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The message broker, key {@code gantry.broker}.
 *
 * @param url of a broker outside, {@code tcp://host:61616}; empty for the embedded one
 * @param user of the broker outside
 * @param password of the broker outside
 * @param queue its name on the broker outside; dead letters go to the same name with {@code .dead}
 * @param timeout how long a call may wait for the broker
 */
public record BrokerKeys(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") Secret password,
        @DefaultValue("gantry.work") String queue,
        @DefaultValue("5s") Duration timeout) {

    public BrokerKeys {
        Check.require(!queue.isBlank(), "queue", "must have a name");
        Check.positive("timeout", timeout);
    }

    public boolean embedded() {
        return url.isEmpty();
    }
}
