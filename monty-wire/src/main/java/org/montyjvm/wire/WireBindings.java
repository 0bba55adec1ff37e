package org.montyjvm.wire;

import java.util.List;
import java.util.Map;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyDiagnostics;
import org.montyjvm.MontyEngineInfo;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.spi.MontyCoreBindings;
import org.montyjvm.spi.MontyFutureCapable;
import org.montyjvm.spi.MontyOptions;
import org.montyjvm.spi.MontySnapshotCapable;
import org.montyjvm.spi.MontyTurn;

/**
 * One interpreter of an engine that speaks the wire format.
 *
 * <p>A {@link org.montyjvm.MontyError} of a turn means that its run is over. An answer that is refused, by this side or
 * by the engine, is an {@link IllegalArgumentException}, and the run still waits for one.
 */
public abstract sealed class WireBindings implements MontyCoreBindings, MontyFutureCapable, MontySnapshotCapable
        permits ScriptBindings, SessionBindings {
    private final WireEngine engine;
    private final MontyLimits limits;
    private final Interpreter interpreter;
    private final Turns turns;

    WireBindings(WireEngine engine, MontyOptions options, Interpreter interpreter) {
        this.engine = engine;
        this.limits = options.limits();
        this.interpreter = interpreter;
        turns = new Turns(engine.transport(), engine.threads(), interpreter, options);
    }

    @Override
    public final MontyResult run(MontyScript script) {
        return turns.take(() -> Requests.run(script, limits), transport()::run, Responses::result);
    }

    @Override
    public final MontyTurn start(MontyScript script) {
        return turns.take(() -> Requests.start(script, limits), transport()::start, Responses::turn);
    }

    @Override
    public final MontyTurn resume(MontyAnswer answer) {
        return turns.take(() -> Answers.one(answer, limits), transport()::resume, Responses::turn);
    }

    @Override
    public final MontyTurn resumeFutures(Map<Integer, MontyAnswer> results) {
        return turns.take(() -> Answers.results(results, limits), transport()::resume, Responses::turn);
    }

    @Override
    public final boolean cancel() {
        return turns.cancel();
    }

    @Override
    public final List<MontyOutput> printed(long from) {
        return turns.printed(from);
    }

    @Override
    public final void abandon() {
        interpreter.dropPause();
    }

    @Override
    public final byte[] freeze() {
        return interpreter.ask(transport()::snapshot, Responses::snapshot);
    }

    @Override
    public final MontyEngineInfo engine() {
        return engine.info();
    }

    @Override
    public final MontyDiagnostics diagnostics() {
        return engine.diagnostics();
    }

    @Override
    public final void close() {
        interpreter.close();
    }

    /**
     * Panics inside the engine and throws what follows from it, for tests.
     *
     * @return never
     * @throws org.montyjvm.MontyPanicError always
     */
    public final MontyResult panic() {
        return interpreter.ask(transport()::testPanic, Responses::result);
    }

    final EngineTransport transport() {
        return engine.transport();
    }

    final MontyLimits limits() {
        return limits;
    }

    final Interpreter interpreter() {
        return interpreter;
    }

    final Turns turns() {
        return turns;
    }
}
