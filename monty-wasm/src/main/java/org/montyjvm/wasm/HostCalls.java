package org.montyjvm.wasm;

import com.dylibso.chicory.runtime.TrapException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The functions that the module imports, by their WASI names in Java's spelling. They grant nothing: no file, no
 * environment, no wall clock. The monotonic clock measures limits and is never shown to a script; random bytes seed hash
 * tables, and a script's own randomness comes from its policy.
 */
final class HostCalls {
    private static final int SUCCESS = 0;
    private static final int BAD_DESCRIPTOR = 8;
    private static final int NOT_SUPPORTED = 58;

    private static final int MONOTONIC = 1;
    private static final int STANDARD_ERROR = 2;
    private static final int VECTOR_BYTES = 8;

    private HostCalls() {}

    /** Returns 1 if the turn that runs is to end. */
    static int cancelled(LinearMemory memory) {
        return memory.host().cancelled() ? 1 : 0;
    }

    /** Keeps what the turn that runs has printed, for those who ask meanwhile. */
    static void printed(int stream, int text, int length, LinearMemory memory) {
        memory.host().printed().add(stream, memory.read(Integer.toUnsignedLong(text), Integer.toUnsignedLong(length)));
    }

    static int clockTimeGet(int clock, long precision, int out, LinearMemory memory) {
        if (clock != MONOTONIC) {
            return NOT_SUPPORTED;
        }
        long origin = Origin.NANOS; // first, as its class may have to be loaded, which takes time
        LinearMemory.writeLong(out, System.nanoTime() - origin, memory);
        return SUCCESS;
    }

    static int environSizesGet(int count, int bytes, LinearMemory memory) {
        LinearMemory.writeInt(count, 0, memory);
        LinearMemory.writeInt(bytes, 0, memory);
        return SUCCESS;
    }

    static int environGet(int pointers, int bytes, LinearMemory memory) {
        return SUCCESS;
    }

    static int fdWrite(int descriptor, int vectors, int count, int written, LinearMemory memory) {
        if (descriptor != STANDARD_ERROR) {
            return BAD_DESCRIPTOR;
        }
        int total = 0;
        for (int i = 0; i < count; i++) {
            int address = LinearMemory.readInt(vectors, i * VECTOR_BYTES, memory);
            int length = LinearMemory.readInt(vectors, i * VECTOR_BYTES + Integer.BYTES, memory);
            memory.host().hear(memory.read(Integer.toUnsignedLong(address), Integer.toUnsignedLong(length)));
            total += length;
        }
        LinearMemory.writeInt(written, total, memory);
        return SUCCESS;
    }

    static int randomGet(int address, int length, LinearMemory memory) {
        byte[] random = new byte[length];
        ThreadLocalRandom.current().nextBytes(random);
        memory.write(address, random);
        return SUCCESS;
    }

    static int schedYield(LinearMemory memory) {
        return SUCCESS;
    }

    @SuppressWarnings("DoNotCallSuggester") // the module calls it
    static void procExit(int code, LinearMemory memory) {
        throw new TrapException("the module exits with code " + code);
    }

    /** The monotonic clock begins when it is first asked: Rust takes no negative time. */
    private static final class Origin {
        static final long NANOS = System.nanoTime() - 1;
    }
}
