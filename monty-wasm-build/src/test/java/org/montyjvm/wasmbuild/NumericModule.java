package org.montyjvm.wasmbuild;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A module with a function for each of some instructions: it takes their operands and gives their result. */
final class NumericModule {
    private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};
    private static final int FUNCTION_TYPE = 0x60;
    private static final int LOCAL_GET = 0x20;
    private static final int I32_CONST = 0x41;
    private static final int END = 0x0b;
    private static final int MUTABLE = 1;

    private NumericModule() {}

    /** The types of operands and results. */
    enum Kind {
        I32(0x7f),
        I64(0x7e),
        F32(0x7d),
        F64(0x7c);

        private final int code;

        Kind(int code) {
            this.code = code;
        }
    }

    /**
     * An instruction.
     *
     * @param name its name
     * @param code the bytes it is encoded as
     * @param operands the types of its operands
     * @param result the type of its result
     */
    record Opcode(String name, List<Integer> code, List<Kind> operands, Kind result) {}

    /** Returns the module; function {@code i} is for the opcode {@code i}. */
    static byte[] of(List<Opcode> opcodes) {
        List<byte[]> types = new ArrayList<>();
        List<byte[]> functions = new ArrayList<>();
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < opcodes.size(); i++) {
            Opcode opcode = opcodes.get(i);
            Bytes type = new Bytes().add(FUNCTION_TYPE).number(opcode.operands().size());
            opcode.operands().forEach(kind -> type.add(kind.code));
            types.add(type.number(1).add(opcode.result().code).toBytes());
            functions.add(new Bytes().number(i).toBytes());
            Bytes body = new Bytes().number(0);
            for (int operand = 0; operand < opcode.operands().size(); operand++) {
                body.add(LOCAL_GET).number(operand);
            }
            opcode.code().forEach(body::add);
            byte[] code = body.add(END).toBytes();
            bodies.add(new Bytes().number(code.length).raw(code).toBytes());
        }
        byte[] memory = new Bytes().add(0).number(1).toBytes();
        byte[] stackPointer = new Bytes()
                .add(Kind.I32.code)
                .add(MUTABLE)
                .add(I32_CONST)
                .number(0)
                .add(END)
                .toBytes();
        return new Bytes()
                .raw(HEADER)
                .section(1, types)
                .section(3, functions)
                .section(5, List.of(memory))
                .section(6, List.of(stackPointer))
                .section(10, bodies)
                .toBytes();
    }

    private static final class Bytes {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Bytes add(int value) {
            bytes.write(value);
            return this;
        }

        Bytes number(int value) {
            int rest = value;
            for (; rest > 0x7f; rest >>>= 7) {
                bytes.write((rest & 0x7f) | 0x80);
            }
            return add(rest);
        }

        Bytes raw(byte[] content) {
            bytes.writeBytes(content);
            return this;
        }

        Bytes section(int id, List<byte[]> entries) {
            Bytes content = new Bytes().number(entries.size());
            entries.forEach(content::raw);
            byte[] whole = content.toBytes();
            return add(id).number(whole.length).raw(whole);
        }

        byte[] toBytes() {
            return bytes.toByteArray();
        }
    }
}
