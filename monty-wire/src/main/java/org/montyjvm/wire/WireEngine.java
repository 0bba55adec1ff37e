package org.montyjvm.wire;

import java.util.Objects;
import java.util.function.Function;
import org.montyjvm.MontyDiagnostics;
import org.montyjvm.MontyEngineInfo;
import org.montyjvm.spi.MontyCoreBindings;
import org.montyjvm.spi.MontyEngine;
import org.montyjvm.spi.MontyOptions;
import org.montyjvm.spi.MontyRestored;
import org.montyjvm.spi.MontySessionBindings;
import org.montyjvm.spi.MontyTurn;

/** An engine that speaks the wire format, and what all its interpreters share. Safe for use by several threads. */
public final class WireEngine implements MontyEngine {
    private final EngineTransport transport;
    private final EngineThreads threads;
    private final MontyEngineInfo info;

    /**
     * Makes the engine.
     *
     * @param transport what moves the bytes
     * @throws org.montyjvm.MontyError if it does not answer
     */
    public WireEngine(EngineTransport transport) {
        threads = EngineThreads.of(Objects.requireNonNull(transport, "transport"));
        this.transport = transport.threadStackBytes() > 0 ? new RoomyTransport(transport, threads) : transport;
        ResponseFields version = Responses.answer(this.transport.version());
        info = new MontyEngineInfo(transport.backend(), version.interpreter(), version.abi(), transport.origin());
    }

    @Override
    public MontyEngineInfo info() {
        return info;
    }

    @Override
    public ScriptBindings script(MontyOptions options) {
        return script(options, created(Requests.createScript(options)));
    }

    @Override
    public SessionBindings session(MontyOptions options, String name) {
        return session(options, name, created(Requests.createSession(options, name)));
    }

    @Override
    public MontyRestored<MontyCoreBindings> restoreScript(MontyOptions options, byte[] payload) {
        return restored(options, payload, "script", fields -> script(options, fields.handle()));
    }

    @Override
    public MontyRestored<MontySessionBindings> restoreSession(MontyOptions options, byte[] payload) {
        return restored(options, payload, "session", fields -> session(options, fields.name(), fields.handle()));
    }

    /** Returns what the engine holds at this moment, over the whole process. */
    MontyDiagnostics diagnostics() {
        // The response that tells the count of buffers is one itself, and not yet counted.
        ResponseFields stats = Responses.answer(transport.stats());
        return new MontyDiagnostics(stats.handles(), stats.buffers(), Zombies.alive(), Zombies.total());
    }

    EngineTransport transport() {
        return transport;
    }

    EngineThreads threads() {
        return threads;
    }

    private ScriptBindings script(MontyOptions options, long handle) {
        return new ScriptBindings(
                this, options, new Interpreter(transport, () -> Requests.createScript(options), false, handle));
    }

    private SessionBindings session(MontyOptions options, String name, long handle) {
        return new SessionBindings(
                this, options, new Interpreter(transport, () -> Requests.createSession(options, name), true, handle));
    }

    private long created(byte[] request) {
        return Responses.answer(transport.create(request)).handle();
    }

    private <B extends MontyCoreBindings> MontyRestored<B> restored(
            MontyOptions options, byte[] payload, String kind, Function<ResponseFields, ? extends B> make) {
        ResponseFields fields = Responses.answer(transport.restore(SnapshotFrame.restore(options, payload)));
        boolean kept = false;
        try {
            if (!kind.equals(fields.kind())) {
                throw new IllegalArgumentException("the bytes are a frozen " + fields.kind() + ", not a " + kind);
            }
            MontyTurn turn = Responses.pause(transport.pause(fields.handle()));
            MontyRestored<B> restored = new MontyRestored<>(make.apply(fields), turn);
            kept = true;
            return restored;
        } finally {
            if (!kept) {
                transport.free(fields.handle());
            }
        }
    }
}
