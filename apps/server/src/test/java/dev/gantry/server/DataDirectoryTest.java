package dev.gantry.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path parent;

    @Test
    void isMadeWhenItIsNotThere() throws Exception {
        try (DataDirectory directory = DataDirectory.open(parent.resolve("a/b"))) {
            assertThat(directory.path()).isDirectory();
        }
    }

    @Test
    void isHeldByOneAtATime() throws Exception {
        try (DataDirectory held = DataDirectory.open(parent)) {
            assertThatThrownBy(() -> DataDirectory.open(held.path()))
                    .isInstanceOfSatisfying(
                            StartupFailure.class,
                            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.IN_USE))
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        DataDirectory.open(parent).close();
    }

    @Test
    void saysWhenItIsAFile() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("is not a directory");
    }
}
