package org.montyjvm.spi;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyDiagnostics;
import org.montyjvm.MontyEngineInfo;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyState;

/**
 * A platform that drives {@link MontyCoreBindings}: it keeps the states, runs in the background and frees the bindings
 * exactly once, never under a run. A backend adds a constructor and nothing else.
 */
public abstract class BaseMontyPlatform implements MontyPlatform, MontyStateMixin {
    private static final Cleaner CLEANER = Cleaner.create();

    private final String backend;
    private final MontyOptions options;
    private final MontyCoreBindings bindings;
    private final MontyStateCell stateCell = new MontyStateCell();
    private final Cleaner.Cleanable release;
    private volatile @Nullable Turn turn;

    /**
     * Takes ownership of the bindings.
     *
     * @param backend the backend's name
     * @param options what the application asked for
     * @param bindings the interpreter; closed when the platform is, or, as a safety net, when it is garbage
     */
    @SuppressWarnings("this-escape") // to the cleaner, which only watches it become garbage
    protected BaseMontyPlatform(String backend, MontyOptions options, MontyCoreBindings bindings) {
        this.backend = Objects.requireNonNull(backend, "backend");
        this.options = Objects.requireNonNull(options, "options");
        this.bindings = Objects.requireNonNull(bindings, "bindings");
        release = CLEANER.register(this, bindings::close);
    }

    @Override
    public final MontyResult run(MontyScript script) {
        Objects.requireNonNull(script, "script");
        return finish(begin(), script);
    }

    @Override
    public final CompletableFuture<MontyResult> runAsync(MontyScript script) {
        Objects.requireNonNull(script, "script");
        Turn begun;
        try {
            begun = begin();
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
        RunFuture future = new RunFuture(begun);
        try {
            AsyncThreads.EXECUTOR.execute(() -> future.completeWith(() -> finish(begun, script)));
        } catch (RuntimeException | OutOfMemoryError noThread) {
            end();
            future.completeExceptionally(MontyErrors.crash("no thread could be started for the run", noThread));
        }
        return future;
    }

    @Override
    public final String backend() {
        return backend;
    }

    @Override
    public final MontyLimits limits() {
        return options.limits();
    }

    @Override
    public final MontyExecution execution() {
        return options.execution();
    }

    @Override
    public final MontyState state() {
        return MontyStateMixin.super.state();
    }

    @Override
    public final MontyEngineInfo engine() {
        requireOpen("describe the engine");
        return bindings.engine();
    }

    @Override
    public final MontyDiagnostics diagnostics() {
        requireOpen("read the diagnostics");
        return bindings.diagnostics();
    }

    @Override
    public final void close() {
        switch (dispose()) {
            case IDLE -> release.clean();
            case ACTIVE -> cancelTurn(); // the thread that runs frees the bindings when it returns
            case DISPOSED -> {}
        }
    }

    @Override
    public final MontyStateCell stateCell() {
        return stateCell;
    }

    private Turn begin() {
        beginRun();
        Turn begun = new Turn(bindings);
        turn = begun;
        if (state() == MontyState.DISPOSED) {
            begun.cancel(); // close() came between the statements above and saw no turn, or an old one
        }
        return begun;
    }

    private MontyResult finish(Turn begun, MontyScript script) {
        try {
            return begun.run(script);
        } finally {
            end();
        }
    }

    private void end() {
        try {
            if (endRun()) {
                release.clean();
            }
        } finally {
            // Without it the JIT may take this object for garbage, and the cleaner free the bindings, during the run.
            Reference.reachabilityFence(this);
        }
    }

    private void cancelTurn() {
        Turn running = turn;
        if (running != null) {
            running.cancel();
        }
    }
}
