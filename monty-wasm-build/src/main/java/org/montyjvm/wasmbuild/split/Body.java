package org.montyjvm.wasmbuild.split;

import java.util.ArrayList;
import java.util.List;

/**
 * The code of one function.
 *
 * @param locals the types of its local variables, parameters first
 * @param parameters how many of them are parameters
 * @param code its instructions, with the last {@code end}
 */
record Body(List<Byte> locals, int parameters, List<Instruction> code) {

    static Body read(byte[] bytes, Signature signature) {
        ByteReader reader = new ByteReader(bytes);
        List<Byte> locals = new ArrayList<>(signature.parameters());
        for (int groups = reader.number(); groups > 0; groups--) {
            int count = reader.number();
            byte type = (byte) reader.unsignedByte();
            for (int i = 0; i < count; i++) {
                locals.add(type);
            }
        }
        List<Instruction> code = new ArrayList<>();
        while (reader.hasMore()) {
            code.add(Instruction.read(reader));
        }
        return new Body(locals, signature.parameters().size(), code);
    }

    byte[] write() {
        ByteWriter groups = new ByteWriter();
        int count = 0;
        for (int from = parameters; from < locals.size(); ) {
            int to = from + 1;
            while (to < locals.size() && locals.get(to).equals(locals.get(from))) {
                to++;
            }
            groups.number(to - from).unsignedByte(locals.get(from) & 0xff);
            count++;
            from = to;
        }
        ByteWriter writer = new ByteWriter().number(count).raw(groups.toBytes());
        code.forEach(instruction -> instruction.write(writer));
        return writer.toBytes();
    }

    /** Adds a local variable and returns its index. */
    int addLocal(byte type) {
        locals.add(type);
        return locals.size() - 1;
    }
}
