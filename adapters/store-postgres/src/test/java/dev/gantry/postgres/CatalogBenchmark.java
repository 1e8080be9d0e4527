package dev.gantry.postgres;

import dev.gantry.dicom.Tag;
import dev.gantry.postgres.embedded.EmbeddedPostgres;
import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.catalog.SampleInstance;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.search.Level;
import dev.gantry.store.search.Match;
import dev.gantry.store.search.Query;
import java.lang.System.Logger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Times recording and searching; run by hand: {@code CatalogBenchmark <directory>}. Figures go to the log and are never
 * asserted.
 */
final class CatalogBenchmark {
    private static final Logger LOG = System.getLogger(CatalogBenchmark.class.getName());
    private static final int STUDIES = 10_000;
    private static final List<String> FAMILIES =
            List.of("SMITH", "JONES", "GARCIA", "MUELLER", "NGUYEN", "ROSSI", "SATO", "KIM", "SILVA", "NOVAK");

    private final Catalog catalog;
    private final ProcessHandle server;
    private final DatastoreId datastore = SampleInstance.newDatastore();
    private final Random random = new Random(20_260_101);

    private CatalogBenchmark(Catalog catalog, long serverPid) {
        this.catalog = catalog;
        this.server = ProcessHandle.of(serverPid).orElseThrow();
    }

    public static void main(String[] arguments) {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
                PostgresCatalog catalog = PostgresCatalog.open(new CatalogSettings(
                        postgres.url(), postgres.user(), postgres.password(), CatalogSettings.DEFAULT_CONNECTIONS))) {
            CatalogBenchmark benchmark = new CatalogBenchmark(catalog, postgres.pid());
            benchmark.record();
            for (int round = 0; round < 2; round++) {
                benchmark.search();
            }
        }
    }

    private void record() {
        Mark begin = mark();
        List<SampleInstance> studies =
                IntStream.range(0, STUDIES).mapToObj(this::study).toList();
        inParallel(8, studies);
        log("10,000 studies of one instance, 8 threads", STUDIES, begin);
        for (int threads : new int[] {1, 4, 8, 8, 4, 1}) {
            DatastoreId elsewhere = SampleInstance.newDatastore();
            String study = SampleInstance.newUid();
            String series = SampleInstance.newUid();
            List<SampleInstance> instances = IntStream.range(0, threads * 1_000)
                    .mapToObj(i -> SampleInstance.of(elsewhere, study, series, SampleInstance.newUid()))
                    .toList();
            Mark start = mark();
            inParallel(threads, instances);
            log("one series, " + threads + " threads", instances.size(), start);
        }
    }

    private SampleInstance study(int number) {
        String date = LocalDate.of(2010, 1, 1).plusDays(random.nextInt(5_000)).format(DateTimeFormatter.BASIC_ISO_DATE);
        return SampleInstance.of(datastore, SampleInstance.newUid(), SampleInstance.newUid(), SampleInstance.newUid())
                .with(Tag.PatientName, FAMILIES.get(random.nextInt(FAMILIES.size())) + "^PAT" + number)
                .with(Tag.PatientID, "ID" + number)
                .with(Tag.AccessionNumber, "ACC" + number)
                .with(Tag.StudyDescription, "CT ABDOMEN " + number % 50)
                .with(Tag.StudyDate, date)
                .with(Tag.StudyTime, "%02d%02d00".formatted(random.nextInt(24), random.nextInt(60)));
    }

    private void inParallel(int threads, List<SampleInstance> instances) {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                executor.execute(() -> {
                    for (int n = next.getAndIncrement(); n < instances.size(); n = next.getAndIncrement()) {
                        catalog.record(instances.get(n).toNew());
                    }
                });
            }
        }
    }

    private void search() {
        page("first page", 0);
        page("offset 5000", 5_000);
        page("offset 9970", 9_970);
        page("PatientName=SMITH*", 0, new Match.Wildcard(Tag.PatientName, "SMITH*"));
        page("PatientName=SMITH^PAT12*", 0, new Match.Wildcard(Tag.PatientName, "SMITH^PAT12*"));
        page("PatientName=*smith*", 0, new Match.Wildcard(Tag.PatientName, "*smith*"));
        page("PatientName=*pat999*", 0, new Match.Wildcard(Tag.PatientName, "*pat999*"));
        page("PatientID=ID777", 0, new Match.Exact(Tag.PatientID, "ID777"));
        page("PatientName=NOBODY*", 0, new Match.Wildcard(Tag.PatientName, "NOBODY*"));
        page("ModalitiesInStudy=MR", 0, new Match.Exact(Tag.ModalitiesInStudy, "MR"));
    }

    private void page(String what, int offset, Match... matches) {
        Query query = new Query(Level.STUDY, List.of(matches), false, offset, 25);
        Mark begin = mark();
        int requests = 0;
        while (System.nanoTime() - begin.nanos < Duration.ofSeconds(1).toNanos()) {
            catalog.search(datastore, query);
            requests++;
        }
        log(what, requests, begin);
    }

    /** Where the clock and the processor time of this process and of the server stand. */
    private record Mark(long nanos, Duration ours, Duration servers) {}

    private Mark mark() {
        Duration servers = server.descendants()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
        Duration ours = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        return new Mark(System.nanoTime(), ours, servers);
    }

    private void log(String what, int count, Mark begin) {
        Mark end = mark();
        double seconds = (end.nanos - begin.nanos) / 1e9;
        double ours = end.ours.minus(begin.ours).toNanos() / 1e6 / count;
        double servers = end.servers.minus(begin.servers).toNanos() / 1e6 / count;
        LOG.log(
                Logger.Level.INFO,
                "%-40s %,7.0f /s, processor ms each: %.2f here, %.2f in the server"
                        .formatted(what, count / seconds, ours, servers));
    }
}
