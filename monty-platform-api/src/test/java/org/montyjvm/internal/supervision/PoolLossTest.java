package org.montyjvm.internal.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.montyjvm.internal.supervision.ScriptedPool.FIRST_BACK_OFF;
import static org.montyjvm.internal.supervision.ScriptedPool.LONGEST_BACK_OFF;
import static org.montyjvm.internal.supervision.ScriptedPool.SECOND;
import static org.montyjvm.internal.supervision.ScriptedPool.WINDOW;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyError;
import org.montyjvm.MontySupervisorCounters;
import org.montyjvm.MontySupervisorHealth.Status;

class PoolLossTest {
    @Test
    void panic_replacesThatSessionAlone_afterTheBackOff() {
        ScriptedPool scripted = new ScriptedPool(2, 3);
        ScriptedMember healthy = scripted.take();
        ScriptedMember sick = scripted.take();
        MontyError panic = ScriptedPool.panic();

        scripted.lose(sick, panic);

        assertThat(sick.closes).isEqualTo(1);
        assertThat(sick.resets).isZero();
        scripted.requireHealth(Status.DEGRADED, 0, 1, 0, 1);
        assertThat(scripted.pool.health().lastLoss()).contains(panic);
        assertThat(scripted.take().number).isEqualTo(2);
        assertThat(scripted.clock.waits).containsExactly(FIRST_BACK_OFF);
        assertThat(healthy.closes).isZero();
        scripted.requireHealth(Status.HEALTHY, 0, 2, 0, 0);
        assertThat(scripted.pool.health().counters()).isEqualTo(new MontySupervisorCounters(3, 0, 1, 0, 0, 1));
    }

    @Test
    void borrowerWithLessTimeThanTheBackOff_isSentAway() {
        ScriptedPool scripted = new ScriptedPool(1, 3);
        scripted.lose(scripted.take(), ScriptedPool.crash());

        assertThatExceptionOfType(MontyCancelledError.class)
                .isThrownBy(() -> scripted.take(FIRST_BACK_OFF.minusNanos(1)))
                .withMessageEndingWith("1 are lost");
        assertThat(scripted.take(Duration.ofNanos(1)).number).isEqualTo(1);
    }

    @Test
    void lossAfterLoss_waitsTwiceAsLong_upToTheLongest() {
        ScriptedPool scripted = new ScriptedPool(1, 10);

        for (int i = 0; i < 5; i++) {
            scripted.lose(scripted.take(), ScriptedPool.crash());
        }
        scripted.take();

        assertThat(scripted.clock.waits)
                .containsExactly(
                        FIRST_BACK_OFF,
                        FIRST_BACK_OFF.multipliedBy(2),
                        FIRST_BACK_OFF.multipliedBy(4),
                        LONGEST_BACK_OFF,
                        LONGEST_BACK_OFF);
    }

    @Test
    void sessionThatComesBackInOrder_endsTheDoubling() {
        ScriptedPool scripted = new ScriptedPool(1, 10);
        scripted.lose(scripted.take(), ScriptedPool.crash());
        scripted.lose(scripted.take(), ScriptedPool.crash());
        scripted.pool.giveBack(scripted.take());

        scripted.lose(scripted.take(), ScriptedPool.crash());
        scripted.take();

        assertThat(scripted.clock.waits)
                .containsExactly(FIRST_BACK_OFF, FIRST_BACK_OFF.multipliedBy(2), FIRST_BACK_OFF);
    }

    @Test
    void sessionThatCannotBeReset_isReplaced() {
        ScriptedPool scripted = new ScriptedPool(1, 10);
        ScriptedMember first = scripted.take();
        first.failsToReset = ScriptedPool.panic();
        scripted.pool.giveBack(first);
        ScriptedMember second = scripted.take();
        second.failsToReset = ScriptedPool.crash();
        scripted.pool.giveBack(second);

        assertThat(List.of(first.closes, second.closes)).containsOnly(1);
        assertThat(scripted.take().number).isEqualTo(2);
        assertThat(scripted.pool.health().counters()).isEqualTo(new MontySupervisorCounters(3, 0, 1, 1, 0, 2));
    }

    @Test
    void resetThatFailsThroughTheHostsFault_isTheHostsError_andCostsNoPlace() {
        ScriptedPool scripted = new ScriptedPool(1, 10);
        ScriptedMember first = scripted.take();
        first.failsToReset = new IllegalStateException("as told");

        assertThatIllegalStateException()
                .isThrownBy(() -> scripted.pool.giveBack(first))
                .withMessage("as told");
        assertThat(first.closes).isEqualTo(1);
        assertThat(scripted.take().number).isEqualTo(1);
    }

    @Test
    void replacementThatCannotBeOpened_isTriedAgainWithLongerWaits() {
        ScriptedPool scripted = new ScriptedPool(1, 10);
        scripted.lose(scripted.take(), ScriptedPool.panic());
        scripted.refusals.add(ScriptedPool.crash());
        scripted.refusals.add(ScriptedPool.crash());

        assertThat(scripted.take().number).isEqualTo(1);
        assertThat(scripted.clock.waits)
                .containsExactly(FIRST_BACK_OFF, FIRST_BACK_OFF.multipliedBy(2), FIRST_BACK_OFF.multipliedBy(4));
        assertThat(scripted.pool.health().counters()).isEqualTo(new MontySupervisorCounters(2, 0, 1, 2, 0, 1));
    }

    @Test
    void replacementThatFailsThroughTheHostsFault_isTheHostsError_andCostsNoPlace() {
        ScriptedPool scripted = new ScriptedPool(1, 10);
        scripted.lose(scripted.take(), ScriptedPool.panic());
        scripted.refusals.add(new IllegalStateException("as told"));

        assertThatIllegalStateException().isThrownBy(scripted::take).withMessage("as told");
        scripted.requireHealth(Status.DEGRADED, 0, 0, 0, 1);
        assertThat(scripted.take().number).isEqualTo(1);
    }

    @Test
    void spentBudget_isACrashThatTellsTheFigures_untilTheWindowHasPassed() {
        ScriptedPool scripted = new ScriptedPool(1, 2);
        scripted.lose(scripted.take(), ScriptedPool.panic());
        scripted.lose(scripted.take(), ScriptedPool.crash());
        MontyError last = ScriptedPool.panic();
        scripted.lose(scripted.take(), last);

        assertThatExceptionOfType(MontyCrashError.class)
                .isThrownBy(scripted::take)
                .withMessage(
                        "every session is lost (2 to panics, 1 to crashes, 0 left behind), 2 were replaced; more than"
                                + " 2 within PT1M are not allowed, and the next is allowed in PT59.98S")
                .withCause(last);
        scripted.requireHealth(Status.EXHAUSTED, 0, 0, 0, 1);
        assertThat(scripted.pool.health().counters().waitedInVain()).isZero();

        scripted.clock.pass(WINDOW);
        scripted.requireHealth(Status.DEGRADED, 0, 0, 0, 1);
        assertThat(scripted.take().number).isEqualTo(3);
        scripted.requireHealth(Status.HEALTHY, 0, 1, 0, 0);
    }

    @Test
    void spentBudget_leavesTheOtherSessionsInUse() {
        ScriptedPool scripted = new ScriptedPool(2, 0);
        scripted.lose(scripted.take(), ScriptedPool.panic());
        ScriptedMember healthy = scripted.take();
        scripted.requireHealth(Status.EXHAUSTED, 0, 1, 0, 1);

        assertThatExceptionOfType(MontyCancelledError.class)
                .as("the other one may come back")
                .isThrownBy(scripted::take);
        scripted.clock.meanwhile = () -> scripted.pool.giveBack(healthy);
        assertThat(scripted.take()).isSameAs(healthy);
    }

    @Test
    void lastSession_lostWhileSomebodyWaits_isTheCrashOfTheOneWhoWaits() {
        ScriptedPool scripted = new ScriptedPool(1, 0);
        ScriptedMember only = scripted.take();
        scripted.clock.meanwhile = () -> scripted.lose(only, ScriptedPool.panic());

        assertThatExceptionOfType(MontyCrashError.class)
                .isThrownBy(scripted::take)
                .withMessageEndingWith("more than 0 within PT1M are not allowed");
    }

    @Test
    void zombie_shrinksThePoolUntilItEnds() {
        ScriptedPool scripted = new ScriptedPool(2, 3);
        ScriptedMember leftBehind = scripted.take();
        scripted.zombies[0] = 1;
        scripted.lose(leftBehind, ScriptedPool.abandonment());
        scripted.requireHealth(Status.DEGRADED, 1, 0, 1, 0);
        assertThat(leftBehind.closes).isZero();
        scripted.take();

        assertThatExceptionOfType(MontyCancelledError.class)
                .isThrownBy(scripted::take)
                .withMessageContaining("1 wait for a run that was left behind");

        scripted.zombies[0] = 0;
        scripted.requireHealth(Status.DEGRADED, 0, 1, 0, 1);
        assertThat(leftBehind.closes).isEqualTo(1);
        assertThat(scripted.take().number).isEqualTo(2);
        assertThat(scripted.pool.health().counters()).isEqualTo(new MontySupervisorCounters(3, 1, 0, 0, 1, 1));
    }

    @Test
    void zombieThatEndsWhileSomebodyWaits_isSeen() {
        ScriptedPool scripted = new ScriptedPool(1, 3);
        ScriptedMember leftBehind = scripted.take();
        scripted.zombies[0] = 1;
        scripted.lose(leftBehind, ScriptedPool.abandonment());
        scripted.clock.meanwhile = () -> scripted.zombies[0] = 0;

        assertThat(scripted.take().number).isEqualTo(1);
        assertThat(scripted.clock.waits).containsExactly(Duration.ofMillis(5), FIRST_BACK_OFF);
    }

    @Test
    void zombiesOfOthers_neverCountAsMoreThanOurs() {
        ScriptedPool scripted = new ScriptedPool(2, 3);
        scripted.zombies[0] = 7;
        scripted.requireHealth(Status.HEALTHY, 2, 0, 0, 0);
        scripted.lose(scripted.take(), ScriptedPool.abandonment());
        scripted.requireHealth(Status.DEGRADED, 1, 0, 1, 0);

        scripted.zombies[0] = 0;
        scripted.requireHealth(Status.DEGRADED, 1, 0, 0, 1);
    }

    @Test
    void turnThatDoesNotStop_andIsLeftBehindLater_isAZombieThen() {
        ScriptedPool scripted = new ScriptedPool(1, 3);
        ScriptedMember busy = scripted.take();
        busy.busy = true;
        scripted.pool.giveBack(busy);
        scripted.clock.meanwhile = () -> {
            busy.busy = false;
            busy.loss = ScriptedPool.abandonment();
            scripted.zombies[0] = 1;
        };

        assertThatExceptionOfType(MontyCancelledError.class).isThrownBy(() -> scripted.take(SECOND));
        scripted.requireHealth(Status.DEGRADED, 0, 0, 1, 0);
    }

    @Test
    void close_closesZombiesToo() {
        ScriptedPool scripted = new ScriptedPool(1, 3);
        ScriptedMember leftBehind = scripted.take();
        scripted.zombies[0] = 1;
        scripted.lose(leftBehind, ScriptedPool.abandonment());

        scripted.pool.close();

        assertThat(leftBehind.closes).isEqualTo(1);
    }
}
