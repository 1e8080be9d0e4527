package dev.gantry.postgres.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** One database cluster on disk and the server that may be running on it. */
final class Cluster {
    private static final int INITDB_SECONDS = 120;
    /** Recovery after a crash reads up to {@code max_wal_size} of log. */
    private static final int START_SECONDS = 300;

    private static final Duration START_RETRIES = Duration.ofSeconds(10);

    private final Path home;
    private final Path data;
    private final Path binaries;
    private final Account account;
    private final Postmaster postmaster;

    Cluster(Path home, Path binaries, Account account) {
        this.home = home;
        this.data = home.resolve("cluster");
        this.binaries = binaries;
        this.account = account;
        this.postmaster = new Postmaster(data);
    }

    OptionalLong postmaster() {
        return postmaster.pid();
    }

    void stop() throws IOException {
        postmaster.stop();
    }

    /** Stops what an earlier process left running, and forgets a process id that is not a server's of this cluster. */
    void stopOrphan() throws IOException {
        postmaster.stop();
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    /** Creates the cluster unless it is there. It is renamed into place when it is whole. */
    void initialiseOnce(String password) throws IOException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        Path fresh = home.resolve("cluster.new");
        PostgresBinaries.delete(fresh);
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        account.own(fresh);
        Path passwordFile = Files.createTempFile("gantry-postgres", ".pw");
        try {
            Files.writeString(passwordFile, password + "\n");
            account.own(passwordFile);
            account.run(fresh, initdb(fresh, passwordFile), INITDB_SECONDS);
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(home, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private List<String> initdb(Path directory, Path passwordFile) {
        return List.of(
                binaries.resolve("bin/initdb").toString(),
                "--pgdata=" + account.nameFromInside(directory),
                "--username=" + EmbeddedPostgres.USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums");
    }

    /**
     * Starts the server and waits until it takes connections.
     *
     * @return its port
     */
    int start() throws IOException {
        long deadline = System.nanoTime() + START_RETRIES.toNanos();
        int port = Files.exists(portFile())
                ? Integer.parseInt(Files.readString(portFile()).strip())
                : 0;
        while (true) {
            port = freePort(port);
            configure(port);
            try {
                account.run(data, pgCtlStart(), START_SECONDS);
                Files.writeString(portFile(), Integer.toString(port));
                return port;
            } catch (IOException e) {
                // The port was taken in between, or sessions of a killed server have not ended yet.
                if (System.nanoTime() > deadline) {
                    throw new IOException("PostgreSQL did not start; the end of " + log() + ": " + endOfLog(), e);
                }
                Postmaster.pause();
            }
        }
    }

    private Path portFile() {
        return home.resolve("port");
    }

    private Path log() {
        return data.resolve("postgres.log");
    }

    private String endOfLog() throws IOException {
        if (!Files.exists(log())) {
            return "it is empty";
        }
        List<String> lines = Files.readAllLines(log());
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }

    private List<String> pgCtlStart() {
        return List.of(
                binaries.resolve("bin/pg_ctl").toString(),
                "start",
                "--pgdata=" + account.nameFromInside(data),
                "--log=" + Path.of(account.nameFromInside(data), "postgres.log"),
                "--timeout=" + START_SECONDS,
                "--wait",
                "--silent");
    }

    /** The settings are ours and written anew at each start; an operator's own come from {@code local.conf}. */
    private void configure(int port) throws IOException {
        if (Files.exists(log())) {
            Files.move(log(), data.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        try (InputStream settings = Cluster.class.getResourceAsStream("postgresql.conf")) {
            if (settings == null) {
                throw new IOException("postgresql.conf is missing from the jar");
            }
            String text = new String(settings.readAllBytes(), StandardCharsets.UTF_8);
            Path file = data.resolve("postgresql.conf");
            Files.writeString(file, text + "port = " + port + "\n");
            account.own(file);
        }
    }

    private static int freePort(int preferred) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket socket = new ServerSocket(preferred, 1, loopback)) {
            return socket.getLocalPort();
        } catch (BindException e) {
            try (ServerSocket socket = new ServerSocket(0, 1, loopback)) {
                return socket.getLocalPort();
            }
        }
    }
}
