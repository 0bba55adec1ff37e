package org.montyjvm.wasmbuild;

import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Functions of the C library that go over memory byte by byte, and that the JVM does by itself, many bytes at a time. They
 * are known by their names and types, which the C standard fixes.
 */
final class KnownFunctions implements Opcodes {

    private static final String THREE_INTS = "(III" + RuntimeNames.MEMORY_DESCRIPTOR + ")I";

    private static final Map<String, String> METHODS = Map.of(
            "memcmp", "compareBytes",
            "memcpy", "moveBytes",
            "memmove", "moveBytes",
            "memset", "setBytes");

    private KnownFunctions() {}

    /** Gives the rewritten method of a function called {@code name} a body that calls ours, if it is a known one. */
    static void bind(MethodNode method, String name) {
        String known = METHODS.get(name);
        if (known == null || !method.desc.equals(THREE_INTS)) {
            return;
        }
        method.instructions.clear();
        method.tryCatchBlocks.clear();
        int variable = 0;
        for (Type parameter : Type.getArgumentTypes(method.desc)) {
            method.instructions.add(new VarInsnNode(parameter.getOpcode(ILOAD), variable++));
        }
        method.instructions.add(new MethodInsnNode(INVOKESTATIC, RuntimeNames.MEMORY, known, THREE_INTS, false));
        method.instructions.add(new InsnNode(IRETURN));
    }
}
