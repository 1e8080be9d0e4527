package dev.gantry.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final List<Option> KNOWN =
            List.of(Option.flag("--all", "everything"), Option.of("-e", "PATH=VALUE", "a change"));

    @Test
    void takesValuesBesideAndAfterAnEqualsSign() throws CommandException {
        Options options = Options.parse(List.of("a", "-e", "PatientID=X", "--all", "-e=B=C=D", "b"), KNOWN);

        assertThat(options.words()).containsExactly("a", "b");
        assertThat(options.values("-e")).containsExactly("PatientID=X", "B=C=D");
        assertThat(options.value("-e")).contains("B=C=D");
        assertThat(options.has("--all")).isTrue();
    }

    @Test
    void aDashIsAWordAndSoIsEverythingAfterTwo() throws CommandException {
        assertThat(Options.parse(List.of("-", "--", "--all", "-x"), KNOWN).words())
                .containsExactly("-", "--all", "-x");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Options.parse(List.of("--fast"), KNOWN)).hasMessage("unknown option --fast");
        assertThatThrownBy(() -> Options.parse(List.of("--all=yes"), KNOWN)).hasMessage("unknown option --all=yes");
        assertThatThrownBy(() -> Options.parse(List.of("-e"), KNOWN)).hasMessage("option -e needs a value, PATH=VALUE");
    }

    @Test
    void takesNumbersOnlyWhereNumbersBelong() throws CommandException {
        Options options = Options.parse(List.of("-e", "12"), KNOWN);

        assertThat(options.number("-e", 5)).isEqualTo(12);
        assertThat(options.number("--most", 5)).isEqualTo(5);
        Options wrong = Options.parse(List.of("-e", "-3"), KNOWN);
        assertThatThrownBy(() -> wrong.number("-e", 5)).hasMessage("option -e takes a number, not -3");
    }
}
