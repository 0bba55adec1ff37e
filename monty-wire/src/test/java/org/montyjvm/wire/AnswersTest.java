package org.montyjvm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyError;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontyValue;

class AnswersTest {
    private static final MontyLimits SMALL =
            MontyLimits.builder().resultBytes(100).build();

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(MontyAnswer.value(List.of(1, "a")), "{\"value\":[1,\"a\"]}"),
                Arguments.of(MontyAnswer.value(null), "{\"value\":null}"),
                Arguments.of(
                        MontyAnswer.raise("ValueError", "n\u00f6", new IllegalStateException("stays in Java")),
                        "{\"error\":{\"type\":\"ValueError\",\"message\":\"n\u00f6\"}}"),
                Arguments.of(
                        MontyAnswer.raise("KeyError", null), "{\"error\":{\"type\":\"KeyError\",\"message\":null}}"),
                Arguments.of(MontyAnswer.notFound(), "{\"notFound\":true}"),
                Arguments.of(MontyAnswer.notHandled(), "{\"notHandled\":true}"),
                Arguments.of(MontyAnswer.future(), "{\"future\":true}"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answer_hasItsForm(MontyAnswer answer, String json) {
        assertThat(text(Answers.one(answer, SMALL))).isEqualTo(json);
    }

    @Test
    void results_areInTheOrderOfTheMap() {
        Map<Integer, MontyAnswer> results = new LinkedHashMap<>();
        results.put(7, MontyAnswer.value(1));
        results.put(2, MontyAnswer.raise("ValueError", "x"));
        assertThat(text(Answers.results(results, SMALL)))
                .isEqualTo(
                        "{\"results\":[[7,{\"value\":1}],[2,{\"error\":{\"type\":\"ValueError\",\"message\":\"x\"}}]]}");
        assertThat(text(Answers.results(Map.of(), SMALL))).isEqualTo("{\"results\":[]}");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(MontyAnswer.value("y".repeat(101)), MontyResourceError.class),
                Arguments.of(MontyAnswer.value("\ud800"), MontyScriptError.class),
                Arguments.of(MontyAnswer.raise("\udc00", null), MontyScriptError.class),
                Arguments.of(MontyAnswer.raise("ValueError", "a\udc00"), MontyScriptError.class),
                Arguments.of(MontyAnswer.raise("ValueError", "y".repeat(101)), MontyResourceError.class),
                Arguments.of(new MontyAnswer.Value(new MontyValue.Repr("<x>")), null));
    }

    /** Not a {@link MontyError}, which would say that the run is over: it still waits for an answer. */
    @ParameterizedTest
    @MethodSource("refused")
    void answerThatCannotCross_isAnIllegalArgument(MontyAnswer answer, Class<? extends MontyError> cause) {
        for (Map<Integer, MontyAnswer> results : List.of(Map.of(1, answer), Map.of(1, answer, 2, answer))) {
            var thrown = assertThatThrownBy(() -> Answers.results(results, SMALL))
                    .isInstanceOf(IllegalArgumentException.class);
            if (cause != null) {
                thrown.hasCauseInstanceOf(cause);
            }
        }
        assertThatThrownBy(() -> Answers.one(answer, SMALL)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
