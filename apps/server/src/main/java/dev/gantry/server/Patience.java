package dev.gantry.server;

import java.time.Duration;

/** Tells the person at the terminal, when a start takes long, that it goes on. */
final class Patience implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final Thread thread;

    private Patience(Thread thread) {
        this.thread = thread;
    }

    static Patience begin() {
        return new Patience(Thread.ofVirtual().name("patience").start(() -> {
            try {
                Thread.sleep(LONG);
                System.err.println("gantry: still starting...");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    /** Says nothing more. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
