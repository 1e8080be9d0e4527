package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** docs/cli.md ends with the manual of every command; {@code -Dgolden.update} writes them anew. */
class HandbookTest {
    private static final String MANUALS = "\n## Commands\n";

    @Test
    void holdsTheManualOfEveryCommand() throws IOException {
        Path handbook = handbook();
        String text = Files.readString(handbook);
        StringBuilder expected = new StringBuilder(text.substring(0, text.indexOf(MANUALS))).append(MANUALS);
        Commands.ALL.forEach(command -> expected.append("\n### ")
                .append(command.name())
                .append("\n\n```\n")
                .append(command.manual().page())
                .append("```\n"));

        if (System.getProperty("golden.update") != null) {
            Files.writeString(handbook, expected);
        }
        assertThat(Files.readString(handbook)).isEqualTo(expected.toString());
    }

    private static Path handbook() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("docs/cli.md"))) {
            at = Objects.requireNonNull(at.getParent(), "docs/cli.md lies in no folder around");
        }
        return at.resolve("docs/cli.md");
    }
}
