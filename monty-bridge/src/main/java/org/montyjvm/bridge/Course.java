package org.montyjvm.bridge;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyCancelToken;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyError;
import org.montyjvm.MontyNameLookup;
import org.montyjvm.MontyOsCall;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPrinted;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyQuestion;
import org.montyjvm.MontyResolveFutures;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontySuspended;
import org.montyjvm.MontyUsage;

/**
 * One run, as a machine that is pulled for events. A pull works just as much as it takes to have the next event, so that a
 * reader who does not pull makes the script stand still: that is all there is to back-pressure. One thread at a time pulls.
 */
final class Course {
    /** How long a turn may print without that anybody hears of it. */
    private static final long LOOK_NANOS = 25_000_000;

    /** How long another thread may take to leave a run that was stopped. */
    private static final long PATIENCE_NANOS = 1_000_000_000;

    /** What is done next. */
    private interface Action {
        void perform();
    }

    private final String runId;
    private final Wiring wiring;
    private final Mailbox mailbox = new Mailbox();
    private final MontyCancelToken token = MontyCancelToken.create();
    private final Calls calls;
    private final Chronicle chronicle;
    private final Flights flights;
    private final Runnable whenOver;
    private final CompletableFuture<MontyResult> outcome = new CompletableFuture<>();
    private final ReentrantLock pulling = new ReentrantLock();
    private final AtomicReference<@Nullable String> stopReason = new AtomicReference<>();

    private String script = "";
    private boolean started;
    private volatile boolean resumed;
    private volatile boolean abandoned;
    private volatile boolean over;
    private volatile @Nullable Action next;
    private volatile @Nullable Move move;
    private boolean read;
    private long heard;
    private @Nullable MontySuspended pause;
    private @Nullable MontyQuestion asked;
    private long steps;
    private MontyUsage usage = MontyUsage.NONE;
    private @Nullable MontyResult result;
    private @Nullable RuntimeException failure;
    private MontyCancelToken.Registration scriptToken = () -> {};

    Course(String runId, Wiring wiring, Runnable whenOver, BridgeSnapshot.@Nullable State state) {
        this.runId = runId;
        this.wiring = wiring;
        this.whenOver = whenOver;
        long sequence = state == null ? 0 : state.sequence();
        long printed = state == null ? 0 : state.printed();
        chronicle = new Chronicle(runId, wiring.middleware(), wiring.limits(), sequence, printed);
        calls = new Calls(runId, wiring, mailbox);
        flights = new Flights(calls, mailbox, chronicle, wiring.limits().callsInFlight());
        if (state != null) {
            steps = state.steps();
            calls.goOn(state.calls(), Duration.ofNanos(state.handlerNanos()));
        }
    }

    /** Makes the run start with the first pull. */
    void start(MontyScript source) {
        script = source.name();
        MontyScript cancellable = source.withCancelToken(token);
        MontyCancelToken own = source.cancelToken();
        if (own != null) {
            scriptToken = own.onCancel(() -> stop(own.reason().orElse("")));
        }
        next = () -> begin(() -> turn(() -> wiring.runner().start(cancellable)));
    }

    /** Makes the run go on with the first pull, at the question where it was frozen. */
    void resume(MontyQuestion question, String name) {
        script = name;
        resumed = true;
        pause = question;
        asked = question;
        next = () -> begin(() -> next = () -> answer(question));
    }

    private void begin(Action then) {
        started = true;
        wiring.plugins().forEach(plugin -> plugin.runStarted(runId));
        chronicle.add(head -> new BridgeRunStarted(head, script, wiring.runner().backend(), resumed));
        next = then;
    }

    String runId() {
        return runId;
    }

    CompletableFuture<MontyResult> outcome() {
        return outcome;
    }

    boolean isOver() {
        return over;
    }

    /**
     * Returns the next event, or null if there are no more. Works until there is one.
     *
     * @param isRead whether anybody looks at the event, so that text is to be told while the script prints it
     */
    @Nullable BridgeEvent pull(boolean isRead) {
        pulling.lock();
        try {
            read = isRead;
            while (chronicle.isEmpty()) {
                Action action = next;
                if (action == null || abandoned) {
                    break;
                }
                step(action);
            }
            return abandoned ? null : chronicle.poll();
        } finally {
            pulling.unlock();
            settle();
        }
    }

    private void step(Action action) {
        try {
            action.perform();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** Stops the run. Whoever pulls gets its last events. */
    void stop(String reason) {
        if (over || !stopReason.compareAndSet(null, reason)) {
            return;
        }
        token.cancel(reason);
        calls.stop(reason);
        mailbox.stop();
        if (resumed) {
            cancelRunner();
        }
    }

    /** Stops the run, and nobody pulls any more. */
    void abandon(String reason) {
        abandoned = true;
        stop(reason);
        Move current = move;
        if (current != null) {
            current.awaitEndForAWhile();
        }
        settle();
        if (!over) {
            awaitOthers();
        }
    }

    /** Waits for a thread that pulls, or ends the run, so that the next run finds the bridge free; within reason. */
    private void awaitOthers() {
        try {
            if (pulling.tryLock(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
                pulling.unlock();
                settle();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever has the run ends it all the same
        }
    }

    /** Ends an abandoned run, and tells the end of one that is over; by whichever thread comes last. */
    private void settle() {
        while (abandoned && !over && isAtRest() && pulling.tryLock()) {
            try {
                if (!over && isAtRest()) {
                    end(ending());
                }
            } finally {
                pulling.unlock();
            }
        }
        if (over && !pulling.isHeldByCurrentThread()) {
            announce();
        }
    }

    /** Returns whether no turn is at work on another thread. */
    private boolean isAtRest() {
        Move current = move;
        return current == null || current.isDone();
    }

    /** Returns the error of an abandoned run, whose last turn nobody waited for. */
    private RuntimeException ending() {
        Move last = move;
        if (last != null) {
            move = null;
            try {
                pause = last.progress() instanceof MontySuspended suspended ? suspended : null;
            } catch (RuntimeException e) {
                return e;
            }
        }
        return cancellation();
    }

    private void announce() {
        MontyResult value = result;
        RuntimeException error = failure;
        if (value != null) {
            outcome.complete(value);
        } else if (error != null) {
            outcome.completeExceptionally(error);
        }
    }

    // --- turns

    private void turn(Supplier<MontyProgress> work) {
        steps++;
        long step = steps;
        chronicle.add(head -> new BridgeStepStarted(head, step));
        chronicle.beginTurn();
        next = () -> work(step, work);
    }

    private void work(long step, Supplier<MontyProgress> work) {
        if (read) {
            Move begun = new Move(work, this::settle);
            move = begun;
            next = () -> watch(step, begun);
            BridgeThreads.workers().execute(begun);
        } else {
            conclude(step, work);
        }
    }

    /** Waits for the end of the turn, or tells what it has printed so far. */
    private void watch(long step, Move current) {
        boolean ended = false;
        try {
            ended = current.await(LOOK_NANOS);
        } catch (InterruptedException e) {
            stop("the thread that waited for the script was interrupted");
            ended = current.awaitEnd();
            Thread.currentThread().interrupt();
        }
        if (ended) {
            move = null;
            conclude(step, current::progress);
        } else {
            listen(current);
        }
    }

    private void listen(Move current) {
        try {
            MontyPrinted news = wiring.runner().printed(heard);
            heard = news.next();
            chronicle.hear(news.outputs());
        } catch (RuntimeException e) {
            stop("what it printed could not be told");
            var unused = current.awaitEnd();
            throw e;
        }
    }

    private void conclude(long step, Supplier<MontyProgress> turn) {
        MontyProgress progress;
        try {
            progress = turn.get();
        } catch (MontyError e) {
            chronicle.rest(e.outputs());
            usage = e.usage();
            chronicle.add(head -> new BridgeStepFinished(head, step, e.usage()));
            fail(e);
            return;
        } catch (RuntimeException e) {
            chronicle.add(head -> new BridgeStepFinished(head, step, usage));
            fail(e);
            return;
        }
        chronicle.text(progress.outputs());
        usage = progress.usage();
        chronicle.add(head -> new BridgeStepFinished(head, step, progress.usage()));
        after(progress);
    }

    private void after(MontyProgress progress) {
        pause = progress instanceof MontySuspended suspended ? suspended : null;
        asked = null;
        if (progress instanceof MontyComplete complete) {
            finish(complete.result());
        } else if (progress instanceof MontyPending call) {
            asked = call;
            chronicle.add(head -> calls.startEvent(head, call, chronicle.bounds()));
            next = () -> answer(call);
        } else if (progress instanceof MontyOsCall call) {
            asked = call;
            next = () -> answer(call);
        } else if (progress instanceof MontyNameLookup lookup) {
            MontyAnswer answer = calls.lookup(lookup);
            next = () -> turn(() -> lookup.resume(answer));
        } else if (progress instanceof MontyResolveFutures futures) {
            next = () -> await(futures);
        }
    }

    // --- calls

    private void answer(MontyQuestion question) {
        asked = null;
        Calls.Begun begun = calls.begin(question);
        Flight flight = begun.flight();
        if (begun.awaitable()) {
            flights.addAwaitable(flight);
        } else {
            flights.add(flight);
        }
        next = begun.awaitable()
                ? () -> turn(() -> question.resume(MontyAnswer.future()))
                : () -> waitFor(flight, question);
        if (begun.quick()) {
            flight.run();
        } else {
            wiring.workers().execute(flight);
        }
    }

    /** Waits for a call that the script waits for. */
    private void waitFor(Flight flight, MontyQuestion question) {
        Mailbox.Message message = take(Math.min(flight.deadline(), calls.lastDeadline(flight.started())));
        if (message == null) {
            calls.requireTime(flight.duration());
            flight.expire();
            return;
        }
        flights.receive(message);
        MontyAnswer answer = flights.takeAnswer(flight.callId());
        if (answer != null) {
            next = () -> turn(() -> Pauses.resume(question, answer));
        }
    }

    private void await(MontyResolveFutures futures) {
        Map<Integer, MontyAnswer> answers = flights.takeAnswers(futures.callIds());
        Optional<Duration> timer = futures.timer();
        if (!answers.isEmpty() || timer.filter(Duration::isZero).isPresent()) {
            next = () -> turn(() -> futures.resume(answers));
            return;
        }
        if (timer.isEmpty() && !flights.hasAnyOf(futures.callIds())) {
            throw new IllegalStateException("nobody works on the calls " + futures.callIds() + " that Python awaits");
        }
        long now = System.nanoTime();
        long budget = calls.lastDeadline(now);
        Mailbox.Message message = take(Math.min(budget, now + BridgeThreads.nanos(timer.orElse(Duration.ofDays(365)))));
        if (message != null) {
            flights.receiveAll(message);
        } else if (!flights.isEmpty() && System.nanoTime() >= budget) {
            calls.requireTime(Duration.ofNanos(System.nanoTime() - now).plusNanos(1));
        }
    }

    /** Returns the next message, or null at the deadline; ends the run if it was stopped. */
    private Mailbox.@Nullable Message take(long deadline) {
        try {
            Mailbox.Message message = mailbox.take(deadline);
            if (mailbox.isStopped()) {
                throw cancellation();
            }
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop("the thread that waited for a handler was interrupted");
            throw cancellation();
        }
    }

    // --- the end

    private void finish(MontyResult value) {
        flights.end("the script ended and did not await the call");
        chronicle.add(head ->
                new BridgeRunFinished(head, chronicle.bounds().value(value.value()), value.usage(), calls.usage()));
        result = value;
        close();
    }

    private void fail(RuntimeException error) {
        if (over) {
            return;
        }
        end(error);
    }

    private void end(RuntimeException error) {
        Pauses.giveUp(pause);
        pause = null;
        failure = error;
        try {
            flights.end(reason());
            String traceback = error instanceof MontyError monty ? monty.traceback() : "";
            EventBounds bounds = chronicle.bounds();
            chronicle.addLast(head -> new BridgeRunError(
                    head,
                    BridgeRunError.Kind.of(error),
                    bounds.message(String.valueOf(error.getMessage())),
                    bounds.message(traceback),
                    usage,
                    calls.usage(),
                    error));
        } finally {
            close();
        }
    }

    private void close() {
        next = null;
        over = true;
        mailbox.stop();
        scriptToken.close();
        calls.close();
        try {
            if (started) {
                Quietly.each(wiring.plugins(), plugin -> plugin.runEnded(runId));
            }
            Quietly.each(wiring.middleware(), layer -> layer.runEnded(runId));
        } finally {
            whenOver.run();
        }
    }

    /** Returns the error of a run that was stopped, as the interpreter gives it. */
    private RuntimeException cancellation() {
        RuntimeException cancelled = Pauses.cancelled(pause, reason());
        return cancelled != null
                ? cancelled
                : new CancellationException(started ? "the run was stopped: " + reason() : "the run was never started");
    }

    private void cancelRunner() {
        try {
            wiring.runner().cancel();
        } catch (MontyError closed) {
            Quietly.ignore("closing the runner cancels too", closed);
        }
    }

    private String reason() {
        String reason = stopReason.get();
        return reason == null || reason.isEmpty() ? "the run is over" : reason;
    }

    // --- freezing

    /** Returns the run as bytes, at the call whose handler has not started. */
    BridgeSnapshot freeze(MontySnapshotKey key) {
        if (!pulling.tryLock()) {
            throw new IllegalStateException("the run is at work; freeze it between two events");
        }
        try {
            MontyQuestion question = asked;
            if (over || question == null) {
                throw new IllegalStateException(
                        "the run can be frozen between a call and its handler, right after its BridgeToolCallStart");
            } else if (!flights.isEmpty() || flights.hasAnswers()) {
                throw new IllegalStateException("calls are in flight, and cannot be frozen: " + flights.names());
            }
            MontySnapshot frozen = question.freeze(key);
            BridgeUsage cost = calls.usage();
            return BridgeSnapshot.of(
                    new BridgeSnapshot.State(
                            runId,
                            script,
                            chronicle.last(),
                            steps,
                            cost.calls(),
                            cost.handlerTime().toNanos(),
                            chronicle.printed()),
                    frozen,
                    key);
        } finally {
            pulling.unlock();
        }
    }
}
