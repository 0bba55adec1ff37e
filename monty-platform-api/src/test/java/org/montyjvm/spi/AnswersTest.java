package org.montyjvm.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyNameLookup;
import org.montyjvm.MontyOs;
import org.montyjvm.MontyOsCall;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.MontyOsGroup;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyResolveFutures;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontyState;
import org.montyjvm.MontyTypeRef;

/** What each kind of question takes as its answer. */
@Timeout(60)
class AnswersTest {
    private final ScriptedEngine engine = new ScriptedEngine();
    private final MontyPlatform platform = engine.platform(MontyOptions.DEFAULTS);
    private final ScriptedBindings bindings = engine.last();

    @Test
    void resume_everyForm_tellsTheEngineThatAnswer() {
        answerWith(pause -> pause.resume(5), MontyAnswer.value(5));
        answerWith(pause -> pause.resume(null), MontyAnswer.value(null));
        answerWith(pause -> pause.resume(MontyAnswer.value("x")), MontyAnswer.value("x"));
        answerWith(MontyPending::resumeNotFound, MontyAnswer.notFound());
        answerWith(MontyPending::resumeFuture, MontyAnswer.future());
        answerWith(pause -> pause.resumeAsync("later").join(), MontyAnswer.value("later"));
        answerWith(pause -> pause.resumeError("ValueError", null), MontyAnswer.raise("ValueError", null));
        Exception cause = new Exception("why");
        answerWith(pause -> pause.resumeError("OSError", "m", cause), MontyAnswer.raise("OSError", "m", cause));
    }

    private void answerWith(Function<MontyPending, MontyProgress> resume, MontyAnswer expected) {
        bindings.answers.clear();
        MontyProgress next = resume.apply((MontyPending) platform.start("call f 1;done"));
        assertThat(next).isInstanceOf(MontyComplete.class);
        assertThat(bindings.answers).containsExactly(expected);
        assertThat(platform.state()).isEqualTo(MontyState.IDLE);
    }

    @Test
    void raise_thatPythonDoesNotCatch_isExplainedByItsCause() {
        IllegalStateException cause = new IllegalStateException("the database is gone");
        MontyPending pause = (MontyPending) platform.start("call f 1;answer");
        assertThatExceptionOfType(MontyScriptError.class)
                .isThrownBy(() -> pause.resumeError("RuntimeError", "no data", cause))
                .withCause(cause);
        MontyPending other = (MontyPending) platform.start("call f 1;fail");
        assertThatExceptionOfType(MontyScriptError.class)
                .isThrownBy(() -> other.resumeError("RuntimeError", "no data", cause))
                .withNoCause();
    }

    @Test
    void resume_withWhatTheEngineRefuses_leavesTheRunWaiting() {
        MontyPending pause = (MontyPending) platform.start("call f 1;answer");
        assertThatIllegalArgumentException().isThrownBy(() -> pause.resumeError("NoSuchError", "x"));
        assertThat(pause.resumeAsync(MontyAnswer.raise("NoSuchError", "x")))
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(IllegalArgumentException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> pause.resume(new Object()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pause.resume(MontyAnswer.notHandled()))
                .withMessageContaining("'f' cannot be answered with notHandled()");
        assertThat(pause.isCurrent()).isTrue();
        assertThat(((MontyComplete) pause.resume("good")).value().asString()).isEqualTo("good");
    }

    @Test
    void run_thatAsksTheHost_getsTheErrorThatNobodyServes() {
        MontyScript script = MontyScript.of("call fetch 1;answer").withFunctions("fetch");
        assertThatExceptionOfType(MontyScriptError.class)
                .isThrownBy(() -> platform.run(script))
                .withMessage("RuntimeError: no host answers 'fetch' during run(); use start()");
        assertThat(platform.run(MontyScript.of("lookup x;answer").withNameResolver())
                        .value()
                        .asString())
                .isEqualTo("NotFound[]");
    }

    @Test
    void lookup_takesAValueOrNothing() {
        MontyNameLookup name = (MontyNameLookup) platform.start("lookup rates;answer");
        assertThat(name.kind()).isEqualTo(MontyNameLookup.Kind.NAME);
        assertThat(name.name()).isEqualTo("rates");
        assertThat(name.receiver()).isEmpty();
        assertThat(name).hasToString("MontyNameLookup[NAME rates]");
        assertThatIllegalArgumentException().isThrownBy(() -> name.resume(MontyAnswer.future()));
        assertThat(name.resumeNotFound()).isInstanceOf(MontyComplete.class);
    }

    @Test
    void osCall_thatIsLeftToTheHost_takesWhatFits() {
        MontyOs os = MontyOs.builder().delegate(MontyOsGroup.FILES).build();
        MontyPlatform open = engine.platform(new MontyOptions(MontyLimits.defaults(), MontyExecution.OWN_THREAD, os));
        MontyOsCall call = (MontyOsCall) open.start("os Path.exists 3;answer");
        assertThat(call.function()).isEqualTo(MontyOsFunction.EXISTS);
        assertThat(call.name()).isEqualTo("Path.exists");
        assertThat(call.callId()).isEqualTo(3);
        assertThat(call.isWrite()).isFalse();
        assertThat(call.args()).isEmpty();
        assertThat(call.kwargs()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(call::resumeFuture)
                .withMessageContaining("only asyncio.sleep can");
        assertThatIllegalArgumentException().isThrownBy(() -> call.resume(MontyAnswer.notFound()));
        assertThat(((MontyComplete) call.resumeNotHandled()).value().asString()).isEqualTo("NotHandled[]");
        assertThat(open.run("os Path.exists 3;answer").value().asString())
                .as("during run() nobody is there to serve it")
                .isEqualTo("NotHandled[]");
    }

    @Test
    void futures_takeAnyPartOfWhatIsAwaited_inAnyOrder() {
        MontyResolveFutures all = (MontyResolveFutures) platform.start("await 3,1,2;ordered");
        assertThat(all.callIds()).containsExactly(1, 2, 3);
        assertThat(all.timer()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.resume(Map.of()))
                .withMessageContaining("awaited are the calls [1, 2, 3]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.resume(Map.of(9, MontyAnswer.value(1))))
                .withMessage("call 9 is not awaited; awaited are [1, 2, 3]");
        assertThatIllegalArgumentException().isThrownBy(() -> all.resume(Map.of(1, MontyAnswer.future())));
        MontyResolveFutures rest = (MontyResolveFutures) all.resume(Map.of(2, MontyAnswer.value("b")));
        assertThat(rest.callIds()).containsExactly(1, 3);
        assertThatIllegalStateException().isThrownBy(() -> all.resume(Map.of(1, MontyAnswer.value(1))));
        MontyComplete done = (MontyComplete)
                rest.resumeAsync(Map.of(3, MontyAnswer.value("c"), 1, MontyAnswer.raise("OSError", null)))
                        .join();
        assertThat(done.value().as(new MontyTypeRef<List<Integer>>() {}))
                .startsWith(2)
                .hasSize(3);
    }
}
