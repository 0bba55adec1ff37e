package org.montyjvm.spi;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.os.OsReply;

/**
 * Answers what a run's host need not see: calls of the operating system that the policy serves, sleeps, and, where
 * nobody attends the run, everything else.
 */
final class Serving {
    private static final MontyAnswer NOTHING = MontyAnswer.value(MontyValue.None.INSTANCE);

    private Serving() {}

    /**
     * Goes on until there is something for the host, and returns that turn: the end, or a question.
     *
     * @throws InterruptedException if the thread was interrupted outside the interpreter
     */
    static MontyTurn serve(Run run, MontyTurn first) throws InterruptedException {
        MontyTurn turn = first;
        while (true) {
            run.ledger.add(turn);
            Entry next = next(run, turn);
            if (next == null) {
                return turn;
            }
            turn = run.enter(next);
        }
    }

    private static @Nullable Entry next(Run run, MontyTurn turn) throws InterruptedException {
        if (turn instanceof MontyTurn.OsCall call) {
            return serve(run, call);
        }
        if (turn instanceof MontyTurn.Futures futures) {
            return serve(run, futures);
        }
        if (run.attended) {
            return null;
        }
        if (turn instanceof MontyTurn.Call call) {
            return answer(MontyAnswer.raise("RuntimeError", unattended("answers '" + call.name() + "'")));
        }
        return turn instanceof MontyTurn.Lookup ? answer(MontyAnswer.notFound()) : null;
    }

    private static @Nullable Entry serve(Run run, MontyTurn.OsCall call) throws InterruptedException {
        OsReply reply = run.os().answer(call.function(), call.args(), call.kwargs(), call.awaitable(), run);
        if (reply instanceof OsReply.Answer done) {
            return answer(done.answer());
        }
        if (reply instanceof OsReply.Timer sleeping) {
            run.timers.add(call.callId(), sleeping.timer());
            return answer(MontyAnswer.future());
        }
        return run.attended ? null : answer(MontyAnswer.notHandled());
    }

    /** Serves a call that was delegated. Nobody waits for it but the caller, so that a sleep is over when it returns. */
    static MontyAnswer granted(Run run, MontyOsFunction function, List<MontyValue> args, Map<String, MontyValue> kwargs)
            throws InterruptedException {
        if (run.isOver()) {
            throw new IllegalStateException("the run is over: nothing is granted to it any more");
        }
        OsReply reply = run.os().granted(function, args, kwargs, false, run);
        if (reply instanceof OsReply.Answer done) {
            return done.answer();
        }
        throw MontyErrors.crash("the policy promised the end of a call that was not to be awaited", null);
    }

    private static @Nullable Entry serve(Run run, MontyTurn.Futures futures) throws InterruptedException {
        Timers.Next next = run.timers.next(futures.ids());
        List<Integer> hosts = run.timers.without(futures.ids());
        if (futures.ids().isEmpty()) {
            throw MontyErrors.crash("the engine waits for futures, but for none in particular", null);
        }
        if (!run.attended && !hosts.isEmpty()) {
            MontyAnswer refusal = MontyAnswer.raise("RuntimeError", unattended("has the value of a future"));
            return resolve(hosts.stream().collect(Collectors.toMap(callId -> callId, callId -> refusal)));
        }
        if (next == null) {
            return null;
        }
        return hosts.isEmpty() || next.timer().remaining().isZero() ? wake(run, next) : null;
    }

    /** Waits for the sleep that is over first, and returns the turn that ends it. */
    static Entry wake(Run run, Timers.Next next) throws InterruptedException {
        run.sleep(next.timer().remaining());
        next.timer().finish();
        run.timers.remove(next.callId());
        return resolve(Map.of(next.callId(), NOTHING));
    }

    static Entry answer(MontyAnswer answer) {
        return bindings -> bindings.resume(answer);
    }

    static Entry resolve(Map<Integer, MontyAnswer> answers) {
        return bindings -> {
            if (bindings instanceof MontyFutureCapable capable) {
                return capable.resumeFutures(answers);
            }
            throw MontyErrors.crash("the engine gave out futures that it cannot resolve", null);
        };
    }

    private static String unattended(String what) {
        return "no host " + what + " during run(); use start()";
    }
}
