package org.montyjvm.cli.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.cli.Streams;
import picocli.CommandLine;

/** The prompt without a terminal: lines of a pipe. */
class ReplCommandTest {
    @TempDir
    private Path folder;

    /** What a process would have shown. */
    private record Shown(int exitCode, String out, String err) {}

    private static Shown repl(byte[] input, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Streams streams = new Streams(new ByteArrayInputStream(input), new PrintWriter(out), new PrintWriter(err));
        List<String> command = new ArrayList<>(Arrays.asList(args));
        int exitCode = new CommandLine(new ReplCommand(streams)).execute(command.toArray(String[]::new));
        return new Shown(exitCode, out.toString(), err.toString());
    }

    private static Shown repl(String input, String... args) {
        return repl(input.getBytes(StandardCharsets.UTF_8), args);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffi", "wasm"})
    void lines_runOneAfterTheOther_andShowTheirValues(String backend) {
        String lines = """
                x = 20
                x + 1
                None
                print('printed', end='')
                def half(n):

                    return n / 2
                half(x)
                for i in range(2):
                    print(i)
                else:
                    print('end')
                '''several
                lines'''
                (1,
                2)
                """;

        assertThat(repl(lines, "--backend", backend))
                .isEqualTo(new Shown(0, "21\nprinted\n10.0\n0\n1\nend\n'several\\nlines'\n(1, 2)\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffi", "wasm"})
    void values_areShownByPythonsRepr_andKept(String backend) {
        String lines = """
                class Point:
                    def __init__(self, x):
                        self.x = x
                    def __repr__(self):
                        return f'<{self.x}>'
                Point(5)
                _.x
                [Point(1), 'it is']
                _.append(2)
                _
                len(_)
                _ * 2
                None
                _
                x = 1; x + 1 # the value
                range(3)
                """;

        assertThat(repl(lines, "--backend", backend).out())
                .isEqualTo("<5>\n5\n[<1>, 'it is']\n[<1>, 'it is', 2]\n3\n6\n6\n2\nrange(0, 3)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffi", "wasm"})
    void errors_areShownAsPythonDoes_andTheSessionGoesOn(String backend) {
        String lines = """
                def f(n):
                    return n / 0
                f(1)
                x = 3
                [x,
                 undefined]
                x =
                x
                raise ValueError('no')
                """;

        Shown shown = repl(lines, "--backend", backend);

        assertThat(shown.exitCode()).isEqualTo(1);
        assertThat(shown.out()).isEqualTo("3\n");
        assertThat(shown.err()).isEqualTo("""
                        Traceback (most recent call last):
                          File "<python-input-1>", line 1, in <module>
                            f(1)
                            ~~~~
                          File "<python-input-0>", line 2, in f
                            return n / 0
                                   ~~~~~
                        ZeroDivisionError: division by zero
                        Traceback (most recent call last):
                          File "<python-input-3>", line 2, in <module>
                            undefined]
                            ~~~~~~~~~
                        NameError: name 'undefined' is not defined
                        Traceback (most recent call last):
                          File "<python-input-4>", line 1
                            x =
                               ~
                        SyntaxError: Expected an expression
                        Traceback (most recent call last):
                          File "<python-input-6>", line 1, in <module>
                            raise ValueError('no')
                        ValueError: no
                        """);
    }

    @Test
    void reprThatFails_isShownFromTheUsersLineOn() {
        Shown shown = repl("class C:\n    def __repr__(self):\n        return self.none\nC()\n");

        assertThat(shown.err()).contains("in __repr__", "AttributeError").doesNotContain("_monty_shown", "line 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffi", "wasm"})
    void commands_doWhatTheySay(String backend) throws Exception {
        Path config = Files.writeString(
                folder.resolve("c.yaml"),
                "plugins: {clock: {fixed: 2025-07-01T12:00:00Z}}\nlimits: {time: 7s, output: 2KiB}");
        String key = folder.resolve("key").toString();
        String file = folder.resolve("a file").toString();
        String lines = """
                %limits
                %plugins
                %plugins clock.now
                clock.now().hour
                def kept(): return 'kept'
                x = kept
                %save NAME
                %reset
                kept()
                %load NAME
                x()
                %time 6 * 7
                %time
                %help
                """.replace("NAME", file);

        Shown shown = repl(lines, "--backend", backend, "--config", config.toString(), "--key-file", key);

        assertThat(shown.out())
                .containsSubsequence(
                        "time         7s\nmemory       64MiB",
                        "clock.now(zone: str = 'UTC') -> datetime",
                        "\n12\n",
                        "Saved ",
                        "Loaded ",
                        "'kept'\n42\ntime ",
                        "memory",
                        "\ntime ",
                        "%reset           forgets");
        assertThat(shown.err())
                .contains("NameError: name 'kept' is not defined")
                .doesNotContain("monty:");
    }

    @Test
    void commandsThatFail_sayWhy_andTheSessionGoesOn() throws Exception {
        Path other = folder.resolve("other");
        String key = folder.resolve("key").toString();
        assertThat(repl(
                                "%save " + other + "\n",
                                "--key-file",
                                folder.resolve("another key").toString())
                        .exitCode())
                .isZero();
        Files.writeString(folder.resolve("no snapshot"), "x");
        String lines = "x = 1\n%save " + folder.resolve("mine") + "\n%load " + other + "\n%load "
                + folder.resolve("none")
                + "\n%load " + folder.resolve("no snapshot") + "\n%load\n%save " + folder + "\n%save /nowhere/at/all\n"
                + "%plugins nothing\n%nothing\n%\nx\n";

        Shown shown = repl(lines, "--key-file", key);

        assertThat(shown.exitCode()).isEqualTo(1);
        assertThat(shown.out()).endsWith("\n1\n");
        assertThat(shown.err().lines()).hasSize(9).allMatch(line -> line.startsWith("monty: "));
        assertThat(shown.err()).contains("there is no such file", "name of a file is missing", "no command %nothing");
    }

    @Test
    void leaving_endsWithTheCodeAskedFor() {
        assertThat(repl("exit\n1\n")).isEqualTo(new Shown(0, "", ""));
        assertThat(repl("quit()\n1\n")).isEqualTo(new Shown(0, "", ""));
        assertThat(repl("%quit\n1\n")).isEqualTo(new Shown(0, "", ""));
        assertThat(repl("raise SystemExit\n1\n")).isEqualTo(new Shown(0, "", ""));
        assertThat(repl("raise SystemExit('good bye')\n1\n")).isEqualTo(new Shown(1, "", "good bye\n"));
        assertThat(repl("")).isEqualTo(new Shown(0, "", ""));
    }

    @Test
    void limits_areTold_andASessionThatIsLostBeginsAnew() {
        Shown shown = repl(
                "x = 1\nwhile True: pass\nx\n3 ** 20_000_000\nx\nkept = 'x' * 900_000_000\n", "--timeout", "300ms");

        assertThat(shown.out()).isEqualTo("1\n");
        assertThat(shown.err())
                .containsSubsequence(
                        "time limit exceeded",
                        "--timeout sets the limit",
                        "the interpreter was lost, and all variables with it; this is a new session",
                        "NameError",
                        "memory limit exceeded",
                        "%reset makes room");
    }

    @Test
    void whatIsNoText_isTold_andTheNextLineRuns() {
        byte[] lines = {'1', '\n', '\'', (byte) 0xff, '\'', '\n', '2', '\r', '\n', 0, '\n', '3'};

        Shown shown = repl(lines);

        assertThat(shown.out()).isEqualTo("1\n2\n3\n");
        assertThat(shown.err()).contains("monty: line 2 of the input is not UTF-8\n", "SyntaxError");
        assertThat(shown.exitCode()).isEqualTo(1);
    }

    @Test
    void sourceThatIsTooLarge_isRefused_andTheNextLineRuns() {
        Shown shown = repl("x = '" + "x".repeat(2_000_000) + "'\n1\n");

        assertThat(shown.out()).isEqualTo("1\n");
        assertThat(shown.err()).contains("source");
    }

    @Test
    void inputThatEndsInTheMiddle_runsAsItIs() {
        assertThat(repl("if True:\n    5").out()).isEqualTo("");
        assertThat(repl("(1,").err()).contains("SyntaxError");
    }

    @Test
    void mistakesInTheConfiguration_areToldBeforeAnythingRuns() {
        assertThat(new CommandLine(new ReplCommand(new Streams(
                                new ByteArrayInputStream(new byte[0]),
                                new PrintWriter(new StringWriter()),
                                new PrintWriter(new StringWriter()))))
                        .setExecutionExceptionHandler((e, command, parsed) -> {
                            assertThat(e).hasMessageContaining("no Monty engine is named 'none'");
                            return 2;
                        })
                        .execute("--backend", "none"))
                .isEqualTo(2);
    }
}
