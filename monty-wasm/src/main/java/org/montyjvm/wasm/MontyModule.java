package org.montyjvm.wasm;

/**
 * The functions that {@code monty.wasm} exports, as {@code abi.rs} of the native crate documents them. The build of this
 * module puts calls of the generated code in the place of these bodies, so nothing is looked up by name at run time.
 */
@SuppressWarnings("DoNotCallSuggester") // the bodies are not what runs
final class MontyModule {
    private MontyModule() {}

    /** Returns the pages that the memory begins with. */
    static int initialPages() {
        throw notBuilt();
    }

    /** Returns the stack pointer that an instance begins with. */
    static int initialStackPointer() {
        throw notBuilt();
    }

    /** Runs the module's constructors, once for an instance. */
    static void initialize(LinearMemory memory) {
        throw notBuilt();
    }

    static int alloc(int length, LinearMemory memory) {
        throw notBuilt();
    }

    static void dealloc(int address, int length, LinearMemory memory) {
        throw notBuilt();
    }

    static int abiVersion(LinearMemory memory) {
        throw notBuilt();
    }

    static int version(int out, LinearMemory memory) {
        throw notBuilt();
    }

    static int stats(int out, LinearMemory memory) {
        throw notBuilt();
    }

    static int create(int request, int length, int out, LinearMemory memory) {
        throw notBuilt();
    }

    static int run(long handle, long turn, int request, int length, int out, LinearMemory memory) {
        throw notBuilt();
    }

    static int restore(int request, int length, int out, LinearMemory memory) {
        throw notBuilt();
    }

    static int continuation(int request, int length, int out, LinearMemory memory) {
        throw notBuilt();
    }

    static int start(long handle, long turn, int request, int length, int out, LinearMemory memory) {
        throw notBuilt();
    }

    static int call(long handle, long turn, int request, int length, int out, LinearMemory memory) {
        throw notBuilt();
    }

    static int resume(long handle, long turn, int request, int length, int out, LinearMemory memory) {
        throw notBuilt();
    }

    static int abandon(long handle, int out, LinearMemory memory) {
        throw notBuilt();
    }

    static int pause(long handle, int out, LinearMemory memory) {
        throw notBuilt();
    }

    static int snapshot(long handle, int out, LinearMemory memory) {
        throw notBuilt();
    }

    static int variables(long handle, int out, LinearMemory memory) {
        throw notBuilt();
    }

    static int functions(long handle, int out, LinearMemory memory) {
        throw notBuilt();
    }

    static int free(long handle, int out, LinearMemory memory) {
        throw notBuilt();
    }

    static int bufferFree(long id, LinearMemory memory) {
        throw notBuilt();
    }

    static int testPanic(long handle, int out, LinearMemory memory) {
        throw notBuilt();
    }

    private static IllegalStateException notBuilt() {
        return new IllegalStateException("monty-wasm was compiled without monty.wasm; build it with Maven");
    }
}
