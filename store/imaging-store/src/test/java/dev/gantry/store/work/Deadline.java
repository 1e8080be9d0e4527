package dev.gantry.store.work;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits in tests: for a condition, until a deadline far beyond what any machine needs. */
public final class Deadline {
    public static final Duration LENGTH = Duration.ofSeconds(30);

    private static final long POLL_NANOS = 2_000_000;

    private Deadline() {}

    /** Returns when the condition holds; fails when it does not in time. */
    public static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LENGTH.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + LENGTH.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
