package org.montyjvm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyFrame;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyPanicError;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontyUsage;
import org.montyjvm.MontyValue;

class ResponsesTest {
    private static final String LEFT = "\"output\":[[\"out\",\"a\"],[\"err\",\"b\"]],"
            + "\"usage\":{\"nanos\":1000000000,\"memory\":2,\"peak\":3}";
    private static final MontyUsage USAGE = new MontyUsage(Duration.ofSeconds(1), 2, 3);
    private static final List<MontyOutput> OUTPUTS =
            List.of(new MontyOutput(MontyOutput.Stream.STDOUT, "a"), new MontyOutput(MontyOutput.Stream.STDERR, "b"));

    @Test
    void complete_isTheResult() {
        MontyResult result = Responses.result(response(Tag.COMPLETE, "{\"value\":[1]," + LEFT + "}"));
        assertThat(result)
                .isEqualTo(new MontyResult(new MontyValue.List(List.of(MontyValue.Int.of(1))), OUTPUTS, USAGE));
    }

    @Test
    void scriptError_carriesEverything() {
        String json = "{\"type\":\"ValueError\",\"message\":\"no\",\"traceback\":\"Traceback…\",\"frames\":["
                + "{\"file\":\"main.py\",\"line\":1,\"column\":2,\"endLine\":3,\"endColumn\":4,"
                + "\"function\":\"f\",\"source\":\"x\"},"
                + "{\"file\":\"b.py\",\"line\":5,\"column\":6,\"endLine\":7,\"endColumn\":8,"
                + "\"function\":null,\"source\":null}]," + LEFT + "}";
        assertThatThrownBy(() -> Responses.result(response(Tag.SCRIPT_ERROR, json)))
                .isInstanceOfSatisfying(MontyScriptError.class, error -> {
                    assertThat(error).hasMessage("ValueError: no (b.py, line 5)");
                    assertThat(error.excType()).isEqualTo("ValueError");
                    assertThat(error.excMessage()).isEqualTo("no");
                    assertThat(error.traceback()).isEqualTo("Traceback…");
                    assertThat(error.frames())
                            .containsExactly(
                                    new MontyFrame("main.py", 1, 2, 3, 4, "f", "x"),
                                    new MontyFrame("b.py", 5, 6, 7, 8, null, null));
                    assertThat(error.outputs()).isEqualTo(OUTPUTS);
                    assertThat(error.usage()).isEqualTo(USAGE);
                });
    }

    @Test
    void scriptErrorWithoutMessage_hasNone() {
        String json = "{\"type\":\"KeyError\",\"message\":null,\"traceback\":\"\",\"frames\":[]," + LEFT + "}";
        MontyScriptError error =
                catchThrowableOfType(MontyScriptError.class, () -> Responses.result(response(Tag.SCRIPT_ERROR, json)));
        assertThat(error.excMessage()).isNull();
        assertThat(error).hasMessage("KeyError");
    }

    @Test
    void resourceError_namesTheLimit() {
        Map<String, MontyLimit> names = Map.of(
                "memory", MontyLimit.MEMORY,
                "duration", MontyLimit.DURATION,
                "source", MontyLimit.SOURCE_SIZE,
                "output", MontyLimit.OUTPUT_SIZE,
                "result", MontyLimit.RESULT_SIZE,
                "nesting", MontyLimit.NESTING,
                "digits", MontyLimit.DIGITS,
                "suspensions", MontyLimit.SUSPENSIONS);
        names.forEach((name, limit) -> {
            String json = "{\"limit\":\"" + name + "\",\"limitValue\":10,\"used\":11," + LEFT + "}";
            assertThatThrownBy(() -> Responses.result(response(Tag.RESOURCE, json)))
                    .isInstanceOfSatisfying(MontyResourceError.class, error -> {
                        assertThat(error.limit()).isEqualTo(limit);
                        assertThat(error.limitValue()).isEqualTo(10);
                        assertThat(error.used()).isEqualTo(11);
                        assertThat(error.outputs()).isEqualTo(OUTPUTS);
                        assertThat(error.usage()).isEqualTo(USAGE);
                    });
        });
    }

    @Test
    void sessionThatIsFull_isToldWhatToDo() {
        String json = "{\"limit\":\"memory\",\"limitValue\":10,\"used\":11,\"full\":true," + LEFT + "}";
        assertThatThrownBy(() -> Responses.result(response(Tag.RESOURCE, json)))
                .isInstanceOf(MontyResourceError.class)
                .hasMessageContaining("the session's variables fill the limit")
                .hasMessageContaining("reset()");
        String transientExcess = json.replace("true", "false");
        assertThatThrownBy(() -> Responses.result(response(Tag.RESOURCE, transientExcess)))
                .isInstanceOf(MontyResourceError.class)
                .hasMessageNotContaining("reset()");
    }

    @Test
    void otherTags_areTheirErrors() {
        assertThatThrownBy(() -> Responses.result(response(Tag.CANCELLED, "{" + LEFT + "}")))
                .isInstanceOfSatisfying(
                        MontyCancelledError.class,
                        error -> assertThat(error.outputs()).isEqualTo(OUTPUTS));
        String panic = "{\"message\":\"boom\",\"location\":\"src/vm.rs:1:2\"}";
        assertThatThrownBy(() -> Responses.result(response(Tag.PANIC, panic)))
                .isInstanceOfSatisfying(MontyPanicError.class, error -> {
                    assertThat(error.panicMessage()).isEqualTo("boom");
                    assertThat(error.location()).isEqualTo("src/vm.rs:1:2");
                });
        Map<Tag, Class<?>> refusals = Map.of(
                Tag.POISONED, MontyPanicError.class,
                Tag.BAD_REQUEST, IllegalArgumentException.class,
                Tag.BUSY, IllegalStateException.class,
                Tag.UNKNOWN_HANDLE, MontyCrashError.class,
                Tag.WRONG_STATE, IllegalStateException.class);
        refusals.forEach(
                (tag, type) -> assertThatThrownBy(() -> Responses.result(response(tag, "{\"message\":\"the reason\"}")))
                        .isInstanceOf(type)
                        .hasMessageContaining("the reason"));
    }

    @Test
    void unknownTag_isACrash() {
        for (int tag : new int[] {-10, 5, 99}) {
            assertThatThrownBy(() -> Responses.result(new EngineResponse(tag, "{}".getBytes(StandardCharsets.UTF_8))))
                    .isInstanceOf(MontyCrashError.class)
                    .hasMessageContaining("unknown tag, " + tag);
        }
    }

    @Test
    void everyTag_isFoundByItsCode() {
        for (Tag tag : Tag.values()) {
            assertThat(Tag.of(new EngineResponse(tag.code(), new byte[0]))).isEqualTo(tag);
        }
    }

    @Test
    void unknownLimit_isACrash() {
        assertThatThrownBy(() -> Responses.result(response(Tag.RESOURCE, "{\"limit\":\"luck\"}")))
                .isInstanceOf(MontyCrashError.class)
                .hasMessageContaining("luck");
    }

    @Test
    void completeWithoutValue_isACrash() {
        assertThatThrownBy(() -> Responses.result(response(Tag.COMPLETE, "{}"))).isInstanceOf(MontyCrashError.class);
        assertThatThrownBy(() -> Responses.result(new EngineResponse(0, new byte[0])))
                .isInstanceOf(MontyCrashError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "{",
                "no json",
                "{\"value\":{\"$unknown\":1}}",
                "{\"value\":}",
                "{\"value\":{\"$date\":[2023,2,29]}}",
                "{\"value\":1,\"usage\":{\"luck\":1}}",
                "{\"value\":1,\"frames\":[{\"luck\":1}]}",
                "{\"value\":1,\"output\":[[\"out\"]]}",
                "{\"value\":1,\"output\":[[\"log\",\"x\"]]}",
                "{\"value\":1,\"output\":[[\"out\",\"x\",\"y\"]]}",
                "{\"value\":1} 2"
            })
    void malformedResponse_isACrash_thatQuotesIt(String json) {
        assertThatThrownBy(() -> Responses.result(response(Tag.COMPLETE, json)))
                .isInstanceOf(MontyCrashError.class)
                .hasMessageContaining(json);
    }

    private static EngineResponse response(Tag tag, String json) {
        return new EngineResponse(tag.code(), json.getBytes(StandardCharsets.UTF_8));
    }
}
