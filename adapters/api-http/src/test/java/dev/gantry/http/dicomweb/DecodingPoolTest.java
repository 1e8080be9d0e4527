package dev.gantry.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.http.wire.HttpProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DecodingPoolTest {

    @Test
    void neverDoesMoreAtOnceThanItHasThreadsHoweverManyAsk() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (DecodingPool pool = new DecodingPool(64 << 20, 2);
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
        try (DecodingPool pool = new DecodingPool(16 << 20, 1)) {
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
}
