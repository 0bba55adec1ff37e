package org.montyjvm.spi;

import java.util.Objects;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontySession;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotInfo.Kind;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontySuspended;
import org.montyjvm.internal.os.OsService;

/**
 * A platform over a {@link MontyEngine}. A backend need not extend it, see {@link MontyBackend#create}; one that wants a
 * type of its own adds a constructor and nothing else.
 */
public abstract class BaseMontyPlatform extends BaseMontyRunner implements MontyPlatform {
    private final MontyEngine engine;

    /**
     * Makes a platform, with an interpreter of its own.
     *
     * @param backend the backend's name
     * @param options what the application asked for
     * @param engine makes the interpreters; the platform's is closed when the platform is, or, as a safety net, when it
     *     is garbage
     */
    protected BaseMontyPlatform(String backend, MontyOptions options, MontyEngine engine) {
        super("platform", backend, options, engine.script(options), () -> OsService.of(options.os(), options.limits()));
        this.engine = engine;
    }

    static MontyPlatform over(String backend, MontyOptions options, MontyEngine engine) {
        return new BaseMontyPlatform(backend, options, engine) {};
    }

    @Override
    public final MontySession openSession() {
        requireOpen("open a session");
        return BaseMontySession.open(backend(), options(), engine, null);
    }

    @Override
    public final MontySession openSession(String name) {
        Objects.requireNonNull(name, "name");
        requireOpen("open a session");
        return BaseMontySession.open(backend(), options(), engine, name);
    }

    @Override
    public final MontySuspended restore(MontySnapshot snapshot, MontySnapshotKey key) {
        Objects.requireNonNull(snapshot, "snapshot");
        Objects.requireNonNull(key, "key");
        return errands().restore(() -> restored(snapshot, key));
    }

    private Errands.Restored restored(MontySnapshot snapshot, MontySnapshotKey key) {
        Frozen frozen = Frozen.read(snapshot, key, Kind.RUN, engine.info(), limits());
        MontyRestored<MontyCoreBindings> thawed = frozen.thaw(engine::restoreScript, options());
        MontyOptions tightened = options().withLimits(frozen.limits());
        Run run = new Run(conductor(), thawed.bindings(), tightened, null, true);
        OsService os = OsService.of(os(), frozen.limits(), frozen.body().os());
        return new Errands.Restored(run, thawed.turn(), () -> frozen.restore(run, os));
    }

    @Override
    public final MontySession restoreSession(MontySnapshot snapshot, MontySnapshotKey key) {
        Objects.requireNonNull(snapshot, "snapshot");
        Objects.requireNonNull(key, "key");
        requireOpen("restore a session");
        return BaseMontySession.restore(backend(), options(), engine, snapshot, key);
    }
}
