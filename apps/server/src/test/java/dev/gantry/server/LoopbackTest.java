package dev.gantry.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.9.8.7:1", "[::1]", "[::1]:8080"})
    void knowsNamesOfThisMachine(String authority) {
        assertThat(Loopback.names(authority)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gantry.example",
                "localhost.example",
                "127.0.0.1.example:80",
                "10.0.0.1",
                "[::2]",
                "localhost:x"
            })
    void takesNoOtherName(String authority) {
        assertThat(Loopback.names(authority)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost"})
    void listensOnLoopback(String bind) throws StartupFailure {
        assertThat(Loopback.bindAddress(bind).isLoopbackAddress()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void refusesToListenBeyondLoopback(String bind) {
        assertThatThrownBy(() -> Loopback.bindAddress(bind))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("refusing to listen on " + bind);
    }
}
