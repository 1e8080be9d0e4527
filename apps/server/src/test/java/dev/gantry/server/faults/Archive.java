package dev.gantry.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.server.GantryClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/** All that a server shows of what it keeps, compared with what its senders know. */
final class Archive {
    private static final int PAGE = 1_000;
    private static final int READERS = 8;

    private final GantryClient client;

    Archive(GantryClient client) {
        this.client = client;
    }

    /**
     * Every acknowledged instance is found and is what its sender sent, and whatever else is found is whole too.
     *
     * @return how many instances were read
     */
    int assertHolds(String when, Ledger ledger) throws IOException {
        Set<String> studies = new HashSet<>();
        ledger.entries().values().forEach(entry -> studies.add(entry.path().split("/")[1]));
        Set<String> found = new HashSet<>();
        for (String study : studies) {
            found.addAll(instances("studies/" + study + "/instances?"));
        }
        assertThat(found).as(when + ": acknowledged and found").containsAll(ledger.acknowledgedUids());
        assertWhole(when, found, ledger.entries());
        return found.size();
    }

    /** The UIDs of all instances of the store. */
    Set<String> instances() throws IOException {
        return instances("instances?");
    }

    private Set<String> instances(String resource) throws IOException {
        Set<String> uids = new HashSet<>();
        JsonNode page;
        int offset = 0;
        do {
            page = client.find(resource + "limit=" + PAGE + "&offset=" + offset);
            page.forEach(instance -> uids.add(instance.at("/00080018/Value/0").asString()));
            offset += page.size();
        } while (page.size() == PAGE);
        assertThat(uids).as("each instance is listed once").hasSize(offset);
        return uids;
    }

    private void assertWhole(String when, Collection<String> uids, Map<String, Ledger.Entry> entries) {
        List<Callable<Void>> reads = new ArrayList<>();
        for (String uid : uids) {
            Ledger.Entry entry = entries.get(uid);
            assertThat(entry).as(when + ": nobody sent " + uid).isNotNull();
            reads.add(() -> {
                assertThat(entry.allows(Ledger.digest(client.dataset(entry.path()))))
                        .as("%s: %s is as it was sent", when, entry.path())
                        .isTrue();
                return null;
            });
        }
        try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            for (Future<Void> read : readers.invokeAll(reads)) {
                read.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        } catch (ExecutionException e) {
            throw new AssertionError(when + ": " + e.getCause().getMessage(), e.getCause());
        }
    }
}
