package org.montyjvm.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own, over its standard streams. */
@Timeout(120)
class McpCommandTest {
    private static final String HELLO = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},\
            "clientInfo":{"name":"t","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            """;

    @TempDir
    Path temp;

    /** What a process said, and ended with. */
    private record Ended(int code, List<String> out, String err) {}

    private Ended run(String input, String... options) throws IOException, InterruptedException {
        Path err = temp.resolve("err");
        Process process = start(err, options);
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it ended before it read
        }
        List<String> out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, Files.readString(err));
    }

    private Process start(Path err, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--data", temp.resolve("data").toString()));
        return new ProcessBuilder(ServerProcess.command(all.toArray(String[]::new)))
                .redirectError(err.toFile())
                .start();
    }

    private static Map<String, Object> answer(Ended ended, Object id) {
        return ended.out().stream()
                .map(Json::object)
                .filter(message -> id.equals(message.get("id")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no answer to " + id + " in " + ended));
    }

    @Test
    void lines_areAnswered_whateverIsBetweenThem() throws Exception {
        Ended ended = run(
                "{\"jsonrpc\":\"2.0\",\"id\":\"early\",\"method\":\"tools/list\"}\n" + HELLO
                        + "no JSON\n\n[1]\n"
                        + "{\"a\":\"" + "x".repeat(20_000) + "\"}\n"
                        + call(2, "print('hi')\\n6 * 7")
                        + call(3, "while True: pass")
                        + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":3}}\n"
                        + "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"ping\"}\n",
                "--request-size",
                "10000",
                "--timeout",
                "60s");
        assertThat(ended.code()).isZero();
        assertThat(answer(ended, "early")).containsKey("error");
        assertThat(answer(ended, 2).get("result")).asString().contains("value=42");
        assertThat(answer(ended, 4)).containsKey("result");
        assertThat(ended.out()).noneMatch(line -> line.contains("\"id\":3"));
        assertThat(ended.out().stream().filter(line -> line.contains("\"id\":null")))
                .hasSize(3);
    }

    @Test
    void ping_andHelloOfWrongTypes_areAnswered_beforeAllElse() throws Exception {
        Ended ended = run("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}\n"
                + "{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\","
                + "\"capabilities\":{\"roots\":5},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}\n"
                + HELLO);
        assertThat(answer(ended, 7)).containsKey("result");
        assertThat(answer(ended, 8)).containsKey("error");
        assertThat(answer(ended, 1)).containsKey("result");
    }

    @Test
    void serverEnds_whenItsInputDoes_thoughNobodyReads() throws Exception {
        Process process = start(temp.resolve("err"));
        try (OutputStream in = process.getOutputStream()) {
            in.write((HELLO + call(2, "print('x' * 1_000_000)") + call(3, "1")).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void signal_endsAServerThatIsAtWork() throws Exception {
        Process process = start(temp.resolve("err"), "--timeout", "10m");
        process.getOutputStream()
                .write((HELLO + call(2, "while True: pass") + "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"ping\"}\n")
                        .getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        BufferedReader out = process.inputReader();
        while (!out.readLine().contains("\"id\":3")) {
            // the answer to initialize
        }
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(Files.readString(temp.resolve("err"))).doesNotContain("Exception", "ERROR");
    }

    private static String call(int id, String code) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"monty_run\","
                + "\"arguments\":{\"code\":\"" + code + "\"}}}\n";
    }

    @Test
    void addressThatOthersReach_needsAToken() throws Exception {
        Ended ended = run("", "--http", "0", "--host", "0.0.0.0");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("other machines could reach 0.0.0.0", "--token-env");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void shortToken_isRefused_andNotShown() throws Exception {
        Path token = temp.resolve("short");
        Files.writeString(token, "hunter2\n");
        Ended ended = run("", "--http", "0", "--token-file", "alice=" + token);
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("the token of alice has 7 characters").doesNotContain("hunter2");
    }

    @Test
    void unknownEngine_isSaid() throws Exception {
        Ended ended = run("", "--backend", "quantum");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("quantum");
    }
}
