package org.montyjvm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.montyjvm.MontyContinuation;
import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyNameLookup;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyPosition;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontyUsage;
import org.montyjvm.MontyValue;
import org.montyjvm.spi.MontyTurn;

/** What a run that waits asks for, read as strictly as a value. */
class TurnResponsesTest {
    private static final String LEFT =
            ",\"output\":[[\"out\",\"a\"]],\"usage\":{\"nanos\":1000000000,\"memory\":2,\"peak\":3}}";
    private static final List<MontyOutput> OUTPUTS = List.of(new MontyOutput(MontyOutput.Stream.STDOUT, "a"));
    private static final MontyUsage USAGE = new MontyUsage(Duration.ofSeconds(1), 2, 3);

    private static final String AT = "\"position\":{\"file\":\"main.py\",\"start\":1,\"end\":2,\"line\":3,\"column\":4,"
            + "\"endLine\":5,\"endColumn\":6}";
    private static final MontyPosition POSITION = new MontyPosition("main.py", 1, 2, 3, 4, 5, 6);
    private static final UUID ID = new UUID(0, 7);
    private static final MontyValue ONE = MontyValue.Int.of(1);

    static Stream<Arguments> questions() {
        Map<String, MontyValue> kwargs = new LinkedHashMap<>();
        kwargs.put("k", ONE);
        kwargs.put("b", new MontyValue.Tuple(List.of()));
        return Stream.of(
                Arguments.of(
                        Tag.CALL,
                        "\"call\":{\"name\":\"f\",\"args\":[1,[1]],\"kwargs\":[[\"k\",1],[\"b\",{\"$tuple\":[]}]],"
                                + "\"id\":9,\"receiver\":\"" + ID + "\"," + AT + "}",
                        new MontyTurn.Call(
                                "f",
                                List.of(ONE, new MontyValue.List(List.of(ONE))),
                                kwargs,
                                9,
                                ID,
                                POSITION,
                                OUTPUTS,
                                USAGE)),
                Arguments.of(
                        Tag.CALL,
                        "\"call\":{\"name\":\"f\",\"args\":[],\"kwargs\":[],\"id\":0,\"receiver\":null," + AT + "}",
                        new MontyTurn.Call("f", List.of(), Map.of(), 0, null, POSITION, OUTPUTS, USAGE)),
                Arguments.of(
                        Tag.OS_CALL,
                        "\"os\":{\"name\":\"Path.read_text\",\"args\":[{\"$path\":\"/a\"}],\"kwargs\":[],\"id\":3,"
                                + "\"write\":false,\"awaitable\":true," + AT + "}",
                        new MontyTurn.OsCall(
                                MontyOsFunction.READ_TEXT,
                                List.of(new MontyValue.Path("/a")),
                                Map.of(),
                                3,
                                false,
                                true,
                                POSITION,
                                OUTPUTS,
                                USAGE)),
                Arguments.of(
                        Tag.LOOKUP,
                        "\"lookup\":{\"kind\":\"attribute\",\"name\":\"x\",\"receiver\":\"" + ID + "\"," + AT + "}",
                        new MontyTurn.Lookup(MontyNameLookup.Kind.ATTRIBUTE, "x", ID, POSITION, OUTPUTS, USAGE)),
                Arguments.of(
                        Tag.FUTURES,
                        "\"futures\":{\"ids\":[1,5]," + AT + "}",
                        new MontyTurn.Futures(List.of(1, 5), POSITION, OUTPUTS, USAGE)));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void question_isRead_withWhatTheTurnLeft(Tag tag, String question, MontyTurn turn) {
        assertThat(Responses.turn(response(tag, "{" + question + LEFT))).isEqualTo(turn);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void question_ofAnotherTag_isACrash(Tag tag, String question, MontyTurn turn) {
        for (Tag other : Tag.values()) {
            if (other != tag && other.isPause()) {
                assertThatThrownBy(() -> Responses.turn(response(other, "{" + question + LEFT)))
                        .isInstanceOf(MontyCrashError.class);
            }
        }
        assertThatThrownBy(() -> Responses.turn(response(Tag.COMPLETE, "{" + question + LEFT)))
                .isInstanceOf(MontyCrashError.class);
        assertThatThrownBy(() -> Responses.result(response(tag, "{" + question + LEFT)))
                .as("of a run that was to come to its end; %s", turn)
                .isInstanceOf(MontyCrashError.class);
    }

    /** Every field of every question is needed, is known, stands once, and has its type. */
    @ParameterizedTest
    @MethodSource("questions")
    void question_thatIsNotExactlyOne_isACrash(Tag tag, String question, MontyTurn turn) {
        int body = question.indexOf('{') + 1;
        String kind = question.substring(0, body);
        String fields = question.substring(body, question.length() - 1);
        List<String> parts =
                List.of(fields.split(",(?=\"(?:name|args|kwargs|id|receiver|position|write|awaitable|kind|ids)\":)"));
        assertThat(parts).as("of %s", turn).hasSizeGreaterThan(1);
        for (String part : parts) {
            List<String> others = new ArrayList<>(parts);
            others.remove(part);
            String without = String.join(",", others);
            assertCrash(tag, "{" + kind + without + "}" + LEFT);
            assertCrash(tag, "{" + kind + fields + "," + part + "}" + LEFT);
            String name = part.substring(0, part.indexOf(':') + 1);
            assertCrash(tag, "{" + kind + fields.replace(part, name + "{\"luck\":1}") + "}" + LEFT);
        }
        assertCrash(tag, "{" + kind + fields + ",\"luck\":1}" + LEFT);
        assertCrash(tag, "{" + question + "," + question + LEFT);
        assertCrash(tag, "{" + kind + fields + LEFT);
    }

    @ParameterizedTest
    @EnumSource(MontyNameLookup.Kind.class)
    void everyKindOfLookup_isKnown(MontyNameLookup.Kind kind) {
        String lookup = "{\"lookup\":{\"kind\":\"" + kind.name().toLowerCase(java.util.Locale.ROOT)
                + "\",\"name\":\"x\",\"receiver\":null," + AT + "}" + LEFT;
        assertThat(Responses.turn(response(Tag.LOOKUP, lookup)))
                .isInstanceOfSatisfying(MontyTurn.Lookup.class, turn -> {
                    assertThat(turn.kind()).isEqualTo(kind);
                    assertThat(turn.receiver()).isNull();
                });
    }

    @Test
    void unknownOsCallOrKindOfLookup_isACrash() {
        assertCrash(Tag.LOOKUP, "{\"lookup\":{\"kind\":\"luck\",\"name\":\"x\",\"receiver\":null," + AT + "}" + LEFT);
        assertCrash(
                Tag.OS_CALL,
                "{\"os\":{\"name\":\"os.fork\",\"args\":[],\"kwargs\":[],\"id\":3,\"write\":false,\"awaitable\":true,"
                        + AT + "}" + LEFT);
    }

    @Test
    void wrongThingsInside_areACrash() {
        String call = "{\"call\":{\"name\":\"f\",\"args\":%s,\"kwargs\":%s,\"id\":9,\"receiver\":%s,%s}" + LEFT;
        for (String args : List.of("[{\"$luck\":1}]", "[1", "null")) {
            assertCrash(Tag.CALL, call.formatted(args, "[]", "null", AT));
        }
        for (String kwargs : List.of("[1]", "[[\"k\"]]", "[[\"k\",1,2]]", "[[1,1]]", "[[\"k\",1],[\"k\",2]]", "[[]]")) {
            assertCrash(Tag.CALL, call.formatted("[]", kwargs, "null", AT));
        }
        for (String receiver : List.of("\"1-1-1-1-1\"", "\"x\"", "1", "true")) {
            assertCrash(Tag.CALL, call.formatted("[]", "[]", receiver, AT));
        }
        for (String at : List.of(
                "null", "{}", "{\"file\":1}", "{\"file\":\"a\",\"luck\":1}", "{\"file\":\"a\",\"line\":\"1\"}")) {
            assertCrash(Tag.CALL, call.formatted("[]", "[]", "null", "\"position\":" + at));
        }
        assertCrash(Tag.FUTURES, "{\"futures\":{\"ids\":[1,\"2\"]," + AT + "}" + LEFT);
        assertCrash(Tag.FUTURES, "{\"futures\":[]" + LEFT);
    }

    @Test
    void completeTurn_isTheValue() {
        assertThat(Responses.turn(response(Tag.COMPLETE, "{\"value\":1" + LEFT)))
                .isEqualTo(new MontyTurn.Complete(ONE, OUTPUTS, USAGE));
        assertCrash(Tag.COMPLETE, "{\"usage\":{}}");
    }

    @Test
    void failedTurn_isItsError() {
        assertThatThrownBy(() -> Responses.turn(response(Tag.SCRIPT_ERROR, "{\"type\":\"KeyError\"" + LEFT)))
                .isInstanceOfSatisfying(
                        MontyScriptError.class,
                        error -> assertThat(error.outputs()).isEqualTo(OUTPUTS));
        assertThatThrownBy(() -> Responses.turn(response(Tag.BAD_REQUEST, "{\"message\":\"no call 7\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no call 7");
        assertThatThrownBy(() -> Responses.turn(response(Tag.WRONG_STATE, "{\"message\":\"it is IDLE\"}")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("it is IDLE");
    }

    @Test
    void pause_isNothing_whereNoRunWaits() {
        assertThat(Responses.pause(response(Tag.COMPLETE, "{}"))).isNull();
        assertThat(Responses.pause(response(Tag.FUTURES, "{\"futures\":{\"ids\":[1]," + AT + "}}")))
                .isEqualTo(new MontyTurn.Futures(List.of(1), POSITION, List.of(), MontyUsage.NONE));
    }

    @Test
    void snapshot_isItsBytes_whateverTheyAre() {
        byte[] bytes = {0, -1, 'x'};
        assertThat(Responses.snapshot(new EngineResponse(0, bytes))).isSameAs(bytes);
        assertThatThrownBy(() -> Responses.snapshot(response(Tag.WRONG_STATE, "{\"message\":\"it is IDLE\"}")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void continuation_hasThreeAnswers() {
        Map<String, MontyContinuation> answers = Map.of(
                "complete", MontyContinuation.COMPLETE,
                "implicit", MontyContinuation.INCOMPLETE,
                "block", MontyContinuation.INCOMPLETE_BLOCK);
        answers.forEach((text, expected) -> assertThat(
                        Responses.continuation(response(Tag.COMPLETE, "{\"continuation\":\"" + text + "\"}")))
                .isEqualTo(expected));
        for (String other : List.of("{}", "{\"continuation\":\"luck\"}")) {
            assertThatThrownBy(() -> Responses.continuation(response(Tag.COMPLETE, other)))
                    .isInstanceOf(MontyCrashError.class);
        }
    }

    private static void assertCrash(Tag tag, String json) {
        assertThatThrownBy(() -> Responses.turn(response(tag, json))).as(json).isInstanceOf(MontyCrashError.class);
    }

    private static EngineResponse response(Tag tag, String json) {
        return new EngineResponse(tag.code(), json.getBytes(StandardCharsets.UTF_8));
    }
}
