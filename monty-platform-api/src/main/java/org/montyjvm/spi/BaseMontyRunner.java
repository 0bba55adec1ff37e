package org.montyjvm.spi;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyDiagnostics;
import org.montyjvm.MontyEngineInfo;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyOs;
import org.montyjvm.MontyPrinted;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyRunner;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyState;
import org.montyjvm.MontySuspended;
import org.montyjvm.internal.os.OsService;

/**
 * What platforms and sessions have in common: it keeps the states, drives {@link MontyCoreBindings} turn by turn, serves
 * what the policy grants, and frees the bindings exactly once, never under a turn.
 */
public abstract class BaseMontyRunner implements MontyRunner, MontyStateMixin {
    private final String backend;
    private final MontyOptions options;
    private final boolean asksHost;
    private final Conductor conductor;

    @SuppressWarnings("this-escape") // to the conductor, which hands it to pauses once there are any
    BaseMontyRunner(
            String noun,
            String backend,
            MontyOptions options,
            MontyCoreBindings bindings,
            Supplier<OsService> services) {
        this.backend = Objects.requireNonNull(backend, "backend");
        this.options = Objects.requireNonNull(options, "options");
        asksHost = OsService.asksHost(options.os());
        conductor = new Conductor(this, noun, services, Objects.requireNonNull(bindings, "bindings"));
    }

    @Override
    public final MontyResult run(MontyScript script) {
        return finish(conductor.begin(script.cancelToken(), false), whole(script));
    }

    @Override
    public final CompletableFuture<MontyResult> runAsync(MontyScript script) {
        Objects.requireNonNull(script, "script");
        return Background.start(() -> conductor.begin(script.cancelToken(), false), run -> finish(run, whole(script)));
    }

    @Override
    public final MontyProgress start(MontyScript script) {
        return conductor.advance(conductor.begin(script.cancelToken(), true), () -> first(script), null);
    }

    @Override
    public final CompletableFuture<MontyProgress> startAsync(MontyScript script) {
        Objects.requireNonNull(script, "script");
        return Background.start(
                () -> conductor.begin(script.cancelToken(), true),
                run -> conductor.advance(run, () -> first(script), null));
    }

    @Override
    public final Optional<MontySuspended> suspended() {
        return conductor.suspended();
    }

    @Override
    public final MontyPrinted printed(long from) {
        return conductor.printed(from);
    }

    @Override
    public final void cancel() {
        conductor.cancel();
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
    public final MontyOs os() {
        return options.os();
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
        return conductor.bindings().engine();
    }

    @Override
    public final MontyDiagnostics diagnostics() {
        requireOpen("read the diagnostics");
        return conductor.bindings().diagnostics();
    }

    @Override
    public final void close() {
        conductor.close();
    }

    @Override
    public final MontyStateCell stateCell() {
        return conductor.cell();
    }

    final Conductor conductor() {
        return conductor;
    }

    final Errands errands() {
        return new Errands(conductor);
    }

    final MontyOptions options() {
        return options;
    }

    /** Takes a run that nobody attends to its end. */
    final MontyResult finish(Run run, Entry entry) {
        return ((MontyComplete) conductor.advance(run, () -> entry, null)).result();
    }

    /** Returns the way into a script that may ask the host; a session remembers what that registers. */
    Entry first(MontyScript script) {
        return bindings -> bindings.start(script);
    }

    /** Returns what a session adds to snapshots, or null. */
    Frozen.@Nullable SessionPart part() {
        return null;
    }

    /** Returns whether a script that asks nothing may all the same meet what earlier ones registered. */
    boolean mayAsk() {
        return false;
    }

    private Entry whole(MontyScript script) {
        boolean asks = !script.functions().isEmpty()
                || !script.modules().isEmpty()
                || script.offersNames()
                || mayAsk()
                || asksHost;
        return asks
                ? first(script)
                : bindings -> {
                    MontyResult result = bindings.run(script);
                    return new MontyTurn.Complete(result.value(), result.outputs(), result.usage());
                };
    }
}
