package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CancelTest {
    @Test
    void interruptedRun_isCancelled() {
        Thread.currentThread().interrupt();

        Command cancelled = Command.run("eval", "--timeout", "50s", "while True: pass");

        assertThat(cancelled.exitCode()).isEqualTo(130);
        assertThat(cancelled.err()).startsWith("monty: ").contains("the run was cancelled");
    }

    @Test
    void interruptedRun_isAnObjectInJson() {
        Thread.currentThread().interrupt();

        Command cancelled = Command.run("eval", "--json", "--timeout", "50s", "while True: pass");

        assertThat(cancelled.exitCode()).isEqualTo(130);
        assertThat(cancelled.out()).startsWith("{\"ok\":false,\"error\":\"MontyCancelledError\",\"excType\":null,");
    }

    @Test
    void interrupt_isUsedUpByTheRun() {
        Thread.currentThread().interrupt();
        Command.run("eval", "while True: pass");

        assertThat(Command.run("eval", "1").out()).isEqualTo("1\n");
    }
}
