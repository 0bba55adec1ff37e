package org.montyjvm.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.montyjvm.spi.Snapshots.KEY;
import static org.montyjvm.spi.Snapshots.refused;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyOs;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResolveFutures;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySession;
import org.montyjvm.MontySleep;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotException.Reason;
import org.montyjvm.MontySnapshotInfo;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontyState;
import org.montyjvm.MontyTypeRef;

@Timeout(60)
class SnapshotTest {
    private final ScriptedEngine engine = new ScriptedEngine();
    private final MontyPlatform platform = engine.platform(MontyOptions.DEFAULTS);
    private final ScriptedBindings bindings = engine.last();
    private final MontyPlatform home = engine.platform(MontyOptions.DEFAULTS);

    @ParameterizedTest
    @MethodSource("org.montyjvm.spi.Snapshots#keys")
    void freezeAndRestore_goOnWithOutputAndCost_andTheOriginalGoesOnToo(MontySnapshotKey key) {
        MontyPending pause = (MontyPending) platform.start("print a;call f 1;print b;answer");
        MontySnapshot snapshot = pause.freeze(key);
        assertThat(pause.isCurrent()).isTrue();
        MontyPending restored = (MontyPending) home.restore(MontySnapshot.of(snapshot.bytes()), key);
        assertThat(home.state()).isEqualTo(MontyState.ACTIVE);
        assertThat(home.suspended()).containsSame(restored);
        assertThat(restored.name()).isEqualTo("f");
        assertThat(restored.runner()).isSameAs(home);
        MontyComplete there = (MontyComplete) restored.resume("there");
        assertThat(there.result().output()).isEqualTo("ab");
        assertThat(there.usage().time()).isEqualTo(Duration.ofMillis(2));
        assertThat(there.value().asString()).isEqualTo("there");
        assertThat(((MontyComplete) pause.resume("here")).result().output()).isEqualTo("ab");
    }

    @Test
    void restoredRun_isFreedWhenItEnds_andThePlatformGoesOnWithItsOwnInterpreter() {
        MontySnapshot snapshot = ((MontyPending) platform.start("call f 1;answer")).freeze(KEY);
        ScriptedBindings own = engine.last();
        MontyPending restored = (MontyPending) home.restore(snapshot, KEY);
        ScriptedBindings guest = engine.last();
        assertThat(guest).isNotSameAs(own);
        restored.resume(1);
        assertThat(guest.closes).hasValue(1);
        assertThat(home.run("mine").value().asString()).isEqualTo("mine");
        home.restore(snapshot, KEY);
        ScriptedBindings second = engine.last();
        home.cancel();
        assertThat(second.closes).hasValue(1);
        home.restore(snapshot, KEY);
        ScriptedBindings third = engine.last();
        home.close();
        assertThat(third.closes).hasValue(1);
        assertThat(own.closes).hasValue(1);
    }

    @Test
    void info_saysWhatIsInside() {
        MontySnapshot snapshot = ((MontyPending) platform.start("call f 1")).freeze(KEY);
        MontySnapshotInfo info = MontySnapshot.of(snapshot.bytes()).info();
        assertThat(info).isEqualTo(snapshot.info());
        assertThat(info.formatVersion()).isEqualTo(1);
        assertThat(info.backend()).isEqualTo("scripted");
        assertThat(info.interpreterVersion()).isEqualTo("0");
        assertThat(info.abiVersion()).isEqualTo(1);
        assertThat(info.kind()).isEqualTo(MontySnapshotInfo.Kind.RUN);
        assertThat(info.suspended()).isTrue();
        assertThat(info.limits()).isEqualTo(MontyLimits.defaults());
        assertThat(info.grants()).isEmpty();
        assertThat(info.signed()).isTrue();
        assertThat(info.payloadBytes()).isEqualTo("0||call f 1".length());
        assertThat(snapshot).isEqualTo(MontySnapshot.of(snapshot.bytes())).hasSameHashCodeAs(snapshot);
        assertThat(snapshot.toString()).contains(snapshot.size() + " bytes");
    }

    @Test
    void limits_areTheTighterOfBoth() {
        MontyLimits long5 = MontyLimits.builder()
                .duration(Duration.ofSeconds(5))
                .memoryBytes(100)
                .build();
        MontyLimits wide = MontyLimits.builder()
                .duration(Duration.ofSeconds(9))
                .memoryBytes(50)
                .build();
        MontyPlatform from = engine.platform(new MontyOptions(long5, MontyExecution.OWN_THREAD));
        MontyPlatform to = engine.platform(new MontyOptions(wide, MontyExecution.OWN_THREAD));
        MontyPending restored = (MontyPending) to.restore(((MontyPending) from.start("call f 1")).freeze(KEY), KEY);
        MontyLimits tighter = long5.toBuilder().memoryBytes(50).build();
        assertThat(engine.asked.get(engine.asked.size() - 1).limits()).isEqualTo(tighter);
        assertThat(to.limits()).isEqualTo(wide);
        assertThat(restored.freeze(KEY).info().limits()).isEqualTo(tighter);
    }

    @Test
    void sleepsAndFutures_surviveTheJourney() {
        MontyOs os =
                MontyOs.builder().sleep(MontySleep.real(Duration.ofHours(2))).build();
        MontyPlatform one = engine.platform(new MontyOptions(MontyLimits.defaults(), MontyExecution.OWN_THREAD, os));
        MontyPlatform two = engine.platform(new MontyOptions(MontyLimits.defaults(), MontyExecution.OWN_THREAD, os));
        MontyResolveFutures pause = (MontyResolveFutures) one.start("os asyncio.sleep 1 0.05;await 1,7;ordered");
        MontyResolveFutures restored = (MontyResolveFutures) two.restore(pause.freeze(KEY), KEY);
        assertThat(restored.callIds()).containsExactly(7);
        assertThat(restored.timer()).isPresent();
        MontyResolveFutures rest = (MontyResolveFutures) restored.resume(Map.of());
        MontyComplete done = (MontyComplete) rest.resume(Map.of(7, MontyAnswer.value(1)));
        assertThat(done.value().as(new MontyTypeRef<List<Integer>>() {})).containsExactly(1, 7);
    }

    @Test
    void session_idleOrSuspended_isRestoredAsItWas() {
        MontySession session = engine.session(MontyOptions.DEFAULTS);
        MontySnapshot idle = session.freeze(KEY);
        assertThat(idle.info().kind()).isEqualTo(MontySnapshotInfo.Kind.SESSION);
        assertThat(idle.info().suspended()).isFalse();
        MontySession restored = platform.restoreSession(idle, KEY);
        assertThat(restored.state()).isEqualTo(MontyState.IDLE);
        assertThat(restored.name()).isEqualTo(session.name());
        session.start(MontyScript.of("print a;call f 1;answer").withFunctions("f"));
        MontySnapshot suspended = session.freeze(KEY);
        assertThat(suspended.info().suspended()).isTrue();
        MontySession again = platform.restoreSession(suspended, KEY);
        MontyPending pause = (MontyPending) again.suspended().orElseThrow();
        assertThat(pause.runner()).isSameAs(again);
        assertThat(((MontyComplete) pause.resume("v")).result().output()).isEqualTo("a");
        assertThat(again.state()).isEqualTo(MontyState.IDLE);
        refused(Reason.WRONG_KIND, () -> platform.restore(suspended, KEY));
    }

    @Test
    void freeze_whileAnotherThreadFreezes_orCancels_isNeverUnderATurn() throws Exception {
        bindings.slowFreeze = true;
        MontyPending pause = (MontyPending) platform.start("call f 1;answer");
        CompletableFuture<MontySnapshot> freezing = CompletableFuture.supplyAsync(() -> pause.freeze(KEY));
        bindings.freezing.await();
        assertThat(pause.isCurrent()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> pause.resume(1))
                .withMessage("cannot resume: another thread is freezing this pause; the platform is now ACTIVE");
        platform.cancel();
        bindings.thaw.countDown();
        assertThat(freezing)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(MontyCancelledError.class);
        assertThat(platform.state()).isEqualTo(MontyState.IDLE);
    }

    @Test
    void close_whileAnotherThreadFreezes_freesTheBindingsAfterwards() throws Exception {
        bindings.slowFreeze = true;
        MontyPending pause = (MontyPending) platform.start("call f 1;answer");
        CompletableFuture<MontySnapshot> freezing = CompletableFuture.supplyAsync(() -> pause.freeze(KEY));
        bindings.freezing.await();
        platform.close();
        assertThat(bindings.closes).hasValue(0);
        bindings.thaw.countDown();
        assertThat(freezing).failsWithin(Duration.ofSeconds(10));
        assertThat(bindings.closes).hasValue(1);
    }
}
