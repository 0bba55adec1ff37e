package org.montyjvm.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.json.schema.jackson3.DefaultJsonSchemaValidator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.plugins.ClockPlugin;

/** What a strict client would find wrong. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersTest {
    private TestServer server;
    private Probe alice;

    @BeforeAll
    void start(@TempDir Path temp) {
        server = TestServer.start(
                temp.resolve("data"), Settings.defaults().withPlugins(client -> List.of(ClockPlugin.system())));
        alice = server.alice();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    @SuppressWarnings("unchecked")
    void eachTool_answersByItsSchema_whenItRefusesToo() {
        DefaultJsonSchemaValidator validator = new DefaultJsonSchemaValidator();
        List<Map<String, Object>> tools = (List<Map<String, Object>>)
                alice.request("tools/list", Map.of()).result().get("tools");
        assertThat(tools).hasSizeGreaterThan(8);
        String id = alice.create();
        Map<String, Object> given = Map.of("code", "{'a': (1, 2.5)}", "session_id", id, "name", "clock.now");
        for (Map<String, Object> tool : tools) {
            String name = (String) tool.get("name");
            Map<String, Object> schema = (Map<String, Object>) tool.get("outputSchema");
            Map<String, Object> inputs = (Map<String, Object>)
                    ((Map<String, Object>) tool.get("inputSchema")).getOrDefault("properties", Map.of());
            Map<String, Object> arguments = new java.util.HashMap<>(given);
            arguments.keySet().retainAll(inputs.keySet());
            for (Map<String, Object> call : List.of(arguments, Map.<String, Object>of("no such argument", 1))) {
                Probe.Answer answer = alice.call(name, call);
                var conforms = validator.validate(schema, answer.content());
                assertThat(conforms.valid())
                        .as("%s%s: %s", name, call, conforms.errorMessage())
                        .isTrue();
                assertThat(answer.content()).containsEntry("ok", !answer.isError());
                if (call != arguments) {
                    assertThat(answer.isError()).as(name).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10 ** 2000",
                "x = 1\nfor _ in range(900): x = [x]\nx",
                "x = 1\nfor _ in range(900): x = (x,)\nx",
                "x = 1\nfor _ in range(900): x = {1: x}\nx",
                "{'k' * 60_000: 1}",
                "[float('inf'), float('nan'), 1e308, b'\\x00', '\\0']"
            })
    void valueThatIsExtreme_getsThrough(String code) {
        Probe.Answer answer = alice.run(code);
        assertThat(answer.messages()).as(code).isNotEmpty();
        assertThat(answer.content()).containsEntry("ok", true).containsKeys("value", "repr");
    }

    @Test
    void valueTooLargeForAMessage_isLeftOut_notLost() {
        Map<String, Object> content = alice.run("'x' * 100_000").content();
        assertThat(content).containsEntry("ok", true).containsEntry("type", "str");
        assertThat(content.get("value")).asString().contains("too large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"capabilities\":{\"roots\":5},\"clientInfo\":{\"name\":\"n\",\"version\":\"1\"}",
                "\"capabilities\":{\"experimental\":[]},\"clientInfo\":{\"name\":\"n\",\"version\":\"1\"}",
                "\"capabilities\":{},\"clientInfo\":{\"name\":\"n\",\"version\":\"1\",\"title\":[1]}"
            })
    void helloOfWrongTypes_is400(String params) {
        Probe.Answer answer = send("{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"initialize\","
                + "\"params\":{\"protocolVersion\":\"2025-06-18\"," + params + "}}");
        assertThat(answer.response().statusCode()).isEqualTo(400);
        assertThat(answer.last()).containsEntry("id", 5);
        assertThat(answer.error()).containsEntry("code", -32_602);
    }

    @Test
    void unknownVersion_isAnsweredWithOneOfTheServer() {
        Map<String, Object> result = send("{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"initialize\",\"params\":{"
                        + "\"protocolVersion\":\"1999-01-01\",\"capabilities\":{\"future\":7},"
                        + "\"clientInfo\":{\"name\":\"n\",\"version\":\"1\"}}}")
                .result();
        assertThat(result).containsEntry("protocolVersion", "2025-11-25");
    }

    @Test
    void numbersAndNesting_beyondTheBounds_areSaid() {
        for (String large : List.of("9".repeat(1_500), "[".repeat(900) + "]".repeat(900))) {
            Probe.Answer answer = send("{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{"
                    + "\"name\":\"monty_run\",\"arguments\":{\"code\":\"x\",\"inputs\":{\"x\":" + large + "}}}}");
            assertThat(answer.response().statusCode()).isEqualTo(400);
            assertThat(answer.error().get("message")).asString().contains("nested too deeply");
        }
    }

    @Test
    void halfACharacter_isRefused_whereItWouldComeBack() {
        String half = "a\\ud800b";
        assertThat(send("{\"jsonrpc\":\"2.0\",\"id\":\"" + half + "\",\"method\":\"ping\"}")
                        .response()
                        .statusCode())
                .isEqualTo(400);
        Probe.Answer named = send("{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{"
                + "\"name\":\"monty_session_create\",\"arguments\":{\"name\":\"" + half + "\"}}}");
        assertThat(named.error()).containsEntry("kind", "invalid_arguments");
        Probe.Answer found = send("{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{"
                + "\"name\":\"monty_session_close\",\"arguments\":{\"session_id\":\"" + half + "\"}}}");
        assertThat(found.error()).containsEntry("kind", "no_such_session");
        assertThat(found.response().body()).doesNotContainIgnoringCase("\\ud800");
    }

    @Test
    void answerOfAClient_getsNoneOfItsIds() {
        Probe.Answer answer = send("{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{}}");
        assertThat(answer.response().statusCode()).isEqualTo(400);
        assertThat(answer.last()).containsEntry("id", null);
    }

    @Test
    void levelOfLogs_isHonoured() {
        Probe quiet = server.alice();
        String code = "import sys\nprint('out')\nprint('err', file=sys.stderr)";
        assertThat(quiet.run(code).messages()).hasSize(3);
        quiet.request("logging/setLevel", Map.of("level", "warning"));
        assertThat(quiet.run(code).messages())
                .hasSize(2)
                .first()
                .extracting(message -> message.get("params"))
                .asString()
                .contains("python.stderr");
        quiet.request("logging/setLevel", Map.of("level", "error"));
        assertThat(quiet.run(code).messages()).hasSize(1);
        assertThat(quiet.request("logging/setLevel", Map.of("level", "loud"))
                        .response()
                        .statusCode())
                .isEqualTo(400);
    }

    private Probe.Answer send(String body) {
        return alice.send(body.getBytes(StandardCharsets.UTF_8));
    }
}
