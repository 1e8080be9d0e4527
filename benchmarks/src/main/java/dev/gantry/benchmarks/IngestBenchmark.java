package dev.gantry.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Gantry beside Orthanc: storing by C-STORE and STOW-RS, searching, and reading metadata and frames. */
final class IngestBenchmark {
    private static final int WARM_UP_ROUNDS = 6;
    private static final int WARM_UP_INSTANCES = 500;

    private final Options options;
    private final Peer gantry;
    private final Peer orthanc;
    private final Table table = new Table(System.out);
    private long nextSeed = 1_000_000;

    private IngestBenchmark(Options options, Peer gantry, Peer orthanc) {
        this.options = options;
        this.gantry = gantry;
        this.orthanc = orthanc;
    }

    /** One round of a measure against one of the servers. */
    @FunctionalInterface
    private interface Round {
        Sample run(Peer peer) throws IOException, InterruptedException;
    }

    /** Makes what a round needs, outside the time that is measured. */
    @FunctionalInterface
    private interface Rounds {
        Round prepare() throws IOException, InterruptedException;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.println(Options.HELP);
            return;
        }
        Options options;
        try {
            Path work = Files.createTempDirectory("gantry-benchmark");
            options = Options.parse(Path.of(System.getProperty("gantry.launcher", "./gantry")), work, arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + Options.HELP);
            System.exit(2);
            return;
        }
        try (Peer orthanc = OrthancPeer.start(options.work().resolve("orthanc"));
                Peer gantry =
                        GantryPeer.start(options.launcher(), options.work().resolve("gantry"))) {
            new IngestBenchmark(options, gantry, orthanc).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        warmUp();
        table.head(gantry.name(), orthanc.name());
        if (options.only().contains("cstore")) {
            cstore();
        }
        if (options.only().contains("stow")) {
            stow();
        }
        if (options.only().contains("frames")) {
            frames();
        }
        if (options.only().contains("metadata")) {
            metadata();
        }
        if (options.only().contains("qido")) {
            qido();
        }
        table.note("Resident memory after the run, all processes: %s %d MB, %s %d MB. %s used TCP_NODELAY=1."
                .formatted(
                        gantry.name(),
                        gantry.processes().residentBytes() >> 20,
                        orthanc.name(),
                        orthanc.processes().residentBytes() >> 20,
                        orthanc.name()));
    }

    /**
     * Servers run for months: what a freshly started process does first, the JVM's compiling above all, is not what is
     * asked here. Both servers get the same, thousands of instances by each way in, before anything is measured.
     */
    private void warmUp() throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            for (Peer peer : List.of(gantry, orthanc)) {
                store(peer, Workload.ct(seed(), WARM_UP_INSTANCES), 4);
                store(peer, Workload.small(seed(), WARM_UP_INSTANCES), 4);
                stowRound(Workload.ct(seed(), WARM_UP_INSTANCES), 4).run(peer);
            }
        }
        gantry.settle();
    }

    private void cstore() throws IOException, InterruptedException {
        for (int clients : new int[] {1, 4, 8}) {
            measure("C-STORE CT 525 KB, " + clients + " associations", () -> {
                List<Prepared> instances = Workload.ct(seed(), options.instances());
                return peer -> store(peer, instances, clients);
            });
        }
        measure("C-STORE 10 KB, 4 associations", () -> {
            List<Prepared> instances = Workload.small(seed(), options.instances() * 4);
            return peer -> store(peer, instances, 4);
        });
        measure("C-STORE multi-frame 105 MB, 1 association", () -> {
            List<Prepared> instances = Workload.multiFrame(seed());
            return peer -> store(peer, instances, 1);
        });
    }

    private void stow() throws IOException, InterruptedException {
        for (int clients : new int[] {1, 4}) {
            measure("STOW CT 525 KB, " + clients + " clients", () -> {
                List<Prepared> instances = Workload.ct(seed(), options.instances());
                return stowRound(instances, clients);
            });
        }
    }

    private void frames() throws IOException, InterruptedException {
        List<Prepared> multiFrame = Workload.multiFrame(seed());
        store(gantry, multiFrame, 1);
        store(orthanc, multiFrame, 1);
        Prepared instance = multiFrame.getFirst();
        measure(
                "WADO frame of 200, 1 client",
                () -> peer ->
                        get(peer, 1, peer == orthanc ? 10 : 1000, i -> Requests.frame(peer, instance, 1 + i % 200)));
    }

    private void metadata() throws IOException, InterruptedException {
        List<Prepared> series = Workload.ct(seed(), 100);
        store(gantry, series, 4);
        store(orthanc, series, 4);
        String resource = Requests.series(series.getFirst()) + "/metadata";
        for (int clients : new int[] {1, 4}) {
            measure(
                    "metadata of 100 instances, " + clients + " clients",
                    () -> peer -> get(peer, clients, peer == orthanc ? 40 : 400, i -> Requests.json(peer, resource)));
        }
    }

    private void qido() throws IOException, InterruptedException {
        List<Prepared> studies = Workload.studies(seed(), options.studies());
        store(gantry, studies, 4);
        store(orthanc, studies, 4);
        int lastPage = options.studies() - 30;
        search("first page", i -> "/studies?limit=25");
        search("last page", i -> "/studies?limit=25&offset=" + lastPage);
        search("PatientName=SMITH*", i -> "/studies?PatientName=SMITH*&limit=25");
        search("exact PatientID", i -> "/studies?PatientID=" + Workload.patientId(i * 37 % options.studies()));
    }

    private void search(String what, IntFunction<String> resource) throws IOException, InterruptedException {
        measure(
                "QIDO of %,d studies, %s, 1 client".formatted(options.studies(), what),
                () -> peer -> get(peer, 1, peer == orthanc ? 20 : 300, i -> Requests.json(peer, resource.apply(i))));
    }

    /** Each round prepares its own data, gives it to Gantry and to the peer in turn, and drops it. */
    private void measure(String name, Rounds rounds) throws IOException, InterruptedException {
        List<Sample> ours = new ArrayList<>();
        List<Sample> theirs = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
            Round prepared = rounds.prepare();
            ours.add(prepared.run(gantry));
            gantry.settle();
            theirs.add(prepared.run(orthanc));
            orthanc.settle();
        }
        table.row(name, ours, theirs);
    }

    private static Sample store(Peer peer, List<Prepared> instances, int clients)
            throws IOException, InterruptedException {
        return Load.run(peer, () -> CStoreClient.connect(peer, instances), clients, instances.size());
    }

    private static Round stowRound(List<Prepared> instances, int clients) {
        return peer -> Load.run(
                peer, () -> new HttpLoadClient(i -> Requests.store(peer, instances.get(i))), clients, instances.size());
    }

    private static Sample get(Peer peer, int clients, int requests, IntFunction<Request> request)
            throws IOException, InterruptedException {
        return Load.run(peer, () -> new HttpLoadClient(request), clients, requests);
    }

    private long seed() {
        nextSeed += 100_000;
        return nextSeed;
    }
}
