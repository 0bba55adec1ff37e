package org.montyjvm.wasmbuild.split;

/** The opcodes that splitting has to know; those with a prefix have it in their second byte. */
final class Op {

    static final int UNREACHABLE = 0x00;
    static final int NOP = 0x01;
    static final int BLOCK = 0x02;
    static final int LOOP = 0x03;
    static final int IF = 0x04;
    static final int ELSE = 0x05;
    static final int END = 0x0b;
    static final int BR = 0x0c;
    static final int BR_IF = 0x0d;
    static final int BR_TABLE = 0x0e;
    static final int RETURN = 0x0f;
    static final int CALL = 0x10;
    static final int CALL_INDIRECT = 0x11;
    static final int DROP = 0x1a;
    static final int SELECT = 0x1b;
    static final int SELECT_TYPED = 0x1c;
    static final int LOCAL_GET = 0x20;
    static final int LOCAL_SET = 0x21;
    static final int LOCAL_TEE = 0x22;
    static final int GLOBAL_GET = 0x23;
    static final int GLOBAL_SET = 0x24;
    static final int FIRST_LOAD = 0x28;
    static final int LAST_LOAD = 0x35;
    static final int FIRST_STORE = 0x36;
    static final int LAST_STORE = 0x3e;
    static final int MEMORY_SIZE = 0x3f;
    static final int MEMORY_GROW = 0x40;
    static final int I32_CONST = 0x41;
    static final int I64_CONST = 0x42;
    static final int F32_CONST = 0x43;
    static final int F64_CONST = 0x44;
    static final int I32_EQZ = 0x45;
    static final int I32_EQ = 0x46;
    static final int I64_EQZ = 0x50;
    static final int LAST_COMPARISON = 0x66;
    static final int LAST_EXTEND = 0xc4;
    static final int REF_NULL = 0xd0;
    static final int REF_FUNC = 0xd2;

    /** The prefix of saturating conversions and bulk memory operations. */
    static final int PREFIX = 0xfc;

    static final int FIRST_PREFIXED = PREFIX << 8;
    static final int LAST_TRUNC_SAT = FIRST_PREFIXED | 7;
    static final int MEMORY_COPY = FIRST_PREFIXED | 10;
    static final int MEMORY_FILL = FIRST_PREFIXED | 11;

    private Op() {}

    /** Returns whether the instruction begins a block that ends with {@link #END}. */
    static boolean opensBlock(int op) {
        return op == BLOCK || op == LOOP || op == IF;
    }

    /** Returns whether nothing comes after the instruction but by a jump. */
    static boolean neverFallsThrough(int op) {
        return op == BR || op == BR_TABLE || op == RETURN || op == UNREACHABLE;
    }

    /** Returns how many operands an instruction takes that takes and gives as its opcode says. */
    static int pops(int op) {
        if (op >= FIRST_LOAD && op <= LAST_LOAD) {
            return 1;
        }
        if (op >= FIRST_STORE && op <= LAST_STORE) {
            return 2;
        }
        return switch (op) {
            case DROP, LOCAL_SET, LOCAL_TEE, GLOBAL_SET, MEMORY_GROW, BR_IF, BR_TABLE, IF, I32_EQZ, I64_EQZ -> 1;
            case SELECT, SELECT_TYPED, MEMORY_COPY, MEMORY_FILL -> 3;
            case UNREACHABLE, NOP, BLOCK, LOOP, ELSE, END, BR, RETURN, LOCAL_GET, GLOBAL_GET, MEMORY_SIZE -> 0;
            case I32_CONST, I64_CONST, F32_CONST, F64_CONST, REF_FUNC, REF_NULL -> 0;
            default -> numericPops(op);
        };
    }

    private static int numericPops(int op) {
        if (op > I32_EQZ && op <= LAST_COMPARISON) {
            return 2;
        }
        if (op >= FIRST_PREFIXED && op <= LAST_TRUNC_SAT) {
            return 1;
        }
        if (op > LAST_COMPARISON && op <= LAST_EXTEND) {
            return isUnary(op) ? 1 : 2;
        }
        throw new SplitException("An unknown instruction: 0x" + Integer.toHexString(op));
    }

    /** Counts and roots of a number, and the conversions. */
    private static boolean isUnary(int op) {
        return (op >= 0x67 && op <= 0x69) // i32.clz, ctz, popcnt
                || (op >= 0x79 && op <= 0x7b) // i64.clz, ctz, popcnt
                || (op >= 0x8b && op <= 0x91) // f32.abs … sqrt
                || (op >= 0x99 && op <= 0x9f) // f64.abs … sqrt
                || op >= 0xa7; // conversions and sign extensions
    }

    /** Returns how many results such an instruction gives. */
    static int pushes(int op) {
        if (op >= FIRST_STORE && op <= LAST_STORE) {
            return 0;
        }
        return switch (op) {
            case UNREACHABLE, NOP, BLOCK, LOOP, IF, ELSE, END, BR, BR_IF, BR_TABLE, RETURN, DROP -> 0;
            case LOCAL_SET, GLOBAL_SET, MEMORY_COPY, MEMORY_FILL -> 0;
            default -> 1;
        };
    }
}
