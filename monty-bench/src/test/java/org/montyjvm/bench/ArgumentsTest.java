package org.montyjvm.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    private static final Map<String, Long> DEFAULTS = Map.of("--seconds", 600L);

    @Test
    void whatIsNotGiven_isTheDefault() {
        assertThat(Arguments.read(new String[0], DEFAULTS).number("--seconds")).isEqualTo(600);
    }

    @Test
    void whatIsGiven_isTaken() {
        assertThat(Arguments.read(new String[] {"--seconds", "60"}, DEFAULTS).number("--seconds"))
                .isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--seconds", "--minutes 1", "--seconds long", "60"})
    void anythingElse_isRefused(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.read(line.split(" "), DEFAULTS))
                .withMessage("any of these, each with a number: {--seconds=600}");
    }
}
