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
        long[] out = out();
        return response(MontyLibrary.monty_version(out), out);
    }

    @Override
    public EngineResponse stats() {
        long[] out = out();
        return response(MontyLibrary.monty_stats(out), out);
    }

    @Override
    public EngineResponse create(byte[] request) {
        long[] out = out();
        return response(MontyLibrary.monty_create(request, request.length, out), out);
    }

    @Override
    public EngineResponse restore(byte[] request) {
        long[] out = out();
        return response(MontyLibrary.monty_restore(request, request.length, out), out);
    }

    @Override
    public EngineResponse run(long handle, long turn, byte[] request) {
        long[] out = out();
        return response(MontyLibrary.monty_run(handle, turn, request, request.length, out), out);
    }

    @Override
    public EngineResponse start(long handle, long turn, byte[] request) {
        long[] out = out();
        return response(MontyLibrary.monty_start(handle, turn, request, request.length, out), out);
    }

    @Override
    public EngineResponse call(long handle, long turn, byte[] request) {
        long[] out = out();
        return response(MontyLibrary.monty_call(handle, turn, request, request.length, out), out);
    }

    @Override
    public EngineResponse resume(long handle, long turn, byte[] request) {
        long[] out = out();
        return response(MontyLibrary.monty_resume(handle, turn, request, request.length, out), out);
    }

    @Override
    public void cancel(long handle, long turn) {
        MontyLibrary.monty_cancel(handle, turn);
    }

    @Override
    public EngineResponse output(long handle, long turn, long from) {
        long[] out = out();
        return response(MontyLibrary.monty_output(handle, turn, from, out), out);
    }

    @Override
    public EngineResponse abandon(long handle) {
        long[] out = out();
        return response(MontyLibrary.monty_abandon(handle, out), out);
    }

    @Override
    public EngineResponse pause(long handle) {
        long[] out = out();
        return response(MontyLibrary.monty_pause(handle, out), out);
    }

    @Override
    public EngineResponse snapshot(long handle) {
        long[] out = out();
        return response(MontyLibrary.monty_snapshot(handle, out), out);
    }

    @Override
    public EngineResponse variables(long handle) {
        long[] out = out();
        return response(MontyLibrary.monty_variables(handle, out), out);
    }

    @Override
    public EngineResponse functions(long handle) {
        long[] out = out();
        return response(MontyLibrary.monty_functions(handle, out), out);
    }

    @Override
    public EngineResponse continuation(byte[] request) {
        long[] out = out();
        return response(MontyLibrary.monty_continuation(request, request.length, out), out);
    }

    @Override
    public EngineResponse free(long handle) {
        long[] out = out();
        return response(MontyLibrary.monty_free(handle, out), out);
    }

    @Override
    public EngineResponse testPanic(long handle) {
        long[] out = out();
        return response(MontyLibrary.monty_test_panic(handle, out), out);
    }

    @Override
    public String backend() {
        return FfiBackend.NAME;
    }

    @Override
    public String origin() {
        return origin;
    }

    private static long[] out() {
        return new long[MontyLibrary.OUT_FIELDS];
    }

    /** Copies a response out of the library and frees it. */
    private static EngineResponse response(int tag, long[] out) {
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
}
