package dev.gantry.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process will have done in a while. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration STEP = Duration.ofMillis(50);

    /** Something to look at until it is as wanted. */
    @FunctionalInterface
    public interface Question {
        boolean holds() throws IOException;
    }

    private Eventually() {}

    /** Returns as soon as the question holds; fails when it does not within two minutes. */
    public static void holds(String what, Question question) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!question.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
