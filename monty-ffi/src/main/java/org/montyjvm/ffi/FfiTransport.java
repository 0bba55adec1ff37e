package org.montyjvm.ffi;

import com.sun.jna.Pointer;
import org.montyjvm.wire.EngineResponse;
import org.montyjvm.wire.EngineTransport;

/** Calls the shared library. */
final class FfiTransport implements EngineTransport {
    private static final byte[] EMPTY = {};

    private final String origin;

    /** Makes the transport of a library that has been bound. */
    FfiTransport(String origin) {
        this.origin = origin;
    }

    @Override
    public EngineResponse version() {
        return call(MontyLibrary::monty_version);
    }

    @Override
    public EngineResponse stats() {
        return call(MontyLibrary::monty_stats);
    }

    @Override
    public EngineResponse create(byte[] request) {
        return call(out -> MontyLibrary.monty_create(request, request.length, out));
    }

    @Override
    public EngineResponse run(long handle, long turn, byte[] request) {
        return call(out -> MontyLibrary.monty_run(handle, turn, request, request.length, out));
    }

    @Override
    public void cancel(long handle, long turn) {
        MontyLibrary.monty_cancel(handle, turn);
    }

    @Override
    public EngineResponse free(long handle) {
        return call(out -> MontyLibrary.monty_free(handle, out));
    }

    @Override
    public EngineResponse testPanic(long handle) {
        return call(out -> MontyLibrary.monty_test_panic(handle, out));
    }

    @Override
    public String backend() {
        return FfiBackend.NAME;
    }

    @Override
    public String origin() {
        return origin;
    }

    private static EngineResponse call(Function function) {
        long[] out = new long[MontyLibrary.OUT_FIELDS];
        int tag = function.call(out);
        long id = out[0];
        if (id == 0) {
            return new EngineResponse(tag, EMPTY);
        }
        try {
            return new EngineResponse(tag, new Pointer(out[1]).getByteArray(0, Math.toIntExact(out[2])));
        } finally {
            MontyLibrary.monty_buffer_free(id);
        }
    }

    private interface Function {
        int call(long[] out);
    }
}
