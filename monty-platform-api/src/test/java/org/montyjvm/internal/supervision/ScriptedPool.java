package org.montyjvm.internal.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.montyjvm.MontyError;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontySupervisorHealth;
import org.montyjvm.spi.MontyErrors;
import org.montyjvm.spi.MontyFailure;

/** A pool over scripted sessions, by hand: what the tests of its policy have in common. */
final class ScriptedPool {
    static final Duration SECOND = Duration.ofSeconds(1);
    static final Duration FIRST_BACK_OFF = Duration.ofMillis(10);
    static final Duration LONGEST_BACK_OFF = Duration.ofMillis(50);
    static final Duration WINDOW = Duration.ofMinutes(1);
    static final Duration CLOSE_WAIT = Duration.ofSeconds(3);

    final HandClock clock = new HandClock();
    final List<ScriptedMember> opened = new ArrayList<>();

    /** What the next attempts to open a session throw. */
    final Deque<RuntimeException> refusals = new ArrayDeque<>();

    final long[] zombies = new long[1];
    final Pool pool;

    ScriptedPool(int size, int restarts) {
        pool = new Pool(
                new PoolPolicy(size, restarts, WINDOW, FIRST_BACK_OFF, LONGEST_BACK_OFF, CLOSE_WAIT),
                this::open,
                clock);
    }

    private ScriptedMember open() {
        if (!refusals.isEmpty()) {
            throw refusals.remove();
        }
        ScriptedMember member = new ScriptedMember(opened.size(), zombies);
        opened.add(member);
        return member;
    }

    ScriptedMember take() {
        return take(SECOND);
    }

    ScriptedMember take(Duration wait) {
        return (ScriptedMember) pool.take(wait);
    }

    void lose(ScriptedMember lent, MontyError loss) {
        lent.loss = loss;
        pool.giveBack(lent);
    }

    /** Checks the health's figures, which are to fit the size of the pool. */
    void requireHealth(MontySupervisorHealth.Status status, int idle, int leased, int zombiesOfOurs, int missing) {
        MontySupervisorHealth health = pool.health();
        assertThat(List.of(health.status(), health.idle(), health.leased(), health.zombies(), health.missing()))
                .as("status, idle, leased, zombies, missing")
                .isEqualTo(List.of(status, idle, leased, zombiesOfOurs, missing));
        assertThat(idle + leased + zombiesOfOurs + missing).isEqualTo(health.size());
    }

    static MontyError panic() {
        return MontyErrors.panic("as told", null, MontyFailure.NONE);
    }

    static MontyError crash() {
        return MontyErrors.crash("as told", null);
    }

    /** What a borrower gets whose run is left behind. */
    static MontyError abandonment() {
        return MontyErrors.resource(MontyLimit.DURATION, 1, 2, MontyFailure.NONE);
    }
}
