package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class BenchCommandTest {
    @Test
    void bench_comparesTheEngines() {
        Command bench = Command.run("bench", "--time", "1ms");

        assertThat(bench.exitCode()).as(bench.err()).isZero();
        assertThat(bench.err()).isEmpty();
        assertThat(bench.out().lines()).hasSize(6).first().asString().matches(" +ffi +wasm +wasm/ffi");
        assertThat(bench.out())
                .containsPattern("(?m)^2 \\+ 2 +\\S+ (\u00b5s|ms|s) +\\S+ (\u00b5s|ms|s) +\\d+\\.\\d\\d$")
                .containsPattern("(?m)^fib\\(20\\), 21,891 calls +\\S+ ");
    }

    @Test
    void oneEngine_isComparedWithNone() {
        assertThat(Command.run("bench", "--time", "1ms", "--backend", "wasm").out())
                .contains("wasm")
                .doesNotContain("ffi");
        assertThat(Command.run("bench", "--backend", "abacus").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void json_hasNanoseconds() {
        assertThat(Command.run("bench", "--time", "1ms", "--json").out())
                .matches(
                        "\\{\"ok\":true,\"startNanos\":\\d+,\"figures\":\\{\"first result\":\\{\"ffi\":\\d+,\"wasm\":\\d+}.*}}\n");
    }
}
