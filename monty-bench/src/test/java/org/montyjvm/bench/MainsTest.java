package org.montyjvm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The programs beside JMH, with little to do each: what they check must come out right, and what they print be there. */
class MainsTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void cancelLatency_cancelsEveryVictim_andLeavesNothing() throws Exception {
        assertThat(new CancelLatency(out, 60, 4, 0).measure()).isTrue();

        for (Victim victim : Victim.values()) {
            assertThat(text())
                    .contains("| OWN_THREAD | " + victim.title())
                    .contains("| CALLER_THREAD | " + victim.title());
        }
        assertThat(text()).contains("| OWN_THREAD | **all** | 60 |").contains("zombies=0");
    }

    @Test
    void sessionSoak_ofASecond_isWell() throws Exception {
        SessionSoak soak = new SessionSoak(out, () -> 1_000, 2, 1);

        assertThat(soak.isWell(Duration.ofSeconds(1).toNanos(), 0)).as(text()).isTrue();
        assertThat(text()).contains("| FEED | ").contains(" 0 are lost").contains("zombies=0");
    }

    @Test
    void sessionSoak_thatGrows_isNotWell() throws Exception {
        AtomicLong memory = new AtomicLong();
        SessionSoak soak = new SessionSoak(out, memory::incrementAndGet, 1, 1);

        assertThat(soak.isWell(Duration.ofSeconds(1).toNanos(), 3)).as(text()).isFalse();
        assertThat(text()).contains("from the second third to the last; allowed are 3");
    }

    @Test
    void snapshotSizes_areATable() {
        SnapshotSizes.print(out);

        assertThat(text().lines()).hasSize(6).allMatch(line -> line.startsWith("| ") && line.endsWith(" |"));
    }

    @Test
    void idleSessions_stillKnowWhatTheyKnew() {
        AtomicLong memory = new AtomicLong(1 << 10);

        new IdleSessions(out, () -> memory.getAndAdd(3 << 10)).open(3);

        assertThat(text()).isEqualTo("3 sessions: RSS 4 MiB, 1,024 KiB each\n");
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
