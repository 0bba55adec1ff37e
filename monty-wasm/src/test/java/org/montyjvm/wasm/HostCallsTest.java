package org.montyjvm.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dylibso.chicory.runtime.TrapException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** WASI grants nothing. */
class HostCallsTest {
    private final Host host = new Host();
    private final LinearMemory memory = new LinearMemory(new byte[0], 0, 1, 1, 0, host);

    @Test
    void wallClock_isNotGiven_theMonotonicOneIsAndMovesForward() {
        assertThat(HostCalls.clockTimeGet(0, 0, 8, memory)).isNotZero();
        assertThat(HostCalls.clockTimeGet(1, 0, 8, memory)).isZero();
        long first = LinearMemory.readLong(8, memory);
        assertThat(HostCalls.clockTimeGet(1, 0, 8, memory)).isZero();
        assertThat(LinearMemory.readLong(8, memory)).isGreaterThanOrEqualTo(first);
        assertThat(first).isPositive();
    }

    @Test
    void environment_isEmpty() {
        LinearMemory.writeLong(8, -1, memory);

        assertThat(HostCalls.environSizesGet(8, 12, memory)).isZero();

        assertThat(LinearMemory.readLong(8, memory)).isZero();
    }

    @Test
    void standardError_isHeard_andEverythingElseRefused() {
        memory.write(100, "a panic".getBytes(StandardCharsets.UTF_8));
        LinearMemory.writeInt(8, 100, memory);
        LinearMemory.writeInt(12, 7, memory);

        assertThat(HostCalls.fdWrite(1, 8, 1, 20, memory)).isNotZero();
        assertThat(HostCalls.fdWrite(3, 8, 1, 20, memory)).isNotZero();
        assertThat(HostCalls.fdWrite(2, 8, 1, 20, memory)).isZero();

        assertThat(LinearMemory.readInt(20, memory)).isEqualTo(7);
        assertThat(host.lastWords()).isEqualTo("a panic");
    }

    @Test
    void wordsWithoutEnd_areNotKept() {
        LinearMemory.writeInt(8, 0, memory);
        LinearMemory.writeInt(12, LinearMemory.PAGE_BYTES, memory);
        for (int i = 0; i < 100; i++) {
            assertThat(HostCalls.fdWrite(2, 8, 1, 20, memory)).isZero();
        }
        assertThat(host.lastWords()).hasSizeLessThanOrEqualTo(LinearMemory.PAGE_BYTES);
    }

    @Test
    void exit_isATrap() {
        assertThatThrownBy(() -> HostCalls.procExit(3, memory)).isInstanceOf(TrapException.class);
    }

    @Test
    void printed_isKeptByItsStream() {
        memory.write(100, "text".getBytes(StandardCharsets.UTF_8));

        HostCalls.printed(2, 100, 4, memory);

        assertThat(host.printed().since(0)).containsExactly(new PrintedText.Piece(2, "text"));
    }

    @Test
    void cancelled_isWhatTheHostSays() {
        assertThat(HostCalls.cancelled(memory)).isZero();
        host.setCancelled(true);
        assertThat(HostCalls.cancelled(memory)).isEqualTo(1);
    }
}
