package org.montyjvm.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.montyjvm.MontyCall;
import org.montyjvm.MontyCancelToken;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyContinuation;
import org.montyjvm.MontyDisposedError;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontySession;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontyState;
import org.montyjvm.MontyValue;

@Timeout(60)
class BaseMontySessionTest {
    private final ScriptedEngine engine = new ScriptedEngine();
    private final MontySession session = engine.session(MontyOptions.DEFAULTS);
    private final ScriptedBindings bindings = engine.last();

    @Test
    void feeds_shareTheInterpreter() {
        session.run("set x 1");
        session.run("set y 2");
        assertThat(session.variables()).containsOnlyKeys("x", "y");
        assertThat(session.variable("x")).contains(MontyValue.of("1"));
        assertThat(session.variable("z")).isEmpty();
        assertThat(session.hasFunction("x")).isTrue();
        assertThat(session.continuation("f(")).isEqualTo(MontyContinuation.INCOMPLETE);
        assertThat(session.loss()).isEmpty();
        session.reset();
        assertThat(session.variables()).isEmpty();
        assertThat(session.state()).isEqualTo(MontyState.IDLE);
    }

    @Test
    void failingFeed_leavesTheSessionUsable() {
        assertThatExceptionOfType(MontyScriptError.class).isThrownBy(() -> session.run("print a;fail"));
        assertThat(session.run("next").value().asString()).isEqualTo("next");
    }

    @Test
    void call_everyWay_runsTheFunction() {
        assertThat(session.call("area", 2, null).value().asString()).isEqualTo("area");
        MontyCall call = MontyCall.of("area", 1).withKwarg("unit", "m");
        assertThat(session.call(call).value().asString()).isEqualTo("area");
        assertThat(session.callAsync(call).join().value().asString()).isEqualTo("area");
        assertThat(((MontyComplete) session.startCall(call)).value().asString()).isEqualTo("area");
        MontyPending pause = (MontyPending) session.startCall(MontyCall.of("call f 1;answer"));
        assertThat(pause.runner()).isSameAs(session);
        assertThat(((MontyComplete) pause.resume("v")).value().asString()).isEqualTo("v");
        MontyCancelToken token = MontyCancelToken.create();
        token.cancel();
        assertThatExceptionOfType(MontyCancelledError.class)
                .isThrownBy(() -> session.call(call.withCancelToken(token)));
    }

    @Test
    void run_afterSomethingWasRegistered_isAttendedToBecauseItMayAsk() {
        session.run("plain");
        assertThat(bindings.runs).hasValue(1);
        session.start(MontyScript.of("done").withFunctions("fetch"));
        assertThatExceptionOfType(MontyScriptError.class)
                .isThrownBy(() -> session.run("call fetch 1;answer"))
                .withMessageContaining("no host answers 'fetch'");
        session.reset();
        session.run("plain");
        assertThat(bindings.runs).as("the short way again").hasValue(2);
    }

    @Test
    void everything_whileSuspended_isRefusedAndNamesTheState() {
        MontyPending pause = (MontyPending) session.start("call f 1;answer");
        refused(() -> session.run("x"), "cannot run: the session is ACTIVE");
        refused(() -> session.call("f"), "cannot run: the session is ACTIVE");
        refused(session::variables, "cannot read the variables: the session is ACTIVE");
        refused(() -> session.hasFunction("f"), "cannot look for a function: the session is ACTIVE");
        refused(session::reset, "cannot reset: the session is ACTIVE");
        refused(() -> session.continuation("x"), "cannot look at source: the session is ACTIVE");
        assertThat(pause.isCurrent()).isTrue();
        session.cancel();
        session.reset();
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalStateException()
                .isThrownBy(call)
                .withMessage(message + ", a run waits for an answer; resume() or cancel() it first");
    }

    @Test
    void everything_afterClose_isADisposedErrorOrStillAnswers() {
        String name = session.name();
        session.close();
        session.close();
        assertThat(bindings.closes).hasValue(1);
        disposed(() -> session.run("x"));
        disposed(() -> session.call("f"));
        disposed(() -> session.startCall(MontyCall.of("f")));
        disposed(session::variables);
        disposed(() -> session.hasFunction("f"));
        disposed(session::reset);
        disposed(() -> session.continuation("x"));
        disposed(() -> session.freeze(MontySnapshotKey.unsigned()));
        assertThat(session.callAsync(MontyCall.of("f"))).isCompletedExceptionally();
        assertThat(session.name()).isEqualTo(name);
        assertThat(session.loss()).isEmpty();
    }

    private static void disposed(ThrowingCallable call) {
        assertThatExceptionOfType(MontyDisposedError.class)
                .isThrownBy(call)
                .withMessageContaining("the session is DISPOSED");
    }

    @Test
    void close_duringATurn_endsItAndFreesTheBindingsAfterIt() throws InterruptedException {
        CompletableFuture<MontyResult> loop = session.runAsync("loop");
        bindings.looping.await();
        session.close();
        assertThat(loop)
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .havingCause()
                .withMessage("the run was cancelled: the session was closed");
        assertThat(bindings.closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void session_ofAPlatform_hasALifeOfItsOwn() {
        MontyPlatform platform = engine.platform(MontyOptions.DEFAULTS);
        platform.start("call f 1");
        MontySession one = platform.openSession("mine");
        MontySession two = platform.openSession();
        assertThat(one.name()).isEqualTo("mine");
        assertThat(two.name()).startsWith("session-");
        assertThat(one.backend()).isEqualTo("scripted");
        assertThat(one.limits()).isEqualTo(platform.limits());
        platform.close();
        assertThat(one.run("x").value().asString()).isEqualTo("x");
        assertThatExceptionOfType(MontyDisposedError.class)
                .isThrownBy(platform::openSession)
                .withMessageContaining("cannot open a session: the platform is DISPOSED");
    }

    @Test
    void garbage_sessionNobodyClosed_isFreed() throws InterruptedException {
        engine.session(MontyOptions.DEFAULTS).run("x");
        ScriptedBindings leaked = engine.last();
        while (!leaked.closed.await(10, TimeUnit.MILLISECONDS)) {
            System.gc();
        }
        assertThat(leaked.closes).hasValue(1);
    }
}
