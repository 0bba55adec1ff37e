package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitOptionsTest {
    @Test
    void timeout_stopsAnEndlessLoop() {
        Command stopped = Command.run("eval", "--timeout", "200ms", "while True: pass");

        assertThat(stopped.exitCode()).isEqualTo(ExitCode.RESOURCE);
        assertThat(stopped.err()).startsWith("monty: time limit exceeded: ").endsWith("; --timeout sets the limit\n");
    }

    @Test
    void memory_stopsAListThatGrows() {
        Command stopped = Command.run("eval", "--memory", "2MiB", "x = []\nwhile True:\n    x.append('a' * 1000)");

        assertThat(stopped.exitCode()).isEqualTo(ExitCode.RESOURCE);
        assertThat(stopped.err())
                .contains("memory limit exceeded: ")
                .endsWith("2097152 bytes allowed; --memory sets the limit\n");
    }

    @Test
    void moreMemory_letsABiggerScriptPass() {
        String code = "len('x' * 100_000_000)";

        assertThat(Command.run("eval", code).exitCode()).isEqualTo(ExitCode.RESOURCE);
        assertThat(Command.run("eval", "--memory", "256MiB", code).out()).isEqualTo("100000000\n");
    }

    @Test
    void outputBeforeALimit_isPrinted() {
        assertThat(Command.run("eval", "--timeout", "200ms", "print('before')\nwhile True: pass")
                        .out())
                .isEqualTo("before\n");
    }

    @Test
    void endlessOutput_hitsTheOutputLimit() {
        Command stopped = Command.run("eval", "while True: print('x' * 1000)");

        assertThat(stopped.exitCode()).isEqualTo(ExitCode.RESOURCE);
        assertThat(stopped.err()).contains("output size limit exceeded");
    }

    @Test
    void endlessRecursion_isAPythonError() {
        Command failed = Command.run("eval", "def f(): return f()\nf()");

        assertThat(failed.exitCode()).isEqualTo(ExitCode.SCRIPT_ERROR);
        assertThat(failed.err()).contains("RecursionError");
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "2s, PT2S", "1.5s, PT1.5S", "0.001ms, PT0.000001S", "1m, PT1M", "2h, PT2H", "3 s, PT3S"
    })
    void duration_isReadExactly(String text, Duration duration) {
        assertThat(new DurationArgument().convert(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2", "s", "2x", "-1s", "+1s", "1e3s", "2S", "1,5s", "1.s", "two seconds", "1s2", "0x1s"})
    void whatIsNoDuration_isRefusedWithExamples(String text) {
        Command refused = Command.run("eval", "--timeout=" + text, "1");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err())
                .contains("'--timeout'")
                .contains("is no duration")
                .contains("such as 500ms, 2s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "0.0000001ms", "300000000000000000h"})
    void durationOutOfRange_isRefused(String text) {
        assertThat(Command.run("eval", "--timeout", text, "1").err()).contains("'" + text + "' is out of range");
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 1000000",
        "1B, 1",
        "64MiB, 67108864",
        "64mib, 67108864",
        "1.5GiB, 1610612736",
        "2 KiB, 2048",
        "500KB, 500000",
        "3MB, 3000000",
        "1GB, 1000000000",
        "9223372036854775807, 9223372036854775807"
    })
    void memory_isReadExactly(String text, long bytes) {
        assertThat(new MemoryArgument().convert(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "64M", "MiB", "-1", "1e6", "64 megabytes", "0x10", "1.5.5GiB"})
    void whatIsNoMemory_isRefusedWithExamples(String text) {
        Command refused = Command.run("eval", "--memory=" + text, "1");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err())
                .contains("'--memory'")
                .contains("is no amount of memory")
                .contains("64MiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.5", "9223372036854775808", "9999999999GiB"})
    void memoryOutOfRange_isRefused(String text) {
        assertThat(Command.run("eval", "--memory", text, "1").err()).contains("'" + text + "' is out of range");
    }

    @Test
    void optionWithoutItsValue_isAUsageError() {
        assertThat(Command.run("eval", "1", "--timeout").err())
                .startsWith("monty: Missing required parameter for option '--timeout' (TIME)\n");
    }

    @Test
    void optionThatIsThereTwice_isAUsageError() {
        assertThat(Command.run("eval", "--timeout", "1s", "--timeout", "2s", "1")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
    }
}
