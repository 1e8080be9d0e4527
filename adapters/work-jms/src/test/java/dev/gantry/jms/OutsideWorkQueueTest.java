package dev.gantry.jms;

import dev.gantry.jms.WorkSettings.Outside;
import dev.gantry.store.work.RetryPolicy;
import dev.gantry.store.work.WorkQueue;
import dev.gantry.store.work.WorkQueueContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.activemq.artemis.core.config.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The same contract over TCP, with what any broker tells: no counters. */
class OutsideWorkQueueTest extends WorkQueueContract {
    @TempDir
    Path directory;

    private int port;
    private Optional<EmbeddedBroker> broker = Optional.empty();

    @BeforeEach
    void findPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    @AfterEach
    void stopBroker() {
        broker.ifPresent(EmbeddedBroker::close);
    }

    @Override
    protected OpenQueue open(RetryPolicy retries) {
        if (broker.isEmpty()) {
            broker = Optional.of(listening(retries));
        }
        Outside location = new Outside("tcp://127.0.0.1:" + port, "", "", BrokerConfiguration.WORK_QUEUE);
        WorkSettings settings = WorkSettings.of(location).withRetries(retries);
        JmsWorkQueue queue = JmsWorkQueue.on(location, settings, InstantSource.system());
        return new OpenQueue() {
            @Override
            public WorkQueue queue() {
                return queue;
            }

            @Override
            public void close() {
                queue.close();
            }
        };
    }

    private EmbeddedBroker listening(RetryPolicy retries) {
        NettyMemory.prepare();
        Configuration configuration = BrokerConfiguration.of(directory, port, retries);
        try {
            configuration.addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        EmbeddedBroker listening = new EmbeddedBroker(
                directory,
                port,
                configuration,
                WorkSettings.of(new WorkSettings.Embedded(directory)).timeout());
        listening.start();
        return listening;
    }
}
