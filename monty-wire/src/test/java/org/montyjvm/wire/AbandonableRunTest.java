package org.montyjvm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.montyjvm.MontyCrashError;
import org.montyjvm.fixtures.contract.Await;

/** A caller that waits, and leaves when waiting has no point: against calls that do or do not listen. */
@Timeout(60)
class AbandonableRunTest {
    private static final EngineResponse RESPONSE = new EngineResponse(0, new byte[0]);

    private final EngineThreads threads = new EngineThreads(4, TimeUnit.SECONDS.toNanos(1), 0);
    private final long abandonedBefore = Zombies.total();
    private final AbandonableRun run = new AbandonableRun();
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger stops = new AtomicInteger();
    private final AtomicInteger frees = new AtomicInteger();

    @AfterEach
    void everyZombieHasEnded() {
        release.countDown();
        Await.until("the zombies have ended", () -> Zombies.alive() == 0);
    }

    @Test
    void callThatEndsInTime_givesItsResponse() {
        start(() -> RESPONSE);
        AbandonableRun.Waited waited = await(inAnHour());
        assertThat(waited.response()).isSameAs(RESPONSE);
        assertThat(waited.reason()).isNull();
        assertThat(stops).hasValue(0);
        assertThat(frees).hasValue(0);
        assertThat(Zombies.total()).isEqualTo(abandonedBefore);
    }

    @Test
    void callThatListens_givesItsResponse_afterTheDeadline() {
        start(this::untilReleased);
        AbandonableRun.Waited waited = run.await(System.nanoTime(), this::stopAndRelease, frees::incrementAndGet);
        assertThat(waited.response()).isSameAs(RESPONSE);
        assertThat(waited.reason()).isEqualTo(StopReason.DEADLINE);
        assertThat(stops).hasValue(1);
        assertThat(frees).hasValue(0);
        assertThat(Zombies.total()).isEqualTo(abandonedBefore);
    }

    @Test
    void callThatDoesNotListen_isAbandonedAtTheDeadline_andFreedWhenItEnds() {
        start(this::untilReleased);
        AbandonableRun.Waited waited = await(System.nanoTime());
        assertThat(waited.response()).isNull();
        assertThat(waited.reason()).isEqualTo(StopReason.DEADLINE);
        assertThat(stops).hasValue(1);
        assertThat(frees).hasValue(0);
        assertThat(Zombies.alive()).isEqualTo(1);
        assertThat(Zombies.total()).isEqualTo(abandonedBefore + 1);
        release.countDown();
        Await.until("the zombie has ended", () -> Zombies.alive() == 0);
        assertThat(frees).hasValue(1);
        assertThat(Zombies.total()).isEqualTo(abandonedBefore + 1);
    }

    @Test
    void cancel_beforeAndDuringTheWait_isTheReason() {
        start(this::untilReleased);
        run.cancel();
        AbandonableRun.Waited waited = run.await(inAnHour(), this::stopAndRelease, frees::incrementAndGet);
        assertThat(waited.response()).isSameAs(RESPONSE);
        assertThat(waited.reason()).isEqualTo(StopReason.CANCELLED);
        assertThat(stops).hasValue(1);
    }

    @Test
    void cancel_ofACallThatDoesNotListen_letsTheCallerGo() throws InterruptedException {
        start(this::untilReleased);
        Thread caller = Thread.currentThread();
        Thread canceller = new Thread(() -> {
            Await.until("the caller has parked", () -> caller.getState() == Thread.State.TIMED_WAITING);
            run.cancel();
        });
        canceller.start();
        AbandonableRun.Waited waited = await(inAnHour());
        canceller.join();
        assertThat(waited.response()).isNull();
        assertThat(waited.reason()).isEqualTo(StopReason.CANCELLED);
        assertThat(Zombies.alive()).isEqualTo(1);
    }

    @Test
    void interrupt_isTheReason_andIsKept() {
        start(this::untilReleased);
        Thread.currentThread().interrupt();
        AbandonableRun.Waited waited = await(inAnHour());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(waited.response()).isNull();
        assertThat(waited.reason()).isEqualTo(StopReason.INTERRUPTED);
        assertThat(stops).hasValue(1);
        assertThat(Zombies.alive()).isEqualTo(1);
    }

    @Test
    void interruptOfACallThatListens_givesItsResponse_andIsKept() {
        start(this::untilReleased);
        Thread.currentThread().interrupt();
        AbandonableRun.Waited waited = run.await(inAnHour(), this::stopAndRelease, frees::incrementAndGet);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(waited.response()).isSameAs(RESPONSE);
        assertThat(waited.reason()).isEqualTo(StopReason.INTERRUPTED);
    }

    @Test
    void callThatThrows_isACrash_withItsCause() {
        Error failure = new UnsatisfiedLinkError("gone");
        start(() -> {
            throw failure;
        });
        assertThatThrownBy(() -> await(inAnHour()))
                .isInstanceOf(MontyCrashError.class)
                .hasCause(failure);
    }

    private void start(AbandonableRun.EngineCall call) {
        threads.execute(() -> run.execute(call));
    }

    private AbandonableRun.Waited await(long deadline) {
        return run.await(deadline, stops::incrementAndGet, frees::incrementAndGet);
    }

    private void stopAndRelease() {
        stops.incrementAndGet();
        release.countDown();
    }

    private EngineResponse untilReleased() {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return RESPONSE;
    }

    private static long inAnHour() {
        return System.nanoTime() + TimeUnit.HOURS.toNanos(1);
    }
}
