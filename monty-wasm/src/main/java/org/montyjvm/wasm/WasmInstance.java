package org.montyjvm.wasm;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.wasm.ChicoryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * One interpreter with a memory of its own, and the only class that knows how the module is called. Used by one thread at
 * a time; {@link #host()} is for any.
 *
 * <p>A call that does not come to its end throws {@link InstanceLostException}, and the instance must not be used again:
 * what the call was doing is half done.
 */
final class WasmInstance {
    /** Three fields of eight bytes: the id, the address and the length of a response. */
    private static final int OUT_BYTES = 24;

    private static final int STACK_ALIGNMENT = 16;
    private static final int STACK_MARGIN = 64 << 10;

    private static final int OUT_ADDRESS = 8;
    private static final int OUT_LENGTH = 16;

    private final Host host;
    private final LinearMemory memory;
    private final int out;

    /** An instance from the module's own beginnings, as {@link Template} needs one. */
    private WasmInstance(byte[] image) {
        host = new Host();
        memory = new LinearMemory(
                image, 0, MontyModule.initialPages(), LinearMemory.MOST_PAGES, MontyModule.initialStackPointer(), host);
        MontyModule.initialize(memory);
        out = MontyModule.alloc(OUT_BYTES, memory);
    }

    private WasmInstance(Template template) {
        host = new Host();
        memory = new LinearMemory(
                template.image,
                template.imageBegin,
                template.pages,
                LinearMemory.MOST_PAGES,
                template.stackPointer,
                host);
        out = template.out;
    }

    /** Returns a new instance, which can grow as large as a memory can. */
    static WasmInstance create() {
        return new WasmInstance(Template.INSTANCE);
    }

    /**
     * Gives a new instance its size, before anything has run in it.
     *
     * @param size how large it may become
     */
    WasmInstance sized(InstanceSize size) {
        memory.limitTo(size.maximumPages());
        if (size.stackBytes() > 0) {
            useStack(size.stackBytes());
        }
        return this;
    }

    /**
     * Moves the stack, which nothing is on yet, to a block of its own. The module's own stack is for the usual depth of
     * recursion: every instance would have to pay for a deeper one. Functions that call no other use a little below the
     * stack pointer without setting it, hence the margin.
     */
    private void useStack(int bytes) {
        int block = MontyModule.alloc(bytes + STACK_MARGIN, memory);
        if (block != 0) {
            memory.stackLimit = block + STACK_MARGIN;
            memory.stackPointer = (block + STACK_MARGIN + bytes) & -STACK_ALIGNMENT;
        }
    }

    /** Returns how many pages a new instance has. */
    static int initialPages() {
        return Template.INSTANCE.pages;
    }

    /** Returns what the instance gets from outside. */
    Host host() {
        return host;
    }

    /** Returns how many pages the memory has. */
    int pages() {
        return memory.pageCount();
    }

    /** Returns how many bytes of the Java heap the memory holds. */
    long heldBytes() {
        return memory.capacity();
    }

    /** Returns the address of a new block, or 0 where there is no room for it. */
    int allocate(int bytes) throws InstanceLostException {
        return guarded(() -> MontyModule.alloc(bytes, memory));
    }

    int abiVersion() throws InstanceLostException {
        return guarded(() -> MontyModule.abiVersion(memory));
    }

    /** Calls a function that takes nothing. */
    Answer ask(Question function) throws InstanceLostException {
        return answer(() -> function.call(out, memory));
    }

    /** Calls a function that takes a request. */
    Answer request(Request function, byte[] request) throws InstanceLostException {
        return withRequest(request, address -> function.call(address, request.length, out, memory));
    }

    /** Calls a function of an interpreter. */
    Answer ask(long handle, HandleQuestion function) throws InstanceLostException {
        return answer(() -> function.call(handle, out, memory));
    }

    /** Calls a function of an interpreter that runs Python. */
    Answer turn(long handle, long turn, Turn function, byte[] request) throws InstanceLostException {
        return withRequest(request, address -> function.call(handle, turn, address, request.length, out, memory));
    }

    private Answer withRequest(byte[] request, AddressFunction function) throws InstanceLostException {
        int address = allocate(request.length);
        if (address == 0) {
            throw new InstanceLostException(InstanceLostException.Reason.OUT_OF_MEMORY, host.lastWords(), null);
        }
        memory.write(address, request);
        Answer answer = answer(() -> function.call(address));
        guarded(() -> {
            MontyModule.dealloc(address, request.length, memory);
            return 0;
        });
        return answer;
    }

    private Answer answer(Call call) throws InstanceLostException {
        int tag = guarded(call);
        long id = LinearMemory.readLong(out, memory);
        if (id == 0) {
            return new Answer(tag, new byte[0]);
        }
        byte[] body = memory.read(
                LinearMemory.readLong(out, OUT_ADDRESS, memory), LinearMemory.readLong(out, OUT_LENGTH, memory));
        guarded(() -> MontyModule.bufferFree(id, memory));
        return new Answer(tag, body);
    }

    private int guarded(Call call) throws InstanceLostException {
        try {
            return call.run();
        } catch (ChicoryInterruptedException e) {
            throw lost(InstanceLostException.Reason.KILLED, e);
        } catch (StackOverflowError e) {
            throw lost(InstanceLostException.Reason.OUT_OF_STACK, e);
        } catch (OutOfMemoryError e) {
            throw lost(InstanceLostException.Reason.OUT_OF_MEMORY, e);
        } catch (ChicoryException | IndexOutOfBoundsException e) {
            throw lost(reason(), e);
        }
    }

    private InstanceLostException.Reason reason() {
        String words = host.lastWords();
        if (words.startsWith("{")) {
            return InstanceLostException.Reason.PANICKED;
        }
        // Rust's own words before it aborts; there is no other sign of it.
        if (words.contains("memory allocation of ")) {
            return InstanceLostException.Reason.OUT_OF_MEMORY;
        }
        // What a function uses below its stack pointer without setting it is within the margin.
        return memory.stackPointer < memory.stackLimit + STACK_MARGIN
                ? InstanceLostException.Reason.OUT_OF_STACK
                : InstanceLostException.Reason.TRAPPED;
    }

    private InstanceLostException lost(InstanceLostException.Reason reason, Throwable trap) {
        return new InstanceLostException(reason, host.lastWords(), trap);
    }

    /** A function of the module: {@code (out)}. */
    interface Question {
        int call(int out, LinearMemory memory);
    }

    /** A function of the module: {@code (handle, out)}. */
    interface HandleQuestion {
        int call(long handle, int out, LinearMemory memory);
    }

    /** A function of the module: {@code (request, length, out)}. */
    interface Request {
        int call(int request, int length, int out, LinearMemory memory);
    }

    /** A function of the module: {@code (handle, turn, request, length, out)}. */
    interface Turn {
        int call(long handle, long turn, int request, int length, int out, LinearMemory memory);
    }

    private interface Call {
        int run();
    }

    private interface AddressFunction {
        int call(int address);
    }

    /**
     * An instance that has been set up and has run nothing, for others to begin as: copying its memory takes a fraction
     * of what setting up takes.
     */
    private static final class Template {
        static final Template INSTANCE = new Template();

        /** What of the memory is not zero: the stack comes first, and is a good part of it. */
        final byte[] image;

        final int imageBegin;
        final int pages;
        final int stackPointer;
        final int out;

        private Template() {
            WasmInstance first = new WasmInstance(firstImage());
            byte[] all = first.memory.image();
            imageBegin = firstByte(all);
            image = Arrays.copyOfRange(all, imageBegin, all.length);
            pages = first.memory.pageCount();
            stackPointer = first.memory.stackPointer;
            out = first.out;
        }

        private static int firstByte(byte[] all) {
            int first = Arrays.mismatch(all, new byte[all.length]);
            return Math.max(first, 0);
        }

        private static byte[] firstImage() {
            try (InputStream image = WasmInstance.class.getResourceAsStream("memory.image")) {
                if (image == null) {
                    throw new IllegalStateException("monty-wasm was compiled without monty.wasm; build it with Maven");
                }
                return image.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the module's memory from the jar", e);
            }
        }
    }
}
