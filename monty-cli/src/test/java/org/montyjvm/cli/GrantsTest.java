package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders, plugins and limits that a script gets: by options, by the configuration, or not at all. */
class GrantsTest {
    private static final String WRITE = "open('/data/b.txt', 'w').write('new')\nopen('/data/b.txt').read()";

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void writeFile() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("a.txt"), "hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffi", "wasm"})
    void mount_isReadOnly_unlessSaidOtherwise(String backend) {
        assertThat(Command.run("eval", "--backend", backend, "--mount", data + ":/data", "open('/data/a.txt').read()"))
                .isEqualTo(new Command(0, "'hello'\n", ""));
        assertThat(Command.run("eval", "--backend", backend, "--mount", data + ":/data", WRITE)
                        .err())
                .contains("Read-only file system");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffi", "wasm"})
    void overlay_seemsToChange_andRwChanges(String backend) {
        assertThat(Command.run("eval", "--backend", backend, "--mount", data + ":/data:overlay", WRITE)
                        .out())
                .isEqualTo("'new'\n");
        assertThat(data.resolve("b.txt")).doesNotExist();

        assertThat(Command.run("eval", "--backend", backend, "--mount", data + ":/data:rw", WRITE)
                        .out())
                .isEqualTo("'new'\n");
        assertThat(data.resolve("b.txt")).hasContent("new");
    }

    @Test
    void nothingIsMounted_withoutTheOption() {
        assertThat(Command.run("eval", "open('/data/a.txt')").err()).contains("PermissionError");
    }

    @Test
    void wrongMount_isAUsageError() {
        assertThat(Command.run("eval", "--mount", data.toString(), "1").err())
                .startsWith("monty: --mount: ")
                .contains("HOST:VIRTUAL");
        assertThat(Command.run("eval", "--mount", data + ":/data:rx", "1").err())
                .contains("'rx' is no mode");
        Command missing = Command.run("eval", "--mount", "/no/such/folder:/data", "1");
        assertThat(missing.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(missing.err()).contains("'/no/such/folder' cannot be mounted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffi", "wasm"})
    void pluginsOfTheConfiguration_canBeCalled(String backend) throws IOException {
        String config = config("""
                plugins:
                  kv: {}
                  clock: {fixed: 2025-07-01T12:00:00Z}
                """);

        assertThat(Command.run(
                        "eval",
                        "--backend",
                        backend,
                        "--config",
                        config,
                        "print('a', end='')\nkv.put('x', 1)\nprint('b')\nkv.get('x'), clock.now('UTC').year"))
                .isEqualTo(new Command(0, "ab\n(1, 2025)\n", ""));
    }

    @Test
    void outputAroundCalls_isThereOnce_whateverComesOfTheScript() throws IOException {
        String config = config("plugins: {kv: {}}");
        String code = "import sys\nprint('a')\nkv.keys()\nprint('b', file=sys.stderr)\nkv.keys()\nprint('c')\n";

        assertThat(Command.run("eval", "--config", config, code + "1")).isEqualTo(new Command(0, "a\nc\n1\n", "b\n"));
        Command failed = Command.run("eval", "--config", config, code + "1 / 0");
        assertThat(failed.out()).isEqualTo("a\nc\n");
        assertThat(failed.err())
                .startsWith("b\nTraceback")
                .contains("line 7")
                .endsWith("ZeroDivisionError: division by zero\n");
        assertThat(Command.run("eval", "--json", "--config", config, code + "1").out())
                .contains("\"value\":1,", "\"output\":\"a\\nb\\nc\\n\"");
    }

    @Test
    void pluginThatIsNotConfigured_isNotThere() {
        assertThat(Command.run("eval", "kv.keys()").err()).contains("NameError: name 'kv' is not defined");
    }

    @Test
    void options_winOverTheConfiguration() throws IOException {
        String config = config("""
                backend: wasm
                limits: {time: 5s, memory: 8MiB}
                """);

        assertThat(Command.run("doctor", "--config", config).out())
                .contains("time 5s, memory 8MiB")
                .containsPattern("default engine +wasm");
        assertThat(Command.run("doctor", "--config", config, "--timeout", "7s", "--backend", "ffi")
                        .out())
                .contains("time 7s, memory 8MiB")
                .containsPattern("default engine +ffi");
    }

    @Test
    void wrongConfiguration_isAUsageErrorThatTellsThePlace() throws IOException {
        Command refused = Command.run("eval", "--config", config("limits:\n  tmie: 5s\n"), "1");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err())
                .startsWith("monty: " + folder.resolve("monty.yaml") + ":2:")
                .contains("tmie");
        assertThat(Command.run("eval", "--json", "--config", config("limits:\n  tmie: 5s\n"), "1")
                        .out())
                .startsWith("{\"ok\":false,\"error\":\"UsageError\"");
    }

    @Test
    void otherLimits_haveNames() {
        assertThat(Command.run("eval", "--limit", "output=10", "print('x' * 100)")
                        .err())
                .contains("output size limit exceeded: 11 bytes used, 10 bytes allowed");
        assertThat(Command.run("eval", "--limit", "recursion=20", "def f(n):\n    return f(n)\nf(1)")
                        .err())
                .contains("RecursionError");
        assertThat(Command.run("eval", "--limit", "colour=1", "1").err())
                .startsWith("monty: --limit colour: there is no limit 'colour'; there are output, result,");
        assertThat(Command.run("eval", "--limit", "recursion=many", "1").err()).contains("'many' is no number");
        assertThat(Command.run("eval", "--limit", "output", "1").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    private String config(String yaml) throws IOException {
        return Files.writeString(folder.resolve("monty.yaml"), yaml).toString();
    }

    @Test
    void mountPoint_thatIsThereTwice_isAUsageError() {
        assertThat(Command.run("eval", "--mount", folder + ":/in", "--mount", folder + ":/in:rw", "1"))
                .isEqualTo(new Command(2, "", "monty: --mount: /in is there twice\nTry 'monty eval --help'.\n"));
    }
}
