package dev.gantry.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The main class of a child JVM that starts a server, writes its process id to a file, and waits to be killed. */
final class LauncherProcess {
    private LauncherProcess() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
        Files.writeString(Path.of(arguments[1]), Long.toString(postgres.pid()));
        new CountDownLatch(1).await();
    }
}
