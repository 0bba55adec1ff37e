package org.montyjvm.wasm;

import com.dylibso.chicory.runtime.WasmRuntimeException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The memory of one instance, and with it all that belongs to the instance: generated code hands it from function to
 * function. Used by one thread at a time.
 *
 * <p>It is one array, because an access is then one bounds check: Chicory's own memories are divided into pages, which
 * costs up to twice the time. The array is at least as long as the memory and never longer than the ceiling; what lies
 * beyond the memory is zero and nobody's. An address outside the array throws {@link IndexOutOfBoundsException}, which
 * {@link WasmInstance} takes for the trap that it is.
 *
 * <p>One thing differs from the letter of WebAssembly: a base and a constant offset are added with 32 bits, so a base just
 * below 2^32 comes back to the beginning instead of trapping. The test for it would be a tenth of the time of a loop, and
 * nothing depends on it: the memory is the module's own either way, Rust does not form such addresses, and the one way to
 * meet them, a stack that overflows, is a trap of its own, see {@link Operations#stackPointer}.
 */
final class LinearMemory extends ModuleVariables {
    /** A page, the unit that a module asks for memory in. */
    static final int PAGE_BYTES = 1 << 16;

    /** The most pages an array can have. */
    static final int MOST_PAGES = Integer.MAX_VALUE / PAGE_BYTES;

    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FLOATS =
            MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLES =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int REFUSED = -1;

    /** A memory of 16 MiB is small. */
    private static final int SMALL_PAGES = 256;

    private static final int SMALL_SPARE = 16;

    private final Host host;
    private byte[] bytes;
    private int pages;
    private int maximumPages;

    /**
     * Makes a memory that is zero but for an image.
     *
     * @param image the initial content
     * @param imageBegin its address
     * @param pages how many pages it begins with
     * @param maximumPages how many pages it can grow to
     * @param stackPointer the initial stack pointer
     * @param host what answers the module's imports
     */
    LinearMemory(byte[] image, int imageBegin, int pages, int maximumPages, int stackPointer, Host host) {
        this.pages = pages;
        this.maximumPages = Math.min(maximumPages, MOST_PAGES);
        if (pages > this.maximumPages) {
            throw new WasmRuntimeException("the memory begins with " + pages + " pages, more than " + maximumPages);
        }
        this.bytes = new byte[pages * PAGE_BYTES];
        System.arraycopy(image, 0, bytes, imageBegin, image.length);
        this.stackPointer = stackPointer;
        this.host = host;
    }

    Host host() {
        return host;
    }

    /** Lowers the ceiling, to no less than what there is. */
    void limitTo(int wanted) {
        maximumPages = Math.max(pages, Math.min(wanted, maximumPages));
    }

    int pageCount() {
        return pages;
    }

    /** Returns the length of the array. */
    long capacity() {
        return bytes.length;
    }

    /** Returns a copy of everything that is in the memory, to begin another one with. */
    byte[] image() {
        return Arrays.copyOf(bytes, pages * PAGE_BYTES);
    }

    /** Returns a copy of a part of the memory. */
    byte[] read(long address, long length) {
        checkRange(address, length);
        return Arrays.copyOfRange(bytes, (int) address, (int) (address + length));
    }

    /** Writes {@code data} into the memory. */
    void write(int address, byte[] data) {
        checkRange(Integer.toUnsignedLong(address), data.length);
        System.arraycopy(data, 0, bytes, address, data.length);
    }

    private void checkRange(long address, long length) {
        if (address < 0 || length < 0 || address + length > pages * (long) PAGE_BYTES) {
            throw Operations.outOfBounds();
        }
    }

    /** The instruction {@code memory.grow}: the page count before, or -1. */
    static int grow(int wanted, LinearMemory memory) {
        return memory.grow(wanted);
    }

    private int grow(int wanted) {
        int before = pages;
        if (wanted < 0 || wanted > maximumPages - before) {
            return REFUSED;
        }
        int after = before + wanted;
        if (after * (long) PAGE_BYTES > bytes.length) {
            // The allocator asks for a page at a time, and copying the array for each would be quadratic. A small one
            // is copied fast, and a session that only waits should not hold what it does not need.
            int spare = before < SMALL_PAGES ? before / SMALL_SPARE : before / 2;
            int capacity = Math.min(maximumPages, after + spare);
            try {
                bytes = Arrays.copyOf(bytes, capacity * PAGE_BYTES);
            } catch (OutOfMemoryError heapIsFull) {
                return REFUSED;
            }
        }
        pages = after;
        return before;
    }

    /** The instruction {@code memory.size}. */
    static int pages(LinearMemory memory) {
        return memory.pages;
    }

    /** The instruction {@code memory.copy}. */
    static void copy(int to, int from, int length, LinearMemory memory) {
        memory.checkRange(Integer.toUnsignedLong(to), Integer.toUnsignedLong(length));
        memory.checkRange(Integer.toUnsignedLong(from), Integer.toUnsignedLong(length));
        System.arraycopy(memory.bytes, from, memory.bytes, to, length);
    }

    /** The instruction {@code memory.fill}. */
    static void fill(int to, byte value, int length, LinearMemory memory) {
        memory.checkRange(Integer.toUnsignedLong(to), Integer.toUnsignedLong(length));
        Arrays.fill(memory.bytes, to, to + length, value);
    }

    /** The C function {@code memcmp}. */
    static int compareBytes(int one, int other, int length, LinearMemory memory) {
        memory.checkRange(Integer.toUnsignedLong(one), Integer.toUnsignedLong(length));
        memory.checkRange(Integer.toUnsignedLong(other), Integer.toUnsignedLong(length));
        byte[] bytes = memory.bytes;
        int same = Arrays.mismatch(bytes, one, one + length, bytes, other, other + length);
        return same < 0 ? 0 : Byte.toUnsignedInt(bytes[one + same]) - Byte.toUnsignedInt(bytes[other + same]);
    }

    /** The C functions {@code memcpy} and {@code memmove}. */
    static int moveBytes(int to, int from, int length, LinearMemory memory) {
        copy(to, from, length, memory);
        return to;
    }

    /** The C function {@code memset}. */
    static int setBytes(int to, int value, int length, LinearMemory memory) {
        fill(to, (byte) value, length, memory);
        return to;
    }

    static byte readByte(int address, LinearMemory memory) {
        return memory.bytes[address];
    }

    static byte readByte(int base, int offset, LinearMemory memory) {
        return memory.bytes[base + offset];
    }

    static short readShort(int address, LinearMemory memory) {
        return (short) SHORTS.get(memory.bytes, address);
    }

    static short readShort(int base, int offset, LinearMemory memory) {
        return (short) SHORTS.get(memory.bytes, base + offset);
    }

    static int readInt(int address, LinearMemory memory) {
        return (int) INTS.get(memory.bytes, address);
    }

    static int readInt(int base, int offset, LinearMemory memory) {
        return (int) INTS.get(memory.bytes, base + offset);
    }

    static long readLong(int address, LinearMemory memory) {
        return (long) LONGS.get(memory.bytes, address);
    }

    static long readLong(int base, int offset, LinearMemory memory) {
        return (long) LONGS.get(memory.bytes, base + offset);
    }

    static float readFloat(int address, LinearMemory memory) {
        return (float) FLOATS.get(memory.bytes, address);
    }

    static float readFloat(int base, int offset, LinearMemory memory) {
        return (float) FLOATS.get(memory.bytes, base + offset);
    }

    static double readDouble(int address, LinearMemory memory) {
        return (double) DOUBLES.get(memory.bytes, address);
    }

    static double readDouble(int base, int offset, LinearMemory memory) {
        return (double) DOUBLES.get(memory.bytes, base + offset);
    }

    static void writeByte(int address, byte value, LinearMemory memory) {
        memory.bytes[address] = value;
    }

    static void writeByte(int base, byte value, int offset, LinearMemory memory) {
        memory.bytes[base + offset] = value;
    }

    static void writeShort(int address, short value, LinearMemory memory) {
        SHORTS.set(memory.bytes, address, value);
    }

    static void writeShort(int base, short value, int offset, LinearMemory memory) {
        SHORTS.set(memory.bytes, base + offset, value);
    }

    static void writeInt(int address, int value, LinearMemory memory) {
        INTS.set(memory.bytes, address, value);
    }

    static void writeInt(int base, int value, int offset, LinearMemory memory) {
        INTS.set(memory.bytes, base + offset, value);
    }

    static void writeLong(int address, long value, LinearMemory memory) {
        LONGS.set(memory.bytes, address, value);
    }

    static void writeLong(int base, long value, int offset, LinearMemory memory) {
        LONGS.set(memory.bytes, base + offset, value);
    }

    static void writeFloat(int address, float value, LinearMemory memory) {
        FLOATS.set(memory.bytes, address, value);
    }

    static void writeFloat(int base, float value, int offset, LinearMemory memory) {
        FLOATS.set(memory.bytes, base + offset, value);
    }

    static void writeDouble(int address, double value, LinearMemory memory) {
        DOUBLES.set(memory.bytes, address, value);
    }

    static void writeDouble(int base, double value, int offset, LinearMemory memory) {
        DOUBLES.set(memory.bytes, base + offset, value);
    }
}
