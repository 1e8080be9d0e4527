package dev.gantry.server.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** A broker as an operator would run it beside Gantry: it listens on TCP, makes queues when asked, and can be away. */
final class OutsideBroker implements AutoCloseable {
    static {
        // Before Netty is loaded: it frees the journal's buffers only so on JDK 25, without it no second start
        // succeeds.
        System.setProperty("io.netty.noUnsafe", "false");
    }

    private final Path directory;
    private final String url;
    private EmbeddedActiveMQ server = new EmbeddedActiveMQ();

    private OutsideBroker(Path directory, int port) {
        this.directory = directory;
        this.url = "tcp://127.0.0.1:" + port;
    }

    static OutsideBroker started(Path directory) throws Exception {
        OutsideBroker broker = new OutsideBroker(directory, freePort());
        broker.start();
        return broker;
    }

    String url() {
        return url;
    }

    /** Starts it where it was. */
    void start() throws Exception {
        server = new EmbeddedActiveMQ();
        server.setConfiguration(configuration());
        server.start();
        if (!server.getActiveMQServer().isActive()) {
            throw new IOException("the broker did not start");
        }
    }

    /** Stops it; its journal stays. */
    void stop() throws Exception {
        server.stop();
    }

    @Override
    public void close() throws Exception {
        stop();
    }

    private Configuration configuration() throws Exception {
        return new ConfigurationImpl()
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setJournalType(JournalType.NIO)
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setJournalDirectory(directory.resolve("journal").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .setLargeMessagesDirectory(directory.resolve("large").toString())
                .addAddressSetting("#", new AddressSettings().setMaxDeliveryAttempts(-1))
                .addAcceptorConfiguration("tcp", url);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
