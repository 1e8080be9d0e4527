package dev.gantry.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long SECOND = 1_000_000_000;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong(-5 * SECOND);
    private final Progress progress = Progress.on(new Output(screen), 10, clock::get);

    @Test
    void showsNothingOfShortWork() {
        clock.addAndGet(SECOND / 2);
        progress.step();
        progress.clear();

        assertThat(screen.size()).isZero();
    }

    @Test
    void showsHowFarLongWorkIsAndWipesItAway() {
        clock.addAndGet(SECOND);
        for (int i = 0; i < 5; i++) {
            progress.step();
        }
        clock.addAndGet(SECOND);
        progress.step();
        String bar = "[##################            ] 6 of 10 files";

        assertThat(screen.toString(UTF_8)).startsWith("\r[###").endsWith("\r" + bar);
        screen.reset();
        progress.clear();
        assertThat(screen.toString(UTF_8)).isEqualTo("\r" + " ".repeat(bar.length()) + "\r");
    }

    @Test
    void drawsAtMostTenTimesASecond() {
        clock.addAndGet(SECOND);
        for (int i = 0; i < 10; i++) {
            progress.step();
            clock.addAndGet(SECOND / 100);
        }

        assertThat(screen.toString(UTF_8).split("\r")).hasSize(2);
    }
}
