package org.montyjvm.wasmbuild.split;

import java.util.Arrays;

/**
 * One instruction.
 *
 * @param op its opcode
 * @param index what it names: a local, a global, a function, a label, a type; 0 where it names nothing
 * @param labels of {@code br_table}, the default last; empty for others
 * @param rest what else belongs to it, as it is in the module
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed, never compared
record Instruction(int op, int index, int[] labels, byte[] rest) {

    private static final int[] NO_LABELS = {};
    private static final byte[] NOTHING = {};

    /** The type of a block without parameters and results. */
    static final byte EMPTY_BLOCK = 0x40;

    static Instruction of(int op) {
        return new Instruction(op, 0, NO_LABELS, NOTHING);
    }

    static Instruction of(int op, int index) {
        return new Instruction(op, index, NO_LABELS, NOTHING);
    }

    static Instruction table(int[] labels) {
        return new Instruction(Op.BR_TABLE, 0, labels, NOTHING);
    }

    static Instruction constant(int value) {
        return new Instruction(
                Op.I32_CONST, 0, NO_LABELS, new ByteWriter().signed(value).toBytes());
    }

    /** A block, a loop or an {@code if} without parameters and results. */
    static Instruction open(int op) {
        return open(op, EMPTY_BLOCK);
    }

    /** A block that gives one value of {@code type}. */
    static Instruction open(int op, byte type) {
        return new Instruction(op, 0, NO_LABELS, new byte[] {type});
    }

    static Instruction read(ByteReader reader) {
        int op = reader.unsignedByte();
        if (op == Op.PREFIX) {
            op = Op.FIRST_PREFIXED | reader.number();
        }
        switch (op) {
            case Op.BR, Op.BR_IF, Op.CALL, Op.REF_FUNC -> {
                return of(op, reader.number());
            }
            case Op.LOCAL_GET, Op.LOCAL_SET, Op.LOCAL_TEE, Op.GLOBAL_GET, Op.GLOBAL_SET -> {
                return of(op, reader.number());
            }
            case Op.BR_TABLE -> {
                int[] labels = new int[reader.number() + 1];
                for (int i = 0; i < labels.length; i++) {
                    labels[i] = reader.number();
                }
                return table(labels);
            }
            case Op.CALL_INDIRECT -> {
                int type = reader.number();
                int start = reader.position();
                reader.number();
                return new Instruction(op, type, NO_LABELS, reader.since(start));
            }
            default -> {
                int start = reader.position();
                skipRest(op, reader);
                return new Instruction(op, 0, NO_LABELS, reader.since(start));
            }
        }
    }

    private static void skipRest(int op, ByteReader reader) {
        if (op >= Op.FIRST_LOAD && op <= Op.LAST_STORE) {
            reader.number();
            reader.number();
            return;
        }
        switch (op) {
            case Op.BLOCK, Op.LOOP, Op.IF, Op.I32_CONST, Op.I64_CONST -> reader.signed();
            case Op.MEMORY_SIZE, Op.MEMORY_GROW, Op.MEMORY_FILL, Op.REF_NULL -> reader.number();
            case Op.F32_CONST -> reader.take(Float.BYTES);
            case Op.F64_CONST -> reader.take(Double.BYTES);
            case Op.MEMORY_COPY -> {
                reader.number();
                reader.number();
            }
            case Op.SELECT_TYPED -> reader.take(reader.number());
            default -> Op.pops(op); // refuses what is not known
        }
    }

    void write(ByteWriter writer) {
        if (op >= Op.FIRST_PREFIXED) {
            writer.unsignedByte(Op.PREFIX).number(op & 0xff);
        } else {
            writer.unsignedByte(op);
        }
        switch (op) {
            case Op.BR, Op.BR_IF, Op.CALL, Op.REF_FUNC -> writer.number(index);
            case Op.LOCAL_GET, Op.LOCAL_SET, Op.LOCAL_TEE -> writer.number(index);
            case Op.GLOBAL_GET, Op.GLOBAL_SET -> writer.number(index);
            case Op.BR_TABLE -> {
                writer.number(labels.length - 1);
                Arrays.stream(labels).forEach(writer::number);
            }
            case Op.CALL_INDIRECT -> writer.number(index).raw(rest);
            default -> writer.raw(rest);
        }
    }

    boolean isLocal() {
        return op == Op.LOCAL_GET || op == Op.LOCAL_SET || op == Op.LOCAL_TEE;
    }

    Instruction withIndex(int other) {
        return new Instruction(op, other, labels, rest);
    }

    /** Of an instruction that opens a block, whether the block takes and gives nothing. */
    boolean isPlainBlock() {
        return rest.length == 1 && rest[0] == EMPTY_BLOCK;
    }

    /** Of an instruction that opens a block, how many values it leaves behind; parameters are refused. */
    int blockResults() {
        if (isPlainBlock()) {
            return 0;
        }
        long type = new ByteReader(rest).signed();
        if (type >= 0) {
            throw new SplitException("A block with parameters or several results.");
        }
        return 1;
    }
}
