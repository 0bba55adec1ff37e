package org.montyjvm.wasmbuild;

import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;

/** How functions of the module look as methods: their parameters, then the memory. */
final class FunctionDescriptor {

    private FunctionDescriptor() {}

    /** Returns the descriptor of the method of a function of {@code type}. */
    static String of(FunctionType type) {
        StringBuilder descriptor = new StringBuilder("(");
        type.params().forEach(parameter -> descriptor.append(letter(parameter)));
        descriptor.append(RuntimeNames.MEMORY_DESCRIPTOR).append(')');
        return switch (type.returns().size()) {
            case 0 -> descriptor.append('V').toString();
            case 1 -> descriptor.append(letter(type.returns().get(0))).toString();
            default -> throw new WasmBuildException("A function returns several values.");
        };
    }

    /** Returns the letter of a type of values. */
    static char letter(ValType type) {
        if (type.equals(ValType.I32)) {
            return 'I';
        }
        if (type.equals(ValType.I64)) {
            return 'J';
        }
        if (type.equals(ValType.F32)) {
            return 'F';
        }
        if (type.equals(ValType.F64)) {
            return 'D';
        }
        throw new WasmBuildException("A value of type " + type);
    }
}
