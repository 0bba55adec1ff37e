package org.montyjvm.internal.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.montyjvm.internal.supervision.ScriptedPool.SECOND;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyDisposedError;
import org.montyjvm.MontySupervisorHealth.Status;

class PoolLendingTest {
    private final ScriptedPool scripted = new ScriptedPool(2, 3);
    private final Pool pool = scripted.pool;

    @Test
    void newPool_hasAllItsSessionsOpen() {
        assertThat(scripted.opened).hasSize(2);
        scripted.requireHealth(Status.HEALTHY, 2, 0, 0, 0);
    }

    @Test
    void sessionThatComesBack_isStoppedAndResetAndLentAgain() {
        ScriptedMember first = scripted.take();
        pool.giveBack(first);

        assertThat(first.stops).isEqualTo(1);
        assertThat(first.resets).isEqualTo(1);
        assertThat(scripted.take()).isSameAs(first);
        assertThat(scripted.opened).hasSize(2);
        assertThat(pool.health().counters().leases()).isEqualTo(2);
    }

    @Test
    void lentSession_isNobodyElses() {
        assertThat(scripted.take()).isNotSameAs(scripted.take());
        scripted.requireHealth(Status.HEALTHY, 0, 2, 0, 0);
    }

    @Test
    void takingFromAnEmptyPool_waitsForTheWholeTime_thenIsCancelled() {
        scripted.take();
        scripted.take();

        assertThatExceptionOfType(MontyCancelledError.class)
                .isThrownBy(scripted::take)
                .withMessage(
                        "no session came free within PT1S: of 2, 2 are lent, 0 wait for a run that was left behind,"
                                + " 0 are lost");
        assertThat(scripted.clock.waits).containsExactly(SECOND);
        assertThat(pool.health().counters().waitedInVain()).isEqualTo(1);
    }

    @Test
    void takingWithoutWaiting_isCancelledAtOnce() {
        scripted.take();
        scripted.take();

        assertThatExceptionOfType(MontyCancelledError.class).isThrownBy(() -> scripted.take(Duration.ZERO));
        assertThatExceptionOfType(MontyCancelledError.class).isThrownBy(() -> scripted.take(SECOND.negated()));
        assertThat(scripted.clock.waits).isEmpty();
    }

    @Test
    void sessionThatComesBackMeanwhile_endsTheWait() {
        scripted.take();
        ScriptedMember second = scripted.take();
        scripted.clock.meanwhile = () -> pool.giveBack(second);

        assertThat(scripted.take(Duration.ofDays(1_000_000_000_000L))).isSameAs(second);
        assertThat(scripted.clock.waits).hasSize(1);
    }

    @Test
    void interrupt_endsTheWait_andStaysSet() {
        scripted.take();
        scripted.take();
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(MontyCancelledError.class)
                .isThrownBy(scripted::take)
                .withMessage("the thread that waited for a session was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(pool.health().counters().waitedInVain()).isEqualTo(1);
    }

    @Test
    void givingBackTwice_changesNothing() {
        ScriptedMember first = scripted.take();
        pool.giveBack(first);
        pool.giveBack(first);

        scripted.requireHealth(Status.HEALTHY, 2, 0, 0, 0);
        assertThat(first.resets).isEqualTo(1);
    }

    @Test
    void turnThatDoesNotStopAtOnce_keepsTheSessionOutUntilItHasEnded() {
        ScriptedMember first = scripted.take();
        scripted.take();
        first.busy = true;
        pool.giveBack(first);
        scripted.requireHealth(Status.DEGRADED, 0, 1, 0, 1);
        scripted.clock.meanwhile = () -> first.busy = false;

        assertThat(scripted.take()).isSameAs(first);
        assertThat(first.resets).isEqualTo(1);
        assertThat(scripted.opened).hasSize(2);
    }

    @Test
    void close_closesWhatIsIdle_andRefusesBorrowers() {
        pool.close();
        pool.close();

        assertThat(scripted.opened).extracting(member -> member.closes).containsOnly(1);
        assertThatExceptionOfType(MontyDisposedError.class)
                .isThrownBy(scripted::take)
                .withMessage("cannot borrow a session: the supervisor is closed");
        assertThat(pool.health().status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void close_waitsForWhatIsLent_andClosesItWhenItComesBack() {
        ScriptedMember lent = scripted.take();
        scripted.clock.meanwhile = () -> pool.giveBack(lent);

        pool.close();

        assertThat(scripted.clock.waits).containsExactly(ScriptedPool.CLOSE_WAIT);
        assertThat(lent.closes).isEqualTo(1);
    }

    @Test
    void close_afterItsWait_stopsWhatIsStillLent() {
        ScriptedMember lent = scripted.take();

        pool.close();
        assertThat(lent.closes).isEqualTo(1);
        pool.giveBack(lent);

        assertThat(lent.closes).isEqualTo(1);
        assertThat(lent.resets).isZero();
    }

    @Test
    void close_interrupted_waitsNoLonger_andTheInterruptStaysSet() {
        ScriptedMember lent = scripted.take();
        Thread.currentThread().interrupt();

        pool.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(scripted.clock.waits).isEmpty();
        assertThat(lent.closes).isEqualTo(1);
    }

    @Test
    void close_sendsThoseWhoWaitAway() {
        scripted.take();
        scripted.take();
        scripted.clock.meanwhile = pool::close;

        assertThatExceptionOfType(MontyDisposedError.class).isThrownBy(scripted::take);
    }

    @Test
    void firstSessionsThatCannotBeOpened_areTheCallersError_andLeaveNothingOpen() {
        ScriptedPool source = new ScriptedPool(1, 0);
        ScriptedMember good = source.opened.get(0);
        int[] count = new int[1];

        assertThatIllegalStateException()
                .isThrownBy(() -> new Pool(
                        new PoolPolicy(2, 0, SECOND, SECOND, SECOND, SECOND),
                        () -> {
                            if (count[0]++ > 0) {
                                throw new IllegalStateException("as told");
                            }
                            return good;
                        },
                        source.clock))
                .withMessage("as told");
        assertThat(good.closes).isEqualTo(1);
    }
}
