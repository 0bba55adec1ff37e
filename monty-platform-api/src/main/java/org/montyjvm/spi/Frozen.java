package org.montyjvm.spi;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyEngineInfo;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotException;
import org.montyjvm.MontySnapshotException.Reason;
import org.montyjvm.MontySnapshotInfo;
import org.montyjvm.MontySnapshotInfo.Kind;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontyUsage;
import org.montyjvm.internal.os.OsService;
import org.montyjvm.internal.os.OsState;
import org.montyjvm.internal.os.OsWire;
import org.montyjvm.internal.snapshot.Seal;
import org.montyjvm.internal.snapshot.SnapshotAccess;
import org.montyjvm.internal.snapshot.SnapshotBody;
import org.montyjvm.internal.snapshot.SnapshotFormat;

/** A snapshot between the engine's bytes and the application's, checked in both directions. */
final class Frozen {
    private final MontyLimits limits;
    private final SnapshotBody body;
    private final byte[] payload;

    private Frozen(MontyLimits limits, SnapshotBody body, byte[] payload) {
        this.limits = limits;
        this.body = body;
        this.payload = payload;
    }

    /** What a session adds to its snapshots. */
    record SessionPart(String name, boolean asks, OsService os) {}

    /**
     * Freezes an interpreter that nobody else uses meanwhile.
     *
     * @param options what it runs under
     * @param bindings the interpreter
     * @param run the run that is suspended in it, or null
     * @param session the session's part, or null for a single run
     */
    static MontySnapshot write(
            MontyOptions options,
            MontyCoreBindings bindings,
            @Nullable Run run,
            @Nullable SessionPart session,
            MontySnapshotKey key) {
        if (!(bindings instanceof MontySnapshotCapable capable)) {
            throw new UnsupportedOperationException(
                    "the engine " + bindings.engine().backend() + " cannot freeze");
        }
        MontyEngineInfo engine = bindings.engine();
        byte[] payload = capable.freeze();
        Seal seal = SnapshotAccess.get().seal(key);
        MontySnapshotInfo info = new MontySnapshotInfo(
                SnapshotFormat.VERSION,
                engine.backend(),
                engine.interpreterVersion(),
                engine.abiVersion(),
                session == null ? Kind.RUN : Kind.SESSION,
                run != null,
                options.limits(),
                OsWire.grants(options.os()),
                seal.isSigned(),
                payload.length);
        return SnapshotAccess.get().wrap(SnapshotFormat.write(info, body(run, session), payload, seal), info);
    }

    private static SnapshotBody body(@Nullable Run run, @Nullable SessionPart session) {
        OsService os = session != null ? session.os() : run != null ? run.os() : null;
        return new SnapshotBody(
                session == null ? "" : session.name(),
                session != null && session.asks(),
                run == null ? List.of() : run.ledger.outputs(),
                run == null ? MontyUsage.NONE : run.ledger.usage(),
                os == null ? OsState.NEW : os.state(),
                run == null ? Map.of() : run.timers.left());
    }

    /**
     * Opens a snapshot for an engine.
     *
     * @param snapshot the snapshot
     * @param key what it has to be sealed with
     * @param wanted what it has to hold
     * @param engine where it is to go on
     * @param bounds the limits there
     * @throws MontySnapshotException if it is refused
     */
    static Frozen read(
            MontySnapshot snapshot, MontySnapshotKey key, Kind wanted, MontyEngineInfo engine, MontyLimits bounds) {
        MontySnapshotInfo info = snapshot.info();
        SnapshotFormat.Opened opened = SnapshotFormat.open(
                SnapshotAccess.get().bytes(snapshot), SnapshotAccess.get().seal(key));
        if (info.kind() != wanted) {
            throw new MontySnapshotException(
                    Reason.WRONG_KIND,
                    wanted == Kind.RUN
                            ? "the snapshot holds a session: use restoreSession()"
                            : "the snapshot holds a single run: use restore()");
        }
        if (!info.interpreterVersion().equals(engine.interpreterVersion())
                || info.abiVersion() != engine.abiVersion()) {
            throw new MontySnapshotException(
                    Reason.FOREIGN_INTERPRETER,
                    "the snapshot was written by Monty " + info.interpreterVersion() + " with interface "
                            + info.abiVersion() + ", this is Monty " + engine.interpreterVersion() + " with interface "
                            + engine.abiVersion() + ": restore it with the version that wrote it");
        }
        return new Frozen(tighter(info.limits(), bounds), opened.body(), opened.payload());
    }

    MontyLimits limits() {
        return limits;
    }

    SnapshotBody body() {
        return body;
    }

    /** Lets the engine make an interpreter; what it finds wrong with the bytes counts as damage. */
    <B extends MontyCoreBindings> MontyRestored<B> thaw(Thaw<B> engine, MontyOptions home) {
        try {
            return engine.restore(home.withLimits(limits), payload);
        } catch (MontySnapshotException known) {
            throw known;
        } catch (IllegalArgumentException refused) {
            MontySnapshotException damaged = new MontySnapshotException(
                    Reason.TAMPERED, "the engine cannot read the snapshot: " + refused.getMessage());
            damaged.initCause(refused);
            throw damaged;
        }
    }

    /** Gives a run back what it had. */
    void restore(Run run, OsService os) {
        run.ledger.restore(body.outputs(), body.usage());
        body.sleeps().forEach((callId, left) -> run.timers.add(callId, os.timer(left)));
        run.serveWith(os);
    }

    /** One of the two ways in which an engine restores. */
    interface Thaw<B extends MontyCoreBindings> {
        MontyRestored<B> restore(MontyOptions options, byte[] payload);
    }

    private static MontyLimits tighter(MontyLimits one, MontyLimits other) {
        return new MontyLimits(
                Math.min(one.memoryBytes(), other.memoryBytes()),
                Stream.of(one.duration(), other.duration())
                        .min(Comparator.<Duration>naturalOrder())
                        .orElseThrow(),
                Math.min(one.recursionDepth(), other.recursionDepth()),
                Math.min(one.sourceBytes(), other.sourceBytes()),
                Math.min(one.outputBytes(), other.outputBytes()),
                Math.min(one.resultBytes(), other.resultBytes()),
                Math.min(one.suspensions(), other.suspensions()));
    }
}
