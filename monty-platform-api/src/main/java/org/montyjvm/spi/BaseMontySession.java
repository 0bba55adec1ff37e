package org.montyjvm.spi;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyCall;
import org.montyjvm.MontyContinuation;
import org.montyjvm.MontyError;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySession;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotInfo.Kind;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontySuspended;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.os.OsService;

/** A session over {@link MontySessionBindings}; made by {@link MontyBackend} and {@link BaseMontyPlatform}. */
public final class BaseMontySession extends BaseMontyRunner implements MontySession {
    private static final AtomicLong COUNT = new AtomicLong();

    private final String name;
    private final MontySessionBindings bindings;
    private final OsService os;
    private volatile boolean asks;

    private BaseMontySession(
            String backend, MontyOptions options, String name, MontySessionBindings bindings, OsService os) {
        super("session", backend, options, bindings, () -> os);
        this.name = name;
        this.bindings = bindings;
        this.os = os;
    }

    static MontySession open(String backend, MontyOptions options, MontyEngine engine, @Nullable String name) {
        String known = name == null ? "session-" + COUNT.incrementAndGet() : name;
        OsService os = OsService.of(options.os(), options.limits());
        return new BaseMontySession(backend, options, known, engine.session(options, known), os);
    }

    static MontySession restore(
            String backend, MontyOptions options, MontyEngine engine, MontySnapshot snapshot, MontySnapshotKey key) {
        Frozen frozen = Frozen.read(snapshot, key, Kind.SESSION, engine.info(), options.limits());
        MontyOptions tightened = options.withLimits(frozen.limits());
        OsService os = OsService.of(options.os(), frozen.limits(), frozen.body().os());
        MontyRestored<MontySessionBindings> thawed = frozen.thaw(engine::restoreSession, tightened);
        BaseMontySession session =
                new BaseMontySession(backend, tightened, frozen.body().session(), thawed.bindings(), os);
        session.asks = frozen.body().asks();
        MontyTurn turn = thawed.turn();
        if (turn != null) {
            session.errands().restore(() -> {
                Run run = new Run(session.conductor(), thawed.bindings(), tightened, null, true);
                return new Errands.Restored(run, turn, () -> frozen.restore(run, os));
            });
        }
        return session;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public MontyResult call(MontyCall call) {
        return finish(conductor().begin(call.cancelToken(), false), first(call));
    }

    @Override
    public CompletableFuture<MontyResult> callAsync(MontyCall call) {
        Objects.requireNonNull(call, "call");
        return Background.start(() -> conductor().begin(call.cancelToken(), false), run -> finish(run, first(call)));
    }

    @Override
    public MontyProgress startCall(MontyCall call) {
        return conductor().advance(conductor().begin(call.cancelToken(), true), () -> first(call), null);
    }

    @Override
    public Map<String, MontyValue> variables() {
        return errands().whileIdle("read the variables", bindings::variables);
    }

    @Override
    public boolean hasFunction(String function) {
        Objects.requireNonNull(function, "function");
        return errands().whileIdle("look for a function", () -> bindings.hasFunction(function));
    }

    @Override
    public void reset() {
        errands().whileIdle("reset", () -> {
            bindings.reset();
            asks = false;
            return name;
        });
    }

    @Override
    public MontyContinuation continuation(String source) {
        Objects.requireNonNull(source, "source");
        return errands().whileIdle("look at source", () -> bindings.continuation(source));
    }

    @Override
    public Optional<MontyError> loss() {
        return bindings.loss();
    }

    @Override
    public MontySnapshot freeze(MontySnapshotKey key) {
        Objects.requireNonNull(key, "key");
        MontySuspended pause = conductor().suspended().orElse(null);
        return pause == null
                ? errands().whileIdle("freeze", () -> Frozen.write(options(), bindings, null, part(), key))
                : pause.freeze(key);
    }

    @Override
    Frozen.@Nullable SessionPart part() {
        return new Frozen.SessionPart(name, asks, os);
    }

    @Override
    Entry first(MontyScript script) {
        return bound -> {
            if (!script.functions().isEmpty() || !script.modules().isEmpty() || script.offersNames()) {
                asks = true; // from here on, whatever becomes of this script
            }
            return bound.start(script);
        };
    }

    @Override
    boolean mayAsk() {
        return asks;
    }

    private Entry first(MontyCall call) {
        return bound -> bindings.call(call);
    }
}
