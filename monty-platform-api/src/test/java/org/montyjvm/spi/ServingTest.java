package org.montyjvm.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyCancelToken;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyOs;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyResolveFutures;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontySleep;
import org.montyjvm.MontyState;
import org.montyjvm.MontyTypeRef;

/** What the policy answers, so that neither run() nor start() shows it to the host. */
@Timeout(60)
class ServingTest {
    private static final MontyTypeRef<List<Integer>> IDS = new MontyTypeRef<>() {};
    private static final MontySleep LONG = MontySleep.real(Duration.ofHours(5));

    private final ScriptedEngine engine = new ScriptedEngine();

    private MontyPlatform platform(MontyOs os) {
        return engine.platform(new MontyOptions(MontyLimits.defaults(), MontyExecution.OWN_THREAD, os));
    }

    @Test
    void run_withAGrantedClock_isServedByThePolicy() {
        MontyPlatform platform =
                platform(MontyOs.builder().clock(Clock.systemUTC()).build());
        LocalDate before = LocalDate.now(ZoneOffset.UTC);
        MontyResult result = platform.run("print a;os date.today 1;print b;answer");
        assertThat(result.value().as(LocalDate.class)).isBetween(before, before.plusDays(1));
        assertThat(result.output()).isEqualTo("ab");
        assertThat(result.usage().time()).isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void start_countsWhatWasServedBetweenTwoPausesAsOne() {
        MontyPlatform platform =
                platform(MontyOs.builder().sleep(MontySleep.virtual()).build());
        MontyComplete done = (MontyComplete) platform.start("print a;os time.sleep 1 3;print b;done");
        assertThat(done.outputs()).extracting(output -> output.text()).containsExactly("a", "b");
    }

    @Test
    void asyncSleep_virtual_wakesInTheOrderOfTheClock() {
        MontyPlatform platform =
                platform(MontyOs.builder().sleep(MontySleep.virtual()).build());
        String code = "os asyncio.sleep 1 30;os asyncio.sleep 2 10;os asyncio.sleep 3 20;await 1,2,3;ordered";
        assertThat(platform.run(code).value().as(IDS)).containsExactly(2, 3, 1);
        assertThat(((MontyComplete) platform.start(code)).value().as(IDS)).containsExactly(2, 3, 1);
        assertThat(engine.last().answers).contains(MontyAnswer.future());
    }

    @Test
    void asyncSleep_real_takesItsTime() {
        MontyPlatform platform = platform(MontyOs.builder().sleep(LONG).build());
        long start = System.nanoTime();
        platform.run("os asyncio.sleep 1 0.05;await 1;done");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
    }

    @Test
    void asyncSleep_besideAFutureOfTheHost_isHiddenButTold() {
        MontyPlatform platform = platform(MontyOs.builder().sleep(LONG).build());
        MontyResolveFutures pause = (MontyResolveFutures) platform.start("os asyncio.sleep 1 3600;await 1,7;ordered");
        assertThat(pause.callIds()).containsExactly(7);
        assertThat(pause.timer())
                .hasValueSatisfying(left -> assertThat(left).isBetween(Duration.ofMinutes(50), Duration.ofHours(1)));
        CompletableFuture<MontyProgress> sleeping = pause.resumeAsync(Map.of(7, MontyAnswer.value(1)));
        assertThat(sleeping).isNotDone();
        platform.cancel();
        assertThat(sleeping)
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(MontyCancelledError.class);
    }

    @Test
    void asyncSleep_thatIsOver_isResolvedByAnEmptyAnswer() {
        MontyPlatform platform = platform(MontyOs.builder().sleep(LONG).build());
        MontyResolveFutures pause = (MontyResolveFutures) platform.start("os asyncio.sleep 1 0.05;await 1,7;ordered");
        MontyResolveFutures rest = (MontyResolveFutures) pause.resume(Map.of());
        assertThat(rest.callIds()).containsExactly(7);
        assertThat(rest.timer()).isEmpty();
        assertThat(((MontyComplete) rest.resume(Map.of(7, MontyAnswer.value(1))))
                        .value()
                        .as(IDS))
                .containsExactly(1, 7);
    }

    @Test
    void futureOfTheHost_duringRun_failsInsteadOfWaitingForEver() {
        MontyPlatform platform = platform(MontyOs.builder().sleep(LONG).build());
        assertThatExceptionOfType(MontyScriptError.class)
                .isThrownBy(() -> platform.run("await 7;answer"))
                .withMessageContaining("no host has the value of a future during run(); use start()");
    }

    @Test
    void cancel_whileThePolicySleeps_endsTheRunAtOnce() {
        MontyPlatform platform = platform(MontyOs.builder().sleep(LONG).build());
        for (String code : List.of("print a;os time.sleep 1 3600", "print a;os asyncio.sleep 1 3600;await 1")) {
            MontyCancelToken token = MontyCancelToken.create();
            CompletableFuture<MontyResult> run =
                    platform.runAsync(MontyScript.of(code).withCancelToken(token));
            token.cancel("enough");
            assertThat(run)
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(MontyCancelledError.class)
                    .withMessage("the run was cancelled: enough");
            assertThat(platform.state()).isEqualTo(MontyState.IDLE);
        }
    }

    @Test
    void interrupt_whileThePolicySleeps_endsTheRunAndKeepsTheFlag() {
        MontyPlatform platform = platform(MontyOs.builder().sleep(LONG).build());
        for (String code : List.of("print a;os time.sleep 1 3600", "print a;os asyncio.sleep 1 3600;await 1")) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(MontyCancelledError.class)
                    .isThrownBy(() -> platform.run(code))
                    .withMessage("the run was cancelled: the thread that waited for it was interrupted")
                    .satisfies(error -> assertThat(error.output()).isEqualTo("a"));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(platform.state()).isEqualTo(MontyState.IDLE);
        }
    }

    @Test
    void policyThatThrows_endsTheRunWithThatAndLeavesThePlatformUsable() {
        BrokenClock broken = new BrokenClock();
        MontyPlatform platform = platform(MontyOs.builder().clock(broken).build());
        broken.stopped = true;
        assertThatIllegalStateException()
                .isThrownBy(() -> platform.run("os date.today 1;answer"))
                .withMessage("no time");
        assertThat(platform.state()).isEqualTo(MontyState.IDLE);
        assertThat(engine.last().abandons).hasValue(1);
        assertThat(platform.run("next").value().asString()).isEqualTo("next");
    }

    private static final class BrokenClock extends Clock {
        volatile boolean stopped;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            if (stopped) {
                throw new IllegalStateException("no time");
            }
            return Instant.now();
        }
    }
}
