package org.montyjvm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.Monty;
import org.montyjvm.MontySession;
import org.montyjvm.MontySnapshotKey;

class SnapshotCommandTest {
    @TempDir
    private Path folder;

    private String key;
    private String script;
    private String snapshot;

    @BeforeEach
    void writeScript() throws IOException {
        key = folder.resolve("key").toString();
        snapshot = folder.resolve("refund.snap").toString();
        script = Files.writeString(folder.resolve("refund.py"), """
                        print('asking')
                        answer = approve(amount * 2, by='Ada')
                        print('answered')
                        f'{answer}!'
                        """).toString();
    }

    @ParameterizedTest
    @CsvSource({"ffi, ffi", "ffi, wasm", "wasm, ffi", "wasm, wasm"})
    void frozenScript_goesOn_onEitherEngine(String before, String after) {
        Command frozen = freeze("--backend", before, "--input", "amount=600");
        assertThat(frozen)
                .isEqualTo(new Command(
                        0,
                        "asking\n",
                        snapshot + ": waits for approve(1200, by='Ada'), " + script + ", line 2, column 10\n"));

        assertThat(resume("--backend", after, "--value", "\"yes\""))
                .isEqualTo(new Command(0, "answered\n'yes!'\n", ""));
    }

    @Test
    void show_tellsAllThatIsKnown() {
        freeze("--input", "amount=600", "--timeout", "3s", "--limit", "recursion=99");

        Command shown = show();

        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out())
                .containsPattern("(?m)^waits for +approve\\(1200, by='Ada'\\)$")
                .containsPattern("(?m)^place +.*refund.py, line 2, column 10$")
                .containsPattern("(?m)^holds +a script$")
                .containsPattern("(?m)^size +\\d+ bytes, \\d+ of them the interpreter's$")
                .containsPattern("(?m)^written by +ffi, Monty \\d+\\.\\d+\\.\\d+, ABI \\d+, layout \\d+$")
                .containsPattern("(?m)^limits +time 3s, memory 64MiB, .*recursion 99,")
                .containsPattern("(?m)^granted +nothing$")
                .containsPattern("(?m)^signature +good$");
        assertThat(show("--json").out())
                .startsWith("{\"ok\":true,\"signature\":\"good\",")
                .contains("\"name\":\"approve\",\"args\":[1200],\"kwargs\":{\"by\":\"Ada\"}", "\"line\":2")
                .endsWith("}\n");
    }

    @Test
    void raisedAnswer_isAnExceptionInTheScript() {
        freeze("--input", "amount=1");

        Command failed = resume("--raise", "PermissionError: too much: 2");

        assertThat(failed.exitCode()).isEqualTo(ExitCode.SCRIPT_ERROR);
        assertThat(failed.err()).contains("line 2").endsWith("PermissionError: too much: 2\n");
    }

    @Test
    void scriptThatCallsAgain_isFrozenAgain_inItsFileOrAnother() throws Exception {
        Files.writeString(Path.of(script), "print(first(1))\nprint(second(2))\n'end'");
        freeze();

        assertThat(resume("--value", "10", "--output", snapshot + "2").err())
                .contains("refund.snap2: waits for second(2)");
        assertThat(show().out()).contains("first(1)");
        assertThat(resume("--value", "10"))
                .isEqualTo(
                        new Command(0, "10\n", snapshot + ": waits for second(2), " + script + ", line 2, column 7\n"));
        assertThat(resume("--value", "20").out()).isEqualTo("20\n'end'\n");
    }

    @Test
    void scriptWithoutACall_runsToItsEnd_andNothingIsFrozen() throws Exception {
        Files.writeString(Path.of(script), "print('x')\n6 * 7");

        assertThat(freeze())
                .isEqualTo(new Command(
                        1, "x\n42\n", "monty: the script ended without a call of the host; nothing was frozen\n"));
        assertThat(Path.of(snapshot)).doesNotExist();
    }

    @Test
    void namedFunctions_areTheOnlyOnes() {
        assertThat(freeze("--input", "amount=1", "--function", "other").err()).contains("NameError: name 'approve'");
        assertThat(freeze("--input", "amount=1", "--function", "approve").exitCode())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "resume"})
    void otherKey_isRefused(String command) throws Exception {
        freeze("--input", "amount=1");
        Files.writeString(Path.of(key), "another key of many bytes\n");

        Command refused = command.equals("show") ? show() : resume("--value", "1");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.out() + refused.err())
                .contains("changed after it was signed, or")
                .doesNotContain("approve");
    }

    @Test
    void changedSnapshot_isRefused() throws Exception {
        freeze("--input", "amount=1");
        byte[] bytes = Files.readAllBytes(Path.of(snapshot));
        bytes[bytes.length / 2] ^= 1;
        Files.write(Path.of(snapshot), bytes);

        assertThat(show().exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(show().out()).containsPattern("(?m)^signature +wrong; ");
        assertThat(resume("--value", "1").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void fileThatIsNoSnapshot_isRefused() {
        assertThat(Command.run("snapshot", "show", script).err()).startsWith("monty: '" + script + "': ");
        assertThat(Command.run("snapshot", "show", "/no/such/file").err())
                .startsWith("monty: cannot read '/no/such/file': there is no such file\n");
    }

    @Test
    void session_isShown_andLeftToTheRepl() throws Exception {
        Files.writeString(Path.of(key), "some key of many bytes");
        try (MontySession session = Monty.openSession()) {
            session.run("total = 1\nname = 'x'");
            Files.write(
                    Path.of(snapshot),
                    session.freeze(MontySnapshotKey.of("some key of many bytes".getBytes(UTF_8)))
                            .bytes());
        }

        assertThat(show().out()).contains("a session", "total", "name");
        assertThat(resume("--value", "1").err()).contains("holds a session").contains("%load");
    }

    @Test
    void replSaysWhatItCannotLoad_andShowTellsTheUsersVariablesAlone() {
        freeze("--input", "amount=1");
        assertThat(Command.runWithInput("%load " + snapshot, "repl", "--key-file", key)
                        .err())
                .isEqualTo("monty: '" + snapshot + "' holds a script; go on with it by 'monty snapshot resume'\n");

        Command.runWithInput("x = 1\nx\n%save " + snapshot, "repl", "--key-file", key);
        assertThat(show().out()).containsPattern("(?m)^variables +x, _$");
    }

    @Test
    void key_isMadeForTheUserAlone_andUsedAgain() throws Exception {
        freeze("--input", "amount=1");
        String made = Files.readString(Path.of(key));
        freeze("--input", "amount=2");

        assertThat(made).matches("[0-9a-f]{64}\n");
        assertThat(Files.readString(Path.of(key))).isEqualTo(made);
        FileStore store = Files.getFileStore(folder);
        assumeTrue(store.supportsFileAttributeView("posix"), "needs permissions as POSIX has them");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(key))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(snapshot))))
                .isEqualTo("rw-------");
    }

    @Test
    void missingKey_isToldWhereItIsLookedFor() throws Exception {
        freeze("--input", "amount=1");
        Files.delete(Path.of(key));

        assertThat(resume("--value", "1").err()).startsWith("monty: there is no key for snapshots: '" + key + "'");
    }

    @Test
    void shortKey_isRefused() throws Exception {
        Files.writeString(Path.of(key), "short\n");

        assertThat(freeze("--input", "amount=1").err()).contains("at least 16 bytes");
    }

    @Test
    void resume_needsOneAnswer() {
        freeze("--input", "amount=1");

        assertThat(resume().exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(resume("--value", "1", "--raise", "KeyError").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(resume("--raise", "no exception").err()).contains("is no exception");
        assertThat(resume("--value", "True").err()).contains("JSON has true, false and null");
    }

    @Test
    void json_tellsThePauseAndTheEnd() {
        assertThat(freeze("--json", "--input", "amount=1").out())
                .startsWith("{\"ok\":true,\"state\":\"suspended\",\"call\":{\"kind\":\"function\",\"name\":\"approve\"")
                .contains("\"output\":\"asking\\n\"");
        assertThat(resume("--json", "--value", "5").out()).startsWith("{\"ok\":true,\"value\":\"5!\"");
    }

    @Test
    void noCommand_isAUsageErrorThatGivesAnExample() {
        assertThat(Command.run("snapshot").err()).contains("monty snapshot freeze FILE");
    }

    private Command freeze(String... more) {
        return run(more, "snapshot", "freeze", script, "--output", snapshot, "--key-file", key);
    }

    private Command resume(String... more) {
        return run(more, "snapshot", "resume", snapshot, "--key-file", key);
    }

    private Command show(String... more) {
        return run(more, "snapshot", "show", snapshot, "--key-file", key);
    }

    private static Command run(String[] more, String... args) {
        return Command.run(java.util.stream.Stream.of(args, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new));
    }

    @Test
    void fileThatIsNoKey_isToldAndNotReadToItsEnd() throws Exception {
        freeze("--input", "amount=1");
        File endless = new File("/dev/zero");
        assumeThat(endless).exists();

        Command refused = Command.run("snapshot", "show", snapshot, "--key-file", endless.toString());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).startsWith("monty: '/dev/zero' is no key: it is longer than 65536 bytes\n");
    }
}
