package org.montyjvm.ffi;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * The functions of the shared library, mapped directly. A {@code size_t} is passed as a {@code long}: the library exists
 * for 64-bit systems only. Arrays are copied in and out by JNA, so no address of the Java heap is ever held.
 */
final class MontyLibrary {
    /** The version of the functions below; a library with another one is refused. */
    static final int ABI_VERSION = 3;

    /** How many 64-bit fields the {@code out} argument has: id, address and length of the response. */
    static final int OUT_FIELDS = 3;

    private MontyLibrary() {}

    /**
     * Returns the version of the interface that a library speaks, which must be right before anything else is bound.
     *
     * @throws UnsatisfiedLinkError if it is no Monty library
     */
    static int abiVersion(NativeLibrary library) {
        return library.getFunction("monty_abi_version").invokeInt(new Object[0]);
    }

    /**
     * Binds the methods of this class to the library, once in the life of the process.
     *
     * @throws UnsatisfiedLinkError if a function is missing
     */
    static void bind(NativeLibrary library) {
        Native.register(MontyLibrary.class, library);
    }

    static native int monty_version(long[] out);

    static native int monty_stats(long[] out);

    static native int monty_create(byte[] request, long length, long[] out);

    static native int monty_restore(byte[] request, long length, long[] out);

    static native int monty_run(long handle, long turn, byte[] request, long length, long[] out);

    static native int monty_start(long handle, long turn, byte[] request, long length, long[] out);

    static native int monty_call(long handle, long turn, byte[] request, long length, long[] out);

    static native int monty_resume(long handle, long turn, byte[] request, long length, long[] out);

    static native int monty_cancel(long handle, long turn);

    static native int monty_output(long handle, long turn, long from, long[] out);

    static native int monty_abandon(long handle, long[] out);

    static native int monty_pause(long handle, long[] out);

    static native int monty_snapshot(long handle, long[] out);

    static native int monty_variables(long handle, long[] out);

    static native int monty_functions(long handle, long[] out);

    static native int monty_continuation(byte[] request, long length, long[] out);

    static native int monty_free(long handle, long[] out);

    static native int monty_buffer_free(long id);

    static native int monty_test_panic(long handle, long[] out);
}
