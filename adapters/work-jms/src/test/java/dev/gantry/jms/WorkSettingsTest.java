package dev.gantry.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gantry.jms.WorkSettings.Embedded;
import dev.gantry.jms.WorkSettings.Outside;
import dev.gantry.store.work.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkSettingsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void defaultsAreValid() {
        WorkSettings settings = WorkSettings.of(new Embedded(Path.of("broker")));
        assertThat(settings.retries()).isEqualTo(RetryPolicy.DEFAULT);
        assertThat(settings.workers()).isPositive();
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(0, SECOND, 1, SECOND))
                .withMessageContaining("workers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(1, SECOND.negated(), 1, SECOND))
                .withMessageContaining("linger");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(1, SECOND, 0, SECOND))
                .withMessageContaining("max-batch");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(1, SECOND, 1, Duration.ZERO))
                .withMessageContaining("timeout");
    }

    @Test
    void refusesAnOutsideBrokerWithoutAddress() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Outside(" ", "", "", "gantry.work"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Outside("tcp://broker:61616", "", "", ""));
    }

    @Test
    void doesNotPrintThePassword() {
        Outside outside = new Outside("tcp://broker:61616", "gantry", "letmein", "gantry.work");
        assertThat(WorkSettings.of(outside).toString())
                .contains("tcp://broker:61616")
                .doesNotContain("letmein");
    }

    private static WorkSettings settings(int workers, Duration linger, int maxBatch, Duration timeout) {
        return new WorkSettings(
                new Embedded(Path.of("broker")), RetryPolicy.DEFAULT, workers, linger, maxBatch, timeout);
    }
}
