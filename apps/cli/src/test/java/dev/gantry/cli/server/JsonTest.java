package dev.gantry.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gantry.cli.shell.JsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void readsEveryKindOfValue() {
        Json json = Json.parse(" {\"a\": [1, -2.5e1, \"x\\n\\u00e9\\\"\", true, null, {}], \"b\": {\"c\": []}} ");

        assertThat(json.at("a").elements())
                .extracting(Json::shown)
                .containsExactly("1", "-25", "x\né\"", "true", "", "");
        assertThat(json.at("b").at("c").elements()).isEmpty();
        assertThat(json.at("nothing").at("there").shown()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "{\"a\"}",
                "01",
                "\"\\x\"",
                "\"\\u12\"",
                "nul",
                "1 2",
                "\"\n\"",
                "{\"a\":1,}",
                "\"a"
            })
    void refusesWhatIsNotJson(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.parse(text)).withMessageContaining("not JSON");
    }

    @Test
    void refusesToNestWithoutEnd() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.parse("[".repeat(100_000)));
    }

    @Test
    void quotesWhatItReads() {
        String text = "a\"b\\c\u0001é";

        assertThat(Json.parse(JsonString.of(text)).shown()).isEqualTo(text);
    }
}
