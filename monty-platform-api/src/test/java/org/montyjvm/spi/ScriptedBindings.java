package org.montyjvm.spi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyCall;
import org.montyjvm.MontyContinuation;
import org.montyjvm.MontyDiagnostics;
import org.montyjvm.MontyEngineInfo;
import org.montyjvm.MontyError;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyUsage;
import org.montyjvm.MontyValue;

/**
 * The smallest engine that keeps the contract of {@link MontySessionBindings}: it does what {@link ScriptedProgram} says,
 * and checks what the runner promises it.
 */
final class ScriptedBindings implements MontySessionBindings, MontyFutureCapable, MontySnapshotCapable {
    static final MontyUsage COST = new MontyUsage(Duration.ofMillis(1), 10, 20);

    final CountDownLatch looping = new CountDownLatch(1);
    final CountDownLatch closed = new CountDownLatch(1);
    final CountDownLatch freezing = new CountDownLatch(1);
    final CountDownLatch thaw = new CountDownLatch(1);
    final CountDownLatch abandoning = new CountDownLatch(1);
    final AtomicInteger closes = new AtomicInteger();
    final AtomicInteger runs = new AtomicInteger();
    final AtomicInteger abandons = new AtomicInteger();
    final List<MontyAnswer> answers = new ArrayList<>();
    final Map<String, MontyValue> variables = new LinkedHashMap<>();
    volatile Thread runner = Thread.currentThread();
    volatile boolean slowFreeze;
    volatile boolean slowAbandon;

    @Nullable ScriptedProgram program;

    private boolean running;
    private boolean cancelled;

    ScriptedBindings() {}

    ScriptedBindings(byte[] frozen) {
        program = ScriptedProgram.thaw(new String(frozen, UTF_8));
    }

    @Override
    public MontyResult run(MontyScript script) {
        runs.incrementAndGet();
        MontyTurn turn = turn(() -> begin(script.code()));
        if (turn instanceof MontyTurn.Complete complete) {
            return new MontyResult(complete.value(), complete.outputs(), complete.usage());
        }
        throw new AssertionError("asked the host in the short way: " + turn);
    }

    @Override
    public MontyTurn start(MontyScript script) {
        return turn(() -> begin(script.code()));
    }

    @Override
    public MontyTurn call(MontyCall call) {
        return turn(() -> begin(call.function()));
    }

    @Override
    public MontyTurn resume(MontyAnswer answer) {
        return turn(() -> {
            ScriptedProgram paused = paused();
            if (answer instanceof MontyAnswer.Raise raise && raise.excType().equals("NoSuchError")) {
                throw new IllegalArgumentException("there is no exception NoSuchError");
            }
            answers.add(answer);
            return paused.answered(answer).go(this);
        });
    }

    @Override
    public MontyTurn resumeFutures(Map<Integer, MontyAnswer> given) {
        return turn(() -> {
            ScriptedProgram paused = paused();
            if (given.isEmpty()) {
                throw new AssertionError("resolved nothing");
            }
            if (given.containsValue(MontyAnswer.value("unfit"))) {
                throw new IllegalArgumentException("unfit");
            }
            answers.addAll(given.values());
            return paused.resolved(given).go(this);
        });
    }

    private MontyTurn begin(String code) {
        if (program != null) {
            throw new AssertionError("a run before the one before was ended: " + program);
        }
        program = new ScriptedProgram(code);
        return program.go(this);
    }

    private ScriptedProgram paused() {
        if (program == null) {
            throw new AssertionError("an answer without a question");
        }
        return program;
    }

    private MontyTurn turn(Supplier<MontyTurn> work) {
        enter();
        try {
            runner = Thread.currentThread();
            MontyTurn turn = work.get();
            if (leaveCancelled() && !(turn instanceof MontyTurn.Complete)) {
                throw MontyErrors.cancelled(MontyFailure.NONE);
            }
            if (turn instanceof MontyTurn.Complete) {
                program = null;
            }
            return turn;
        } catch (MontyError over) {
            program = null;
            throw over;
        } finally {
            leaveCancelled();
        }
    }

    private synchronized void enter() {
        if (running || closes.get() > 0) {
            throw new AssertionError(running ? "two turns at once" : "turn after close");
        }
        running = true;
    }

    private synchronized boolean leaveCancelled() {
        boolean wasCancelled = cancelled;
        running = false;
        cancelled = false;
        return wasCancelled;
    }

    /** Runs until it is cancelled. */
    synchronized void loop() {
        looping.countDown();
        while (!cancelled) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw MontyErrors.cancelled(Reasons.INTERRUPTED, MontyFailure.NONE);
            }
        }
        throw MontyErrors.cancelled(MontyFailure.NONE);
    }

    @Override
    public void abandon() {
        exclusively(() -> {
            abandoning.countDown();
            if (slowAbandon) {
                awaitThaw();
            }
            if (program != null) {
                abandons.incrementAndGet();
                program = null;
            }
            return "";
        });
    }

    private void awaitThaw() {
        try {
            thaw.await();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts", e);
        }
    }

    @Override
    public byte[] freeze() {
        return exclusively(() -> {
            freezing.countDown();
            if (slowFreeze) {
                awaitThaw();
            }
            return program == null ? new byte[0] : program.freeze().getBytes(UTF_8);
        });
    }

    private <T> T exclusively(Supplier<T> work) {
        enter();
        try {
            return work.get();
        } finally {
            leaveCancelled();
        }
    }

    @Override
    public Map<String, MontyValue> variables() {
        return exclusively(() -> Map.copyOf(variables));
    }

    @Override
    public boolean hasFunction(String name) {
        return exclusively(() -> variables.containsKey(name));
    }

    @Override
    public void reset() {
        exclusively(() -> {
            variables.clear();
            return "";
        });
    }

    @Override
    public MontyContinuation continuation(String source) {
        return source.endsWith("(") ? MontyContinuation.INCOMPLETE : MontyContinuation.COMPLETE;
    }

    @Override
    public Optional<MontyError> loss() {
        return Optional.empty();
    }

    @Override
    public synchronized boolean cancel() {
        cancelled = running;
        notifyAll();
        return running;
    }

    @Override
    public MontyEngineInfo engine() {
        return ScriptedEngine.INFO;
    }

    @Override
    public MontyDiagnostics diagnostics() {
        return new MontyDiagnostics(1 - closes.get(), 0, 0, 0);
    }

    @Override
    public synchronized void close() {
        if (running) {
            throw new AssertionError("closed during a turn");
        }
        closes.incrementAndGet();
        closed.countDown();
    }
}
