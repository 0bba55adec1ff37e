package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackendOptionTest {
    @Test
    void backendThatIsThere_runsTheScript() {
        assertThat(Command.run("eval", "--backend", "ffi", "1 + 1")).isEqualTo(new Command(0, "2\n", ""));
    }

    @Test
    void unknownBackend_isAUsageErrorThatListsThoseThereAre() {
        Command refused = Command.run("eval", "--backend", "abacus", "1");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err())
                .startsWith("monty: no Monty engine is named 'abacus'; found: ")
                .contains("ffi");
    }
}
