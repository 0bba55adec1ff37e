package org.montyjvm.internal.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.montyjvm.MontyOsFunction.ASYNC_SLEEP;
import static org.montyjvm.MontyOsFunction.SLEEP;
import static org.montyjvm.MontyOsFunction.TIME;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyOs;
import org.montyjvm.MontySleep;
import org.montyjvm.MontyValue;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SleepCallsTest {
    @Test
    void refused_isNotPermitted() {
        Script script = under(MontySleep.refuse());
        assertThat(script.shows(SLEEP, 0.0))
                .isEqualTo("PermissionError: [Errno 1] Operation not permitted: 'time.sleep'");
        assertThat(script.shows(ASYNC_SLEEP, 1.0))
                .isEqualTo("PermissionError: [Errno 1] Operation not permitted: 'asyncio.sleep'");
    }

    @Test
    void skipped_takesNoTimeAtAll() {
        Script script = under(MontySleep.skip());
        assertThat(script.shows(SLEEP, 1e9)).isEqualTo("None");
        assertThat(script.shows(ASYNC_SLEEP, 1e9)).isEqualTo("None");
        assertThat(script.shows(TIME, "time.time")).isEqualTo("0.0");
    }

    @Test
    void virtual_advancesTheClockTheScriptSees() {
        Script script = under(MontySleep.virtual());
        assertThat(script.shows(SLEEP, 3_600.5)).isEqualTo("None");
        assertThat(script.shows(TIME, "time.time")).isEqualTo("3600.5");
        assertThat(script.shows(TIME, "time.monotonic")).isEqualTo("3600.5");
    }

    @Test
    void virtualSleepsAtTheSameTime_lastAsLongAsTheLongest() {
        Script script = under(MontySleep.virtual());
        SleepTimer two = timer(script, 2.0);
        SleepTimer one = timer(script, 1.0);
        assertThat(two).isGreaterThan(one);
        assertThat(List.of(one.remaining(), two.remaining())).containsOnly(Duration.ZERO);
        one.finish();
        assertThat(script.shows(TIME, "time.time")).isEqualTo("1.0");
        assertThat(two.left()).isEqualTo(Duration.ofSeconds(1));
        two.finish();
        assertThat(script.shows(TIME, "time.time")).isEqualTo("2.0");
        assertThat(one.left()).isEqualTo(Duration.ZERO);
    }

    @Test
    void real_isBoundedByItsTotal() {
        Script script = under(MontySleep.real(Duration.ofMillis(20)));
        long start = System.nanoTime();
        assertThat(script.shows(SLEEP, 0.015)).isEqualTo("None");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(15_000_000);
        assertThat(script.shows(SLEEP, 0.015))
                .isEqualTo("PermissionError: [Errno 1] Operation not permitted: 'time.sleep'");
        assertThat(script.shows(SLEEP, 0.005)).isEqualTo("None");
        assertThat(script.shows(ASYNC_SLEEP, 1e12)).startsWith("PermissionError");
    }

    @Test
    void realAsyncSleep_isATimer() {
        Script script = under(MontySleep.real(Duration.ofHours(1)));
        SleepTimer timer = timer(script, 1_000.0);
        assertThat(timer.remaining()).isBetween(Duration.ofSeconds(900), Duration.ofSeconds(1_000));
        assertThat(timer(script, 500.0)).isLessThan(timer);
        assertThat(script.shows(ASYNC_SLEEP, 0.0)).isEqualTo("None");
    }

    @Test
    void frozenService_goesOnWhereItWas() throws InterruptedException {
        MontyOs virtual = MontyOs.builder().sleep(MontySleep.virtual()).build();
        OsService before = OsService.of(virtual, MontyLimits.defaults());
        before.answer(SLEEP, List.of(MontyValue.of(5.0)), Map.of(), false, new Signal());
        OsService after = OsService.of(virtual, MontyLimits.defaults(), before.state());
        OsReply.Answer time =
                (OsReply.Answer) after.answer(TIME, List.of(MontyValue.of("time.time")), Map.of(), false, new Signal());
        assertThat(time.answer()).hasToString("Value[value=5.0]");
        assertThat(after.timer(Duration.ofSeconds(2)).left()).isEqualTo(Duration.ofSeconds(2));

        MontyOs real =
                MontyOs.builder().sleep(MontySleep.real(Duration.ofMillis(10))).build();
        OsService slept = OsService.of(real, MontyLimits.defaults());
        slept.answer(SLEEP, List.of(MontyValue.of(0.01)), Map.of(), false, new Signal());
        assertThat(slept.state()).isEqualTo(new OsState(0, 10_000_000));
        assertThat(OsService.of(real, MontyLimits.defaults(), slept.state())
                        .answer(SLEEP, List.of(MontyValue.of(0.01)), Map.of(), false, new Signal()))
                .asString()
                .contains("PermissionError");
    }

    @Test
    void realSleep_endsWhenTheRunIsCancelled() throws InterruptedException {
        Signal signal = new Signal();
        Thread canceller = new Thread(signal::fireOnceSomebodyWaits);
        canceller.start();
        OsService service = OsService.of(
                MontyOs.builder().sleep(MontySleep.real(Duration.ofHours(1))).build(), MontyLimits.defaults());
        assertThatThrownBy(() -> service.answer(SLEEP, List.of(MontyValue.of(3_000.0)), Map.of(), false, signal))
                .isInstanceOf(CancellationException.class);
        canceller.join();
        assertThat(signal.waiting).isFalse();
    }

    @Test
    void realSleep_endsWhenTheThreadIsInterrupted() {
        OsService service = OsService.of(
                MontyOs.builder().sleep(MontySleep.real(Duration.ofHours(1))).build(), MontyLimits.defaults());
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> service.answer(SLEEP, List.of(MontyValue.of(3_000.0)), Map.of(), false, new Signal()))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    private static Script under(MontySleep sleep) {
        return Script.under(MontyOs.builder().sleep(sleep).build());
    }

    private static SleepTimer timer(Script script, double seconds) {
        return ((OsReply.Timer) script.reply(ASYNC_SLEEP, seconds)).timer();
    }

    /** A signal that knows whether somebody waits for it. */
    private static final class Signal implements CancelSignal {
        private final CountDownLatch registered = new CountDownLatch(1);
        private volatile Runnable action = () -> {};
        private volatile boolean waiting;

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public Registration onCancel(Runnable callback) {
            action = callback;
            waiting = true;
            registered.countDown();
            return () -> waiting = false;
        }

        void fireOnceSomebodyWaits() {
            try {
                registered.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            action.run();
        }
    }
}
