package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonOptionTest {
    private static final String FIGURES = "\\{\"timeNanos\":\\d+,\"memoryBytes\":\\d+,\"peakMemoryBytes\":\\d+\\}";
    private static final String NOTHING = "{\"timeNanos\":0,\"memoryBytes\":0,\"peakMemoryBytes\":0}";

    @Test
    void result_isOneObjectOnOneLine() {
        Command done = Command.run("eval", "--json", "print('a\\nb')\n[1, 2.5, 'x']");

        assertThat(done.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(done.err()).isEmpty();
        assertThat(done.out())
                .matches(Pattern.quote(
                                "{\"ok\":true,\"value\":[1,2.5,\"x\"],\"type\":\"list\",\"output\":\"a\\nb\\n\",\"usage\":")
                        + FIGURES
                        + "}\n");
    }

    @Test
    void usage_isThatOfTheRun() {
        assertThat(Command.run("eval", "--json", "len('x' * 1_000_000)").out())
                .containsPattern("\"timeNanos\":[1-9]\\d*,\"memoryBytes\":\\d+,\"peakMemoryBytes\":[1-9]\\d{6,}\\}");
    }

    @Test
    void none_isNull() {
        assertThat(Command.run("eval", "--json", "None").out())
                .startsWith("{\"ok\":true,\"value\":null,\"type\":\"NoneType\",\"output\":\"\",");
    }

    @Test
    void output_isThatOfBothStreams_andPrintedNowhereElse() {
        Command done = Command.run("eval", "--json", "import sys\nprint('a')\nprint('b', file=sys.stderr)");

        assertThat(done.out()).contains("\"output\":\"a\\nb\\n\"");
        assertThat(done.out().lines()).hasSize(1);
        assertThat(done.err()).isEmpty();
    }

    @Test
    void exception_hasItsTypeMessageTracebackAndOutput() {
        Command failed = Command.run("eval", "--json", "print('x')\nraise ValueError('no \"way\"')");

        assertThat(failed.exitCode()).isEqualTo(ExitCode.SCRIPT_ERROR);
        assertThat(failed.err()).isEmpty();
        assertThat(failed.out())
                .matches(Pattern.quote("{\"ok\":false,\"error\":\"MontyScriptError\",\"excType\":\"ValueError\","
                                + "\"message\":\"no \\\"way\\\"\",\"traceback\":\"Traceback (most recent call last):\\n"
                                + "  File \\\"<string>\\\", line 2, in <module>\\n"
                                + "    raise ValueError('no \\\"way\\\"')\\nValueError: no \\\"way\\\"\","
                                + "\"output\":\"x\\n\",\"usage\":")
                        + FIGURES
                        + "}\n");
    }

    @Test
    void exceptionWithoutAMessage_hasAnEmptyOne() {
        assertThat(Command.run("eval", "--json", "raise ValueError").out())
                .contains("\"excType\":\"ValueError\",\"message\":\"\",");
    }

    @Test
    void limit_hasItsFigures() {
        Command stopped = Command.run("run", "--json", "--memory", "1MiB", "--", "-");
        Command full = Command.run("eval", "--json", "--memory", "1MiB", "print('x')\n[0] * 10**12");

        assertThat(stopped.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(full.exitCode()).isEqualTo(ExitCode.RESOURCE);
        assertThat(full.err()).isEmpty();
        assertThat(full.out())
                .startsWith(
                        "{\"ok\":false,\"error\":\"MontyResourceError\",\"excType\":null,\"message\":\"memory limit exceeded: ")
                .containsPattern("\"output\":\"x\\\\n\",\"usage\":" + FIGURES
                        + ",\"limit\":\"MEMORY\",\"limitValue\":1048576,\"used\":\\d{13,}\\}\n$");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "eval --json | CODE is missing",
                "run --json no-such-file.py | cannot read 'no-such-file.py': there is no such file",
                "eval --json --timeout 2x 1 | Invalid value for option '--timeout': '2x' is no duration; write a number and a unit, such as 500ms, 2s, 1m or 1h",
                "eval --jsno 1 --json | Unknown option: '--jsno'",
                "eval --json --input x=Ada x | --input x: bad JSON at character 1: unexpected 'Ada'; a string needs double quotes",
                "evla --json | there is no command 'evla'",
                "eval 1 --json --input | Missing required parameter for option '--input' (NAME=JSON)"
            })
    void usageError_isAnObjectToo(String line, String message) {
        assertThat(Command.run(line.split(" ", -1)))
                .isEqualTo(new Command(
                        2,
                        "{\"ok\":false,\"error\":\"UsageError\",\"excType\":null,\"message\":\"" + message
                                + "\",\"traceback\":\"\",\"output\":\"\",\"usage\":" + NOTHING + "}\n",
                        ""));
    }

    @Test
    void optionAfterADoubleDash_isNoOption() {
        Command refused = Command.run("eval", "--nope", "--", "--json");

        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).startsWith("monty: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2**70000", "[[[[]]]]", "{'k': {'$k': 1}}", "float('inf')", "print", "...", "1+2j"})
    void anyValue_staysOnOneLine(String code) {
        Command done = Command.run("eval", "--json", code);

        assertThat(done.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(done.out()).startsWith("{\"ok\":true,").endsWith("}\n");
        assertThat(done.out().lines()).hasSize(1);
    }

    @Test
    void deepestValue_isWritten() {
        Command done = Command.run("eval", "--json", "x = []\nfor i in range(990):\n    x = (x,)\nx");

        assertThat(done.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(done.out()).contains("{\"$tuple\":[".repeat(990) + "[]" + "]}".repeat(990));
    }
}
