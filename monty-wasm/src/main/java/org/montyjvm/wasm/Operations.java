package org.montyjvm.wasm;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.TrapException;
import com.dylibso.chicory.runtime.WasmRuntimeException;

/** Instructions that generated code does not take from Chicory's runtime, and its traps. */
final class Operations {
    private Operations() {}

    /**
     * {@code f64.convert_i64_u}: halves a value of the upper half, with its lowest bit kept so that a tie rounds as it
     * must, and doubles the result. Chicory 1.7.5 rounds such ties down.
     */
    static double f64ConvertI64U(long value) {
        return value >= 0 ? (double) value : (double) ((value >>> 1) | (value & 1)) * 2.0;
    }

    /** {@code f32.convert_i64_u}, as {@link #f64ConvertI64U}. */
    static float f32ConvertI64U(long value) {
        return value >= 0 ? (float) value : (float) ((value >>> 1) | (value & 1)) * 2.0f;
    }

    /** {@code f64.copysign}, by the bits: a NaN has a sign, too. */
    static double f64Copysign(double magnitude, double sign) {
        long bits = Double.doubleToRawLongBits(magnitude) & Long.MAX_VALUE;
        return Double.longBitsToDouble(bits | (Double.doubleToRawLongBits(sign) & Long.MIN_VALUE));
    }

    /** {@code f32.copysign}. Chicory 1.7.5 takes two numbers, of which one is positive, for a negative NaN. */
    static float f32Copysign(float magnitude, float sign) {
        int bits = Float.floatToRawIntBits(magnitude) & Integer.MAX_VALUE;
        return Float.intBitsToFloat(bits | (Float.floatToRawIntBits(sign) & Integer.MIN_VALUE));
    }

    /**
     * {@code i32.ge_u}. It compares as {@code long}, because HotSpot 17 miscompiles {@code Integer.compareUnsigned}
     * inside large methods.
     */
    static int i32GeU(int a, int b) {
        return Integer.toUnsignedLong(a) >= Integer.toUnsignedLong(b) ? 1 : 0;
    }

    /** {@code i32.gt_u}, as {@link #i32GeU}. */
    static int i32GtU(int a, int b) {
        return Integer.toUnsignedLong(a) > Integer.toUnsignedLong(b) ? 1 : 0;
    }

    /** {@code i32.le_u}, as {@link #i32GeU}. */
    static int i32LeU(int a, int b) {
        return Integer.toUnsignedLong(a) <= Integer.toUnsignedLong(b) ? 1 : 0;
    }

    /** {@code i32.lt_u}, as {@link #i32GeU}. */
    static int i32LtU(int a, int b) {
        return Integer.toUnsignedLong(a) < Integer.toUnsignedLong(b) ? 1 : 0;
    }

    /** Asked once in each turn of each loop, so that an interrupt ends every computation. */
    static void checkInterruption() {
        if (Thread.currentThread().isInterrupted()) {
            throw new ChicoryInterruptedException("the thread was interrupted");
        }
    }

    /** Sets the stack pointer. The stack grows downwards. */
    static void stackPointer(int pointer, LinearMemory memory) {
        memory.stackPointer = pointer;
        if (pointer < memory.stackLimit) {
            throw new WasmRuntimeException("the module's stack is exhausted");
        }
    }

    /** The trap of {@code unreachable}; generated code throws it. */
    static RuntimeException unreachable() {
        return new TrapException("unreachable instruction");
    }

    static RuntimeException outOfBounds() {
        return new WasmRuntimeException("out of bounds memory access");
    }

    static RuntimeException wrongIndirectCall(int slot) {
        return new TrapException("indirect call of slot " + slot + ", which holds no function of that type");
    }
}
