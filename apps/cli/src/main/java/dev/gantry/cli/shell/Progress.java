package dev.gantry.cli.shell;

import java.util.function.LongSupplier;

/**
 * A bar that says how far long work is; it appears after a second and is wiped away at the end. Not thread-safe.
 *
 * <p>Whatever else is to be written to the same screen is written after {@link #clear()}.
 */
public final class Progress {
    private static final long PATIENCE = 1_000_000_000;
    private static final long STEP = 100_000_000;
    private static final int WIDTH = 30;

    private final Output screen;
    private final long total;
    private final LongSupplier nanoTime;
    private final boolean wanted;
    private long next;
    private long done;
    private int shown;

    private Progress(Output screen, long total, LongSupplier nanoTime, boolean wanted) {
        this.screen = screen;
        this.total = total;
        this.nanoTime = nanoTime;
        this.wanted = wanted;
        this.next = nanoTime.getAsLong() + PATIENCE;
    }

    /** @param total steps that there will be */
    public static Progress on(Output screen, long total) {
        return new Progress(screen, total, System::nanoTime, true);
    }

    static Progress on(Output screen, long total, LongSupplier nanoTime) {
        return new Progress(screen, total, nanoTime, true);
    }

    /** Shows nothing. */
    public static Progress none(Output screen) {
        return new Progress(screen, 0, () -> 0, false);
    }

    /** One step more is done. */
    public void step() {
        done++;
        if (wanted && nanoTime.getAsLong() - next >= 0) {
            next = nanoTime.getAsLong() + STEP;
            show();
        }
    }

    private void show() {
        int filled = (int) (WIDTH * Math.min(done, total) / Math.max(1, total));
        String bar = "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + " of " + total + " files";
        screen.print("\r" + bar);
        screen.flush();
        shown = bar.length();
    }

    /** Leaves the line empty. */
    public void clear() {
        if (shown > 0) {
            screen.print("\r" + " ".repeat(shown) + "\r");
            screen.flush();
            shown = 0;
        }
    }
}
