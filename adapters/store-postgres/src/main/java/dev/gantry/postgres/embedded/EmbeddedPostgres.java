package dev.gantry.postgres.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A PostgreSQL server that lives as long as this object. It runs in a session of its own, so that a Ctrl-C in the
 * terminal does not reach it: whoever started it closes it, after draining what uses it. Thread-safe.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    static final String USER = "gantry";

    private final FileChannel lock;
    private final Cluster cluster;
    private final String password;
    private final int port;

    private EmbeddedPostgres(FileChannel lock, Cluster cluster, String password, int port) {
        this.lock = lock;
        this.cluster = cluster;
        this.password = password;
        this.port = port;
    }

    /**
     * Starts the server of a directory, which is created and initialised when it is empty. A server that a killed
     * process left behind is stopped first. The port stays the same from start to start where it can.
     *
     * @throws EmbeddedPostgresException when the directory is in use by another launcher, or the server does not start
     */
    public static EmbeddedPostgres start(Path directory) {
        try {
            Path home = directory.toAbsolutePath().normalize();
            Files.createDirectories(home);
            FileChannel lock = lock(home);
            try {
                return start(home, lock);
            } catch (IOException | EmbeddedPostgresException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException("PostgreSQL cannot be started in " + directory + ": " + e, e);
        }
    }

    private static EmbeddedPostgres start(Path home, FileChannel lock) throws IOException {
        Account account = Account.unprivileged();
        Path binaries = PostgresBinaries.unpacked(home);
        String password = Password.keptIn(home.resolve("password"));
        Cluster cluster = new Cluster(home, binaries, account);
        cluster.stopOrphan();
        cluster.initialiseOnce(password);
        return new EmbeddedPostgres(lock, cluster, password, cluster.start());
    }

    /** The operating system's lock goes with the process, however it ends. */
    private static FileChannel lock(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same answer.
        }
        channel.close();
        throw new EmbeddedPostgresException("the database directory " + home + " is in use by another Gantry");
    }

    /**
     * Starts the server again, where it was, if it has died; what it had committed is there. Does nothing while it runs,
     * and after {@link #close}.
     *
     * @return whether it had died
     * @throws EmbeddedPostgresException when it does not start, or its port was taken meanwhile
     */
    public synchronized boolean restartIfDead() {
        if (!lock.isOpen() || cluster.postmaster().isPresent()) {
            return false;
        }
        try {
            cluster.stopOrphan();
            int restarted = cluster.start();
            if (restarted != port) {
                cluster.stop();
                throw new EmbeddedPostgresException("PostgreSQL's port " + port + " was taken while it was away");
            }
            return true;
        } catch (IOException e) {
            throw new EmbeddedPostgresException("PostgreSQL cannot be started again: " + e, e);
        }
    }

    /** A JDBC URL without credentials. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** The process id of the server. */
    public long pid() {
        return cluster.postmaster().orElseThrow(() -> new EmbeddedPostgresException("PostgreSQL is not running"));
    }

    /** Ends all sessions, writes a checkpoint and stops the server. Does nothing the second time. */
    @Override
    public synchronized void close() {
        try {
            if (lock.isOpen()) {
                cluster.stop();
                lock.close();
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException("PostgreSQL was not stopped cleanly: " + e, e);
        }
    }

    @Override
    public String toString() {
        return "PostgreSQL at 127.0.0.1:" + port;
    }
}
