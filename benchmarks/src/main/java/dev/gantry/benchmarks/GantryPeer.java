package dev.gantry.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gantry as a user starts it, on free ports and an empty directory. */
record GantryPeer(Process process, ProcessHandle database, InetSocketAddress dicom, URI dicomWeb) implements Peer {
    private static final Duration SETTLE_TIMEOUT = Duration.ofMinutes(5);
    private static final Pattern HTTP = Pattern.compile("(http://[^/\\s]+)");
    private static final Pattern DICOM = Pattern.compile("dicom://[^@\\s]+@([^:\\s]+):(\\d+)");

    static GantryPeer start(Path launcher, Path data) throws IOException {
        Process process = new ProcessBuilder(
                        launcher.toString(),
                        "serve",
                        "--data",
                        data.toString(),
                        "--http-port",
                        "0",
                        "--dimse-port",
                        "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher http = HTTP.matcher(line);
            Matcher dicom = DICOM.matcher(line);
            if (http.find() && dicom.find()) {
                InetSocketAddress address = new InetSocketAddress(dicom.group(1), Integer.parseInt(dicom.group(2)));
                return new GantryPeer(process, database(data), address, URI.create(http.group(1) + "/dicomweb"));
            }
        }
        throw new IOException("Gantry ended before it was ready");
    }

    /** PostgreSQL's first process, which is nobody's child. */
    private static ProcessHandle database(Path data) throws IOException {
        Path file = data.resolve("postgres/cluster/postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow(() -> new IOException("PostgreSQL does not run"));
    }

    @Override
    public ProcessTree processes() {
        return new ProcessTree(List.of(process.toHandle(), database));
    }

    @Override
    public String name() {
        return "Gantry";
    }

    @Override
    public String aet() {
        return "GANTRY";
    }

    @Override
    public void settle() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(SETTLE_TIMEOUT);
        HttpRequest queue =
                HttpRequest.newBuilder(dicomWeb.resolve("/admin/queue")).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!http.send(queue, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains("\"unprocessed\":0,")) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IOException("work is left after " + SETTLE_TIMEOUT);
                }
                Thread.sleep(200);
            }
        }
    }
}
