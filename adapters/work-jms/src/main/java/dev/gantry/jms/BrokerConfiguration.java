package dev.gantry.jms;

import dev.gantry.store.work.RetryPolicy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** How the embedded broker is set up: durable, small, and reachable from this process only. */
final class BrokerConfiguration {
    static final String WORK_QUEUE = "gantry.work";

    private static final String DEAD_QUEUE = WORK_QUEUE + ".dead";
    private static final int MIB = 1 << 20;

    /**
     * How long the journal gathers before it writes and forces. It sleeps for so long when it can; below a millisecond it
     * spins, and takes the processor from those who are waiting for an answer. All sends are batches, which wait once.
     */
    private static final int SYNC_DELAY_NANOS = 2_000_000;

    /** Groups share this many slots; a slot per group, kept for as long as the consumer lives, would fill the heap. */
    private static final int GROUP_SLOTS = 1024;

    /** How long to wait for another process to let go of the directory. */
    private static final long LOCK_TIMEOUT_MILLIS = 2_000;

    private BrokerConfiguration() {}

    static Configuration of(Path directory, int id, RetryPolicy retries) {
        Configuration configuration = new ConfigurationImpl()
                .setName("gantry")
                .setPersistenceEnabled(true)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setResolveProtocols(false)
                .addAcceptorConfiguration(inVm(id))
                .addAddressSetting("#", addressSettings(retries))
                .addAddressConfiguration(queue(WORK_QUEUE))
                .addAddressConfiguration(queue(DEAD_QUEUE));
        storeIn(directory.toAbsolutePath(), configuration);
        keepSmall(configuration);
        return configuration;
    }

    private static TransportConfiguration inVm(int id) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(TransportConstants.SERVER_ID_PROP_NAME, Integer.toString(id));
        return new TransportConfiguration(InVMAcceptorFactory.class.getName(), parameters, "in-vm");
    }

    private static void storeIn(Path directory, Configuration configuration) {
        configuration
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setJournalDirectory(directory.resolve("journal").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .setLargeMessagesDirectory(directory.resolve("large-messages").toString())
                .setJournalLockAcquisitionTimeout(LOCK_TIMEOUT_MILLIS)
                .setJournalType(JournalType.NIO)
                .setJournalDatasync(true)
                .setJournalBufferTimeout_NIO(SYNC_DELAY_NANOS)
                .setJournalFileSize(4 * MIB)
                .setJournalMinFiles(2)
                .setJournalPoolFiles(4)
                // An item that takes the whole process down is counted too, unless it does so within the next write.
                .setPersistDeliveryCountBeforeDelivery(true)
                // Full disk: senders wait and time out while the journal can still be written, and the catalogue keeps
                // the work. A share of the disk, the default, would stop a laptop with 80 GB free.
                .setMaxDiskUsage(-1)
                .setMinDiskFree(64L * MIB);
    }

    private static void keepSmall(Configuration configuration) {
        configuration
                .setGlobalMaxSize(32L * MIB)
                .setThreadPoolMaxSize(8)
                .setScheduledThreadPoolMaxSize(2)
                .setMessageExpiryScanPeriod(-1)
                .setAddressQueueScanPeriod(-1)
                .setMemoryMeasureInterval(-1)
                .setCriticalAnalyzer(false)
                .setMessageCounterEnabled(false)
                .setSuppressSessionNotifications(true);
    }

    private static AddressSettings addressSettings(RetryPolicy retries) {
        return new AddressSettings()
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setPageSizeBytes(MIB)
                // Deliveries are counted by the work queue, which knows the reason; these are of workers that died.
                .setMaxDeliveryAttempts(-1)
                // Never used, for nothing is delivered too often or expires; without them the broker warns at each
                // start.
                .setDeadLetterAddress(SimpleString.of(DEAD_QUEUE))
                .setExpiryAddress(SimpleString.of(DEAD_QUEUE))
                .setRedeliveryDelay(retries.firstDelay().toMillis())
                .setRedeliveryMultiplier(retries.multiplier())
                .setAutoCreateAddresses(false)
                .setAutoCreateQueues(false)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false)
                .setDefaultGroupBuckets(GROUP_SLOTS)
                // The first worker would keep all groups; a pause keeps a group from being handled twice at a time.
                .setDefaultGroupRebalance(true)
                .setDefaultGroupRebalancePauseDispatch(true);
    }

    private static CoreAddressConfiguration queue(String name) {
        return new CoreAddressConfiguration()
                .setName(name)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfig(QueueConfiguration.of(name)
                        .setAddress(name)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true)
                        .setGroupBuckets(GROUP_SLOTS)
                        .setGroupRebalance(true)
                        .setGroupRebalancePauseDispatch(true));
    }
}
