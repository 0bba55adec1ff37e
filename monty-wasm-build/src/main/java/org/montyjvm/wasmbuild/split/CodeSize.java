package org.montyjvm.wasmbuild.split;

import java.util.List;

/** An estimate of how many bytes of JVM bytecode instructions become; what they really become scales it. */
final class CodeSize {

    private CodeSize() {}

    static int of(Instruction instruction) {
        int op = instruction.op();
        if (op >= Op.FIRST_LOAD && op <= Op.LAST_STORE) {
            return 7;
        }
        return switch (op) {
            case Op.BLOCK, Op.LOOP, Op.END, Op.NOP -> 0;
            case Op.LOCAL_TEE, Op.IF, Op.BR, Op.ELSE, Op.RETURN, Op.F32_CONST, Op.F64_CONST -> 3;
            case Op.CALL, Op.GLOBAL_GET, Op.GLOBAL_SET, Op.BR_IF -> 5;
            case Op.CALL_INDIRECT, Op.SELECT, Op.SELECT_TYPED -> 6;
            case Op.BR_TABLE -> 16 + 4 * instruction.labels().length;
            case Op.DROP -> 1;
            case Op.UNREACHABLE -> 4;
            default -> 2;
        };
    }

    /** Returns the size of a function: of its code, and of what sets its local variables to zero. */
    static int of(Body body) {
        return of(body.code()) + 3 * (body.locals().size() - body.parameters());
    }

    static int of(List<Instruction> code) {
        return code.stream().mapToInt(CodeSize::of).sum();
    }
}
