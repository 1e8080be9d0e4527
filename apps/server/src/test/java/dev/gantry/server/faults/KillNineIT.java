package dev.gantry.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.server.Eventually;
import dev.gantry.server.GantryClient;
import dev.gantry.server.GantryCommand;
import dev.gantry.server.GantryProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * {@code kill -9} in the middle of a load, again and again on the same data directory: what was acknowledged is there and
 * whole, what is listed has its bytes, and in the end everything has been processed. In some rounds the database is
 * killed too: one of its sessions while the server goes on, or its first process together with the server.
 *
 * <p>{@code -Dgantry.seed=…} repeats the moments of a run, {@code -Dgantry.rounds=…} changes their number.
 */
class KillNineIT {
    private static final int ROUNDS = Integer.getInteger("gantry.rounds", 20);
    private static final int ASSOCIATIONS = 8;
    private static final int LATEST_KILL = 300;

    private final long seed = Long.getLong("gantry.seed", System.nanoTime() & 0xFFFFFF);
    private final Random random = new Random(seed);
    private final List<Ledger> rounds = new ArrayList<>();

    @TempDir
    private Path data;

    @Test
    void losesNothingThatWasAcknowledged(TestReporter reporter) throws Exception {
        reporter.publishEntry("seed", Long.toString(seed));
        GantryProcess gantry = start();
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                String report = loadAndKill(round, gantry);
                gantry = start();
                try (GantryClient client = new GantryClient(gantry)) {
                    String when = "seed " + seed + ", round " + round;
                    Archive archive = new Archive(client);
                    int whole = archive.assertHolds(when, rounds.getLast());
                    archive.assertHolds(when + ", looking back", rounds.get(random.nextInt(round)));
                    reporter.publishEntry("round " + round, report + ", " + whole + " found and whole");
                }
            }
            reporter.publishEntry("end", assertNothingIsLeft(gantry));
        } finally {
            gantry.close();
        }
    }

    private GantryProcess start() {
        return GantryProcess.start(GantryCommand.on(data)
                .withEnvironment("GANTRY_WORKER_SWEEP_INTERVAL", "1s")
                .withEnvironment("GANTRY_WORKER_SWEEP_AGE", "10s"));
    }

    /** Kills after so many acknowledgements and a moment more: from before the first to well into the load. */
    private String loadAndKill(int round, GantryProcess gantry) throws IOException {
        Ledger ledger = new Ledger();
        rounds.add(ledger);
        int killAfter = round % 5 == 1 ? random.nextInt(10) : random.nextInt(LATEST_KILL);
        String killed = "server";
        try (Load load = Load.start(gantry, ledger, seed + round, ASSOCIATIONS)) {
            Eventually.holds("acknowledgements", () -> ledger.acknowledgements() >= killAfter);
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(20_000)));
            if (round % 5 == 3) {
                killed = "a session of the database, then the server";
                killSession();
                int enough = ledger.acknowledgements() + 50;
                Eventually.holds("the server goes on", () -> ledger.acknowledgements() >= enough);
            }
            if (round % 5 == 0) {
                killed = "server and database";
                postmaster().destroyForcibly();
            }
            gantry.kill();
        }
        return ledger.acknowledgements() + " acknowledged, killed: " + killed;
    }

    private String assertNothingIsLeft(GantryProcess gantry) throws IOException {
        try (GantryClient client = new GantryClient(gantry)) {
            Eventually.holds(
                    "every instance is processed or a dead letter, seed " + seed,
                    () -> client.queue().at("/instances/unprocessed").asLong() == 0);
            Archive archive = new Archive(client);
            int whole = 0;
            for (Ledger ledger : rounds) {
                whole += archive.assertHolds("seed " + seed + ", at the end", ledger);
            }
            assertThat(archive.instances()).hasSize(whole);
            JsonNode queue = client.queue();
            assertThat(queue.at("/instances/processed").asLong()
                            + queue.at("/instances/abandoned").asLong())
                    .isGreaterThanOrEqualTo(whole);
            assertThat(queue.at("/deadLetters")).as("seed " + seed).isEmpty();
            return whole + " found and whole, " + queue.at("/instances");
        }
    }

    private ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"))
                .getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    /** Any process of the database but its first: it then ends all the others and recovers. */
    private void killSession() throws IOException {
        List<ProcessHandle> children = postmaster().children().toList();
        children.get(random.nextInt(children.size())).destroyForcibly();
    }
}
