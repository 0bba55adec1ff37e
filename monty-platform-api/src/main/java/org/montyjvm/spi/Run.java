package org.montyjvm.spi;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyCancelToken;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyError;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyPrinted;
import org.montyjvm.MontyScriptError;
import org.montyjvm.internal.os.CancelSignal;
import org.montyjvm.internal.os.OsService;
import org.montyjvm.internal.os.Registration;
import org.montyjvm.internal.pause.Callbacks;
import org.montyjvm.internal.pause.Clockwork;

/**
 * One run from its start to its end, over all its turns. It can be cancelled from any thread, also before it has begun
 * and after it has ended; everything else belongs to whoever has the turn.
 */
final class Run implements CancelSignal {
    final Conductor conductor;
    final MontyCoreBindings bindings;
    final MontyOptions options;
    final boolean attended;
    final Ledger ledger = new Ledger();
    final Timers timers = new Timers();
    final Causes causes = new Causes();

    private final long number;
    private final Callbacks whenCancelled = new Callbacks();
    private final Callbacks whenOver = new Callbacks();
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private @Nullable OsService os;
    private final @Nullable MontyCancelToken token; // kept, as nobody else may: its clock does not hold it
    private volatile @Nullable String reason;
    private volatile boolean inside;
    private volatile boolean over;

    /**
     * Makes a run that has not begun.
     *
     * @param conductor what takes the run from turn to turn
     * @param bindings the interpreter
     * @param options what the run is under
     * @param token what stops the run, or null
     * @param attended whether the host answers questions
     */
    Run(
            Conductor conductor,
            MontyCoreBindings bindings,
            MontyOptions options,
            @Nullable MontyCancelToken token,
            boolean attended) {
        this.conductor = conductor;
        this.bindings = bindings;
        this.options = options;
        this.token = token;
        this.attended = attended;
        number = conductor.nextRun();
    }

    /** Listens to the token from now on, and returns what ends that. */
    Runnable listen() {
        MontyCancelToken source = token;
        if (source == null) {
            return () -> {};
        }
        // Weakly, so that a token that lives long does not keep a runner that nobody uses.
        WeakReference<Run> self = new WeakReference<>(this);
        return source.onCancel(() -> {
            Run run = self.get();
            if (run != null) {
                run.cancel(Reasons.of(source));
            }
        })::close;
    }

    /** Goes on with a service that was frozen. */
    void serveWith(OsService restored) {
        os = restored;
    }

    /** Returns who serves calls of the operating system. */
    OsService os() {
        OsService service = os;
        if (service == null) {
            service = conductor.newService();
            os = service;
        }
        return service;
    }

    /** Makes one turn. */
    MontyTurn enter(Entry entry) {
        inside = true;
        try {
            if (isCancelled()) {
                throw cancelledError();
            }
            return entry.enter(bindings);
        } finally {
            synchronized (ledger) {
                inside = false;
            }
        }
    }

    /**
     * Returns what the run has printed from a position on, in the turn at work too. That turn cannot end meanwhile, so that
     * its text is not told as that of the next one.
     */
    MontyPrinted printed(long from) {
        synchronized (ledger) {
            List<MontyOutput> news = new ArrayList<>(ledger.since(from));
            if (inside) {
                news.addAll(bindings.printed(Math.max(0, from - ledger.printedBytes())));
            }
            long told = news.stream().mapToLong(Utf8Position::length).sum();
            return new MontyPrinted(number, news, from + told);
        }
    }

    /** Waits, outside the interpreter. */
    void sleep(Duration time) throws InterruptedException {
        if (cancelled.await(Clockwork.nanos(time), TimeUnit.NANOSECONDS)) {
            throw cancelledError();
        }
    }

    /**
     * Ends the run, wherever it is. The first reason counts.
     *
     * @param why the message of the error
     */
    @SuppressWarnings("ThreadPriorityCheck") // nothing to wait on: the other thread is about to go on
    void cancel(String why) {
        if (note(why)) {
            cancelled.countDown();
            whenCancelled.fire();
            // One that is inside but not known to the bindings is between two neighbouring statements of enter().
            while (inside && !bindings.cancel()) {
                Thread.yield();
            }
        }
        conductor.drop(this);
    }

    /** Keeps the first reason, and returns whether there is still something to end. */
    private boolean note(String why) {
        synchronized (cancelled) {
            if (!over && reason == null) {
                reason = why;
            }
            return !over;
        }
    }

    /** Returns whether the run is to end. Its token says so before it calls back, and others may have read it there. */
    @Override
    public boolean isCancelled() {
        MontyCancelToken source = token;
        if (reason == null && source != null && source.isCancelled()) {
            note(Reasons.of(source));
        }
        return reason != null;
    }

    @Override
    public Registration onCancel(Runnable action) {
        Runnable removal = whenCancelled.add(action);
        return removal::run;
    }

    /** Returns whether there will be no more turns. */
    boolean isOver() {
        synchronized (cancelled) {
            return over;
        }
    }

    /** Calls back when the run is over. */
    void whenOver(Runnable action) {
        var unused = whenOver.add(action); // for as long as the run lasts
    }

    /** Says that there will be no more turns, so that there is nothing left to cancel. */
    void close() {
        synchronized (cancelled) {
            over = true;
        }
    }

    /** Tells those who wait for it that the run is over; the runner takes the next one by then. */
    void announce() {
        whenOver.fire();
    }

    MontyCancelledError cancelledError() {
        String why = reason;
        return MontyErrors.cancelled(why == null ? Reasons.CANCELLED : why, MontyFailure.NONE);
    }

    /** Returns the error for a run that ended between two turns. */
    MontyCancelledError explainCancelled() {
        MontyCancelledError error = cancelledError();
        ledger.complete(error);
        return error;
    }

    /** Returns what the application is told of a turn that failed: the whole run, and why. */
    RuntimeException explain(Throwable thrown) {
        RuntimeException error = translate(thrown);
        if (error instanceof MontyError known) {
            ledger.complete(known);
        }
        if (error instanceof MontyScriptError script) {
            causes.explain(script);
        }
        return error;
    }

    private RuntimeException translate(Throwable thrown) {
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return MontyErrors.cancelled(Reasons.INTERRUPTED, MontyFailure.NONE);
        }
        if (thrown instanceof Error fatal) {
            throw fatal;
        }
        if (thrown instanceof IllegalArgumentException && thrown.getCause() instanceof MontyError refusal) {
            return refusal; // of an answer of the policy: nobody can give a better one
        }
        String why = reason;
        if (why != null && thrown instanceof MontyCancelledError plain) {
            return MontyErrors.cancelled(
                    why, new MontyFailure(plain.outputs(), plain.usage(), plain.traceback(), plain.frames()));
        }
        if (why != null && !(thrown instanceof MontyError)) {
            return cancelledError(); // who was serving a call noticed, in a way of its own
        }
        return thrown instanceof RuntimeException unchecked
                ? unchecked
                : MontyErrors.crash("a call could not be served: " + thrown, thrown);
    }
}
