package org.montyjvm.internal.supervision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyCall;
import org.montyjvm.MontyContinuation;
import org.montyjvm.MontyDiagnostics;
import org.montyjvm.MontyEngineInfo;
import org.montyjvm.MontyError;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyOs;
import org.montyjvm.MontyPrinted;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySession;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontyState;
import org.montyjvm.MontySuspended;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.ErrorAccess;

/**
 * A session as its borrower sees it. Once it is given back it refuses everything, so that a borrower who keeps it does
 * not meet the next one.
 */
public final class LeasedSession implements MontySession {
    private final MontySession session;
    private final AtomicReference<@Nullable Runnable> giveBack;

    /**
     * Makes a session that is on loan.
     *
     * @param session the session itself
     * @param giveBack what {@link #close()} does the first time
     */
    public LeasedSession(MontySession session, Runnable giveBack) {
        this.session = session;
        this.giveBack = new AtomicReference<>(giveBack);
    }

    @Override
    public void close() {
        Runnable first = giveBack.getAndSet(null);
        if (first != null) {
            first.run();
        }
    }

    /** Once it is given back it is disposed, for the borrower: {@link #close()} was called. */
    @Override
    public MontyState state() {
        return isReturned() ? MontyState.DISPOSED : session.state();
    }

    @Override
    public MontyResult run(MontyScript script) {
        return open("run").run(script);
    }

    @Override
    public CompletableFuture<MontyResult> runAsync(MontyScript script) {
        return isReturned() ? CompletableFuture.failedFuture(returned("run")) : session.runAsync(script);
    }

    @Override
    public MontyProgress start(MontyScript script) {
        return open("start").start(script);
    }

    @Override
    public CompletableFuture<MontyProgress> startAsync(MontyScript script) {
        return isReturned() ? CompletableFuture.failedFuture(returned("start")) : session.startAsync(script);
    }

    @Override
    public MontyResult call(MontyCall call) {
        return open("call").call(call);
    }

    @Override
    public CompletableFuture<MontyResult> callAsync(MontyCall call) {
        return isReturned() ? CompletableFuture.failedFuture(returned("call")) : session.callAsync(call);
    }

    @Override
    public MontyProgress startCall(MontyCall call) {
        return open("call").startCall(call);
    }

    @Override
    public Optional<MontySuspended> suspended() {
        return open("tell what waits").suspended();
    }

    @Override
    public MontyPrinted printed(long from) {
        return isReturned() ? new MontyPrinted(0, List.of(), from) : session.printed(from);
    }

    @Override
    public void cancel() {
        open("cancel").cancel();
    }

    @Override
    public Map<String, MontyValue> variables() {
        return open("read variables").variables();
    }

    @Override
    public boolean hasFunction(String name) {
        return open("look for a function").hasFunction(name);
    }

    @Override
    public void reset() {
        open("reset").reset();
    }

    @Override
    public MontyContinuation continuation(String source) {
        return open("look at source").continuation(source);
    }

    @Override
    public MontySnapshot freeze(MontySnapshotKey key) {
        return open("freeze").freeze(key);
    }

    @Override
    public Optional<MontyError> loss() {
        return open("tell what it lost").loss();
    }

    @Override
    public MontyEngineInfo engine() {
        return open("describe the engine").engine();
    }

    @Override
    public MontyDiagnostics diagnostics() {
        return open("read the diagnostics").diagnostics();
    }

    @Override
    public String name() {
        return session.name();
    }

    @Override
    public String backend() {
        return session.backend();
    }

    @Override
    public MontyLimits limits() {
        return session.limits();
    }

    @Override
    public MontyOs os() {
        return session.os();
    }

    @Override
    public MontyExecution execution() {
        return session.execution();
    }

    private boolean isReturned() {
        return giveBack.get() == null;
    }

    private MontySession open(String wish) {
        if (isReturned()) {
            throw returned(wish);
        }
        return session;
    }

    private static MontyError returned(String wish) {
        return ErrorAccess.get().disposed("cannot " + wish + ": the session was given back to its supervisor");
    }
}
