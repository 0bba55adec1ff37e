package org.montyjvm.wasm;

import java.util.Optional;
import org.montyjvm.spi.MontyBackend;
import org.montyjvm.wire.WireEngine;

/** The WASM engine, as the service loader finds it. It runs wherever Java does. */
public final class WasmBackend implements MontyBackend {
    static final String NAME = "wasm";

    /** Makes the backend; the service loader does. */
    public WasmBackend() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 50;
    }

    @Override
    public Optional<String> unavailableReason() {
        return Optional.empty();
    }

    @Override
    public WireEngine engine() {
        return Engine.INSTANCE;
    }

    private static final class Engine {
        static final WireEngine INSTANCE = new WireEngine(new WasmTransport());
    }
}
