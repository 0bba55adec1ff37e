package org.montyjvm.ffi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.montyjvm.spi.MontyBackend;
import org.montyjvm.spi.MontyErrors;
import org.montyjvm.wire.WireEngine;

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
        return Optional.ofNullable(Library.INSTANCE.unavailableReason);
    }

    @Override
    public WireEngine engine() {
        WireEngine engine = Library.INSTANCE.engine;
        if (engine == null) {
            throw MontyErrors.crash("the native engine cannot be used: " + Library.INSTANCE.unavailableReason, null);
        }
        return engine;
    }

    /** The library of this process, loaded once, or the reason why it cannot be. */
    private static final class Library {
        static final Library INSTANCE = new Library();

        final @Nullable WireEngine engine;
        final @Nullable String unavailableReason;

        private Library() {
            WireEngine loaded = null;
            String reason = null;
            try {
                loaded = new WireEngine(load());
            } catch (LibraryUnavailableException e) {
                reason = e.getMessage();
            } catch (LinkageError e) {
                reason = "JNA, which calls the native library, does not work here: " + e;
            }
            engine = loaded;
            unavailableReason = reason;
        }

        private static FfiTransport load() throws LibraryUnavailableException {
            LibraryLoader.Loaded loaded = LibraryLoader.forThisProcess().load();
            int abi = MontyLibrary.abiVersion(loaded.library());
            if (abi != MontyLibrary.ABI_VERSION) {
                throw new LibraryUnavailableException("the native library " + loaded.file() + " speaks version " + abi
                        + " of the interface, this monty-ffi speaks " + MontyLibrary.ABI_VERSION
                        + ": use the same version of both jars");
            }
            MontyLibrary.bind(loaded.library());
            return new FfiTransport(loaded.file().toString());
        }
    }
}
