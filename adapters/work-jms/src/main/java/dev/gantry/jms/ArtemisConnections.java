package dev.gantry.jms;

import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Makes connections of the Artemis client as this package wants them. */
final class ArtemisConnections {
    private static final String CONNECT_TIMEOUT = TransportConstants.NETTY_CONNECT_TIMEOUT;
    private static final int CONFIRMATION_WINDOW_BYTES = 1 << 20;

    private ArtemisConnections() {}

    /**
     * Makes connections to a broker.
     *
     * @param timeout of connecting and of each call
     */
    static ConnectionFactory to(String url, Duration timeout) {
        NettyMemory.prepare();
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(bounded(url, timeout));
        // Without a window an asynchronous send is reported complete before the broker has it on disk.
        factory.setConfirmationWindowSize(CONFIRMATION_WINDOW_BYTES);
        // What a worker has not asked for is neither in flight nor counted as delivered when the worker dies.
        factory.setConsumerWindowSize(0);
        factory.setReconnectAttempts(0);
        factory.setInitialConnectAttempts(1);
        // It waits that long after the last attempt too.
        factory.setRetryInterval(1);
        factory.setCallTimeout(timeout.toMillis());
        factory.setCacheDestinations(true);
        return factory;
    }

    /** A host that does not answer holds a connecting thread for 30 s otherwise. */
    private static String bounded(String url, Duration timeout) {
        if (!url.contains("tcp:") || url.contains(CONNECT_TIMEOUT)) {
            return url;
        }
        return url + (url.contains("?") ? "&" : "?") + CONNECT_TIMEOUT + "=" + timeout.toMillis();
    }
}
