package org.montyjvm.ffi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyEngineInfo;
import org.montyjvm.MontyPlatform;
import org.montyjvm.spi.BaseMontyPlatform;
import org.montyjvm.spi.MontyBackend;
import org.montyjvm.spi.MontyErrors;
import org.montyjvm.spi.MontyOptions;
import org.montyjvm.wire.WireBindings;

/** The native engine, as the service loader finds it. The library is loaded when the backend is first asked about. */
public final class FfiBackend implements MontyBackend {
    static final String NAME = "ffi";

    /** Makes the backend; the service loader does. */
    public FfiBackend() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 100;
    }

    @Override
    public Optional<String> unavailableReason() {
        return Optional.ofNullable(Engine.INSTANCE.unavailableReason);
    }

    @Override
    public MontyPlatform create(MontyOptions options) {
        return new FfiPlatform(options, bindings(options));
    }

    /** Returns a new interpreter. */
    static WireBindings bindings(MontyOptions options) {
        Engine engine = Engine.INSTANCE;
        if (engine.transport == null || engine.info == null) {
            throw MontyErrors.crash("the native engine cannot be used: " + engine.unavailableReason, null);
        }
        return new WireBindings(engine.transport, engine.info, options);
    }

    /** The engine of this process: the library, loaded once, or the reason why it cannot be. */
    private static final class Engine {
        static final Engine INSTANCE = new Engine();

        final @Nullable FfiTransport transport;
        final @Nullable MontyEngineInfo info;
        final @Nullable String unavailableReason;

        private Engine() {
            FfiTransport loaded = null;
            MontyEngineInfo described = null;
            String reason = null;
            try {
                loaded = load();
                described = WireBindings.describe(loaded);
            } catch (LibraryUnavailableException e) {
                reason = e.getMessage();
            } catch (LinkageError e) {
                reason = "JNA, which calls the native library, does not work here: " + e;
            }
            transport = loaded;
            info = described;
            unavailableReason = reason;
        }

        private static FfiTransport load() throws LibraryUnavailableException {
            LibraryLoader.Loaded loaded = LibraryLoader.forThisProcess().load();
            MontyLibrary.bind(loaded.library());
            int abi = MontyLibrary.monty_abi_version();
            if (abi != MontyLibrary.ABI_VERSION) {
                throw new LibraryUnavailableException("the native library " + loaded.file() + " speaks version " + abi
                        + " of the interface, this monty-ffi speaks " + MontyLibrary.ABI_VERSION
                        + ": use the same version of both jars");
            }
            return new FfiTransport(loaded.file().toString());
        }
    }

    private static final class FfiPlatform extends BaseMontyPlatform {
        FfiPlatform(MontyOptions options, WireBindings bindings) {
            super(NAME, options, bindings);
        }
    }
}
