package dev.gantry.jms;

import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Makes connections of the Artemis client as this package wants them. */
final class ArtemisConnections {
    private static final int CONFIRMATION_WINDOW_BYTES = 1 << 20;

    private ArtemisConnections() {}

    static ConnectionFactory to(String url, Duration timeout) {
        NettyMemory.prepare();
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        // Without a window an asynchronous send is reported complete before the broker has it on disk.
        factory.setConfirmationWindowSize(CONFIRMATION_WINDOW_BYTES);
        // What a worker has not asked for is neither in flight nor counted as delivered when the worker dies.
        factory.setConsumerWindowSize(0);
        factory.setReconnectAttempts(0);
        factory.setInitialConnectAttempts(1);
        factory.setCallTimeout(timeout.toMillis());
        factory.setCacheDestinations(true);
        return factory;
    }
}
