package dev.gantry.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.http.wire.HttpProblem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DecodingPoolTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void neverDoesMoreAtOnceThanItHasThreadsHoweverManyAsk() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (DecodingPool pool = new DecodingPool(64 << 20, 2, PATIENCE);
                ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int number = i;
                answers.add(requests.submit(() -> pool.run(1, limit -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    running.decrementAndGet();
                    return number;
                })));
            }
            for (int i = 0; i < 200; i++) {
                assertThat(answers.get(i).get()).isEqualTo(i);
            }
        }
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void refusesWhatIsLargerThanAllItMayTakeAndPassesFailuresOn() throws IOException {
        try (DecodingPool pool = new DecodingPool(16 << 20, 1, PATIENCE)) {
            assertThatThrownBy(() -> pool.run(17 << 20, limit -> 0)).isInstanceOf(HttpProblem.class);
            for (int i = 0; i < 100; i++) {
                assertThatThrownBy(() -> pool.run(1, limit -> {
                            throw new IOException("broken");
                        }))
                        .isInstanceOf(IOException.class)
                        .hasMessage("broken");
            }
            assertThat(pool.<Long>run(1, limit -> limit)).isEqualTo(8L << 20);
        }
    }

    @Test
    void sendsAwayWhoWouldWaitTooLong() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (DecodingPool pool = new DecodingPool(8 << 20, 1, Duration.ofMillis(1));
                ExecutorService clients = Executors.newSingleThreadExecutor()) {
            Future<Integer> first = clients.submit(() -> pool.run(1, limit -> {
                begun.countDown();
                awaited(end);
                return 7;
            }));
            begun.await();

            assertThatThrownBy(() -> pool.run(1, limit -> 8))
                    .isInstanceOfSatisfying(
                            HttpProblem.class,
                            problem -> assertThat(problem.status()).isEqualTo(503));
            end.countDown();
            assertThat(first.get()).isEqualTo(7);
            assertThat(pool.<Integer>run(1, limit -> 8)).isEqualTo(8);
        }
    }

    private static void awaited(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
