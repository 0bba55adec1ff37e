package org.montyjvm.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyFutures;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyOs;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyResolveFutures;
import org.montyjvm.MontySleep;
import org.montyjvm.MontyState;
import org.montyjvm.MontyTypeRef;
import org.montyjvm.MontyValue;

@Timeout(60)
class MontyFuturesTest {
    private static final MontyTypeRef<List<Integer>> IDS = new MontyTypeRef<>() {};

    private final ScriptedEngine engine = new ScriptedEngine();
    private final MontyPlatform platform = engine.platform(MontyOptions.DEFAULTS);
    private final ScriptedBindings bindings = engine.last();
    private final MontyFutures futures = MontyFutures.create();
    private final FuturesInFlight inFlight = new FuturesInFlight(platform, futures);

    @Test
    void resumeNext_goesOnAsSoonAsAnyIsReady_inTheOrderOfCompletion() {
        MontyResolveFutures pause = inFlight.await(3, "ordered");
        inFlight.given.get(2).complete("c");
        inFlight.given.get(0).complete("a");
        MontyResolveFutures rest = (MontyResolveFutures) futures.resumeNext(pause);
        assertThat(rest.callIds()).containsExactly(1);
        inFlight.given.get(1).complete("b");
        assertThat(value(futures.resumeNext(rest)).as(IDS)).containsExactly(2, 0, 1);
        assertThat(bindings.answers).contains(MontyAnswer.value("a"), MontyAnswer.value("b"), MontyAnswer.value("c"));
    }

    @Test
    void resumeNext_waitsForAnotherThread() {
        MontyResolveFutures pause = inFlight.await(2, "ordered");
        inFlight.given.get(1).completeOnTimeout("b", 20, TimeUnit.MILLISECONDS);
        assertThat(((MontyResolveFutures) futures.resumeNext(pause)).callIds()).containsExactly(0);
    }

    @Test
    void hundredFutures_completedByFourThreads_inRandomOrder_areAllGiven() {
        MontyProgress progress = inFlight.await(100, "ordered");
        List<CompletableFuture<Object>> shuffled = new ArrayList<>(inFlight.given);
        Collections.shuffle(shuffled, new Random(1));
        CompletableFuture<?>[] threads = IntStream.range(0, 4)
                .mapToObj(part -> CompletableFuture.runAsync(() -> {
                    for (int i = part; i < shuffled.size(); i += 4) {
                        shuffled.get(i).complete(i);
                    }
                }))
                .toArray(CompletableFuture[]::new);
        while (progress instanceof MontyResolveFutures pause) {
            progress = futures.resumeNext(pause);
        }
        CompletableFuture.allOf(threads).join();
        assertThat(value(progress).as(IDS)).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void timeout_thatIsNotNeeded_disturbsNothing() {
        MontyPending call = (MontyPending) platform.start("call fetch 0;await 0;answer");
        MontyResolveFutures pause = (MontyResolveFutures)
                futures.resume(call, CompletableFuture.completedFuture("v"), Duration.ofSeconds(1_000_000));
        assertThat(value(futures.resumeNext(pause)).asString()).isEqualTo("v");
    }

    @Test
    void resumeNext_withATimeOfItsOwn_leavesEverythingWaiting() throws TimeoutException {
        MontyResolveFutures pause = inFlight.await(1, "answer");
        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> futures.resumeNext(pause, Duration.ofMillis(5)));
        assertThat(pause.isCurrent()).isTrue();
        assertThat(inFlight.given.get(0)).isNotDone();
        inFlight.given.get(0).complete("v");
        assertThat(value(futures.resumeNext(pause, Duration.ZERO)).asString()).isEqualTo("v");
    }

    @Test
    void resumeNextAsync_needsNoThreadWhileItWaits() {
        MontyResolveFutures pause = inFlight.await(2, "ordered");
        CompletableFuture<MontyProgress> next = futures.resumeNextAsync(pause);
        assertThat(next).isNotDone();
        assertThat(pause.isCurrent()).isTrue();
        inFlight.given.get(1).complete("b");
        assertThat(((MontyResolveFutures) next.join()).callIds()).containsExactly(0);
    }

    @Test
    void resumeNextAsync_cancelled_cancelsTheRunAndItsFutures() {
        MontyResolveFutures pause = inFlight.await(2, "ordered");
        futures.resumeNextAsync(pause).cancel(true);
        assertThat(platform.state()).isEqualTo(MontyState.IDLE);
        assertThat(inFlight.given).allMatch(CompletableFuture::isCancelled);
        assertThat(futures.resumeNextAsync(pause))
                .failsWithin(0, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(MontyCancelledError.class);
    }

    @Test
    void endOfTheRun_cancelsWhatIsStillAtWork() {
        MontyPending first = (MontyPending) platform.start("call f 0;call f 1;await 0;done");
        CompletableFuture<Object> awaited = new CompletableFuture<>();
        CompletableFuture<Object> ignored = new CompletableFuture<>();
        MontyPending second = (MontyPending) futures.resume(first, awaited);
        MontyResolveFutures pause = (MontyResolveFutures) futures.resume(second, ignored);
        awaited.complete(1);
        assertThat(futures.resumeNext(pause)).isInstanceOf(MontyComplete.class);
        assertThat(ignored).isCancelled();
    }

    @Test
    void cancelOfTheRun_wakesWhoeverWaits() throws InterruptedException {
        MontyResolveFutures pause = inFlight.await(1, "answer");
        CompletableFuture<MontyProgress> waiting = CompletableFuture.supplyAsync(() -> futures.resumeNext(pause));
        Thread.sleep(5); // only makes it likelier that the other thread waits by now
        platform.cancel();
        assertThat(waiting)
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(MontyCancelledError.class);
        assertThat(inFlight.given.get(0)).isCancelled();
    }

    @Test
    void close_whileSomeoneWaits_wakesItWithAWordOfAdvice() throws InterruptedException {
        MontyResolveFutures pause = inFlight.await(1, "answer");
        CompletableFuture<MontyProgress> waiting = futures.resumeNextAsync(pause);
        futures.close();
        assertThat(inFlight.given.get(0)).isCancelled();
        assertThat(waiting)
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .havingCause()
                .withMessageContaining("was cancelled by close()");
        assertThat(pause.isCurrent()).isTrue();
    }

    @Test
    void interrupt_whileWaiting_cancelsTheRunAndKeepsTheFlag() {
        MontyResolveFutures pause = inFlight.await(1, "answer");
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(MontyCancelledError.class)
                .isThrownBy(() -> futures.resumeNext(pause))
                .withMessage("the thread that waited for the host's futures was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(platform.state()).isEqualTo(MontyState.IDLE);
        assertThat(inFlight.given.get(0)).isCancelled();
    }

    @Test
    void callsThatWereAnsweredByHand_areNotWaitedForForEver() {
        MontyPending call = (MontyPending) platform.start("call f 0;await 0;answer");
        MontyResolveFutures pause = (MontyResolveFutures) call.resumeFuture();
        assertThatIllegalStateException()
                .isThrownBy(() -> futures.resumeNext(pause))
                .withMessageContaining("none of the calls [0]");
        assertThat(value(pause.resume(Map.of(0, MontyAnswer.value("hand")))).asString())
                .isEqualTo("hand");
    }

    @Test
    void refusedPause_leavesTheFutureToTheHost() {
        MontyPending call = (MontyPending) platform.start("call f 0;await 0;answer");
        call.resumeFuture();
        CompletableFuture<Object> future = new CompletableFuture<>();
        assertThatIllegalStateException().isThrownBy(() -> futures.resume(call, future));
        assertThat(future).isNotDone();
    }

    @Test
    void servedSleep_isWaitedForToo() {
        MontyOs os =
                MontyOs.builder().sleep(MontySleep.real(Duration.ofHours(1))).build();
        MontyPlatform open = engine.platform(new MontyOptions(MontyLimits.defaults(), MontyExecution.OWN_THREAD, os));
        MontyPending call = (MontyPending) open.start("os asyncio.sleep 1 0.03;call f 7;await 1,7;ordered");
        CompletableFuture<Object> slow = new CompletableFuture<>();
        MontyResolveFutures pause = (MontyResolveFutures) futures.resume(call, slow);
        assertThat(pause.timer()).isPresent();
        MontyResolveFutures rest = (MontyResolveFutures) futures.resumeNext(pause);
        assertThat(rest.timer()).isEmpty();
        slow.complete(1);
        assertThat(value(futures.resumeNext(rest)).as(IDS)).containsExactly(1, 7);
    }

    @Test
    void oneAdapter_servesOneRunAfterTheOther() {
        for (int i = 0; i < 3; i++) {
            inFlight.given.clear();
            MontyResolveFutures pause = inFlight.await(2, "ordered");
            inFlight.given.get(1).complete(1);
            MontyResolveFutures rest = (MontyResolveFutures) futures.resumeNext(pause);
            inFlight.given.get(0).complete(0);
            assertThat(value(futures.resumeNext(rest)).as(IDS)).containsExactly(1, 0);
        }
    }

    private static MontyValue value(MontyProgress progress) {
        return ((MontyComplete) progress).value();
    }
}
