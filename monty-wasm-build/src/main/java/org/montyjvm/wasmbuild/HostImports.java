package org.montyjvm.wasmbuild;

import com.dylibso.chicory.wasm.types.FunctionImport;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The functions that the module imports: each becomes a static call of the same name. */
final class HostImports implements Opcodes {

    private HostImports() {}

    /**
     * Gives the method of an imported function, as Chicory made it, a body that calls the host.
     *
     * @param method the method, whose descriptor Chicory chose
     * @param imported what is imported
     */
    static void bind(MethodNode method, FunctionImport imported) {
        method.access = ACC_STATIC;
        method.desc = MethodRewriting.descriptor(method.desc);
        method.localVariables = null;
        method.instructions.clear();
        int variable = 0;
        for (Type parameter : Type.getArgumentTypes(method.desc)) {
            method.instructions.add(new VarInsnNode(parameter.getOpcode(ILOAD), variable));
            variable += parameter.getSize();
        }
        method.instructions.add(
                new MethodInsnNode(INVOKESTATIC, RuntimeNames.HOST, javaName(imported.name()), method.desc, false));
        method.instructions.add(new InsnNode(Type.getReturnType(method.desc).getOpcode(IRETURN)));
    }

    /** Returns what is imported and is not in {@code allowed}, as {@code module.name}. */
    static Set<String> others(List<FunctionImport> imports, Set<String> allowed) {
        Set<String> others = new TreeSet<>();
        imports.forEach(imported -> others.add(imported.module() + "." + imported.name()));
        others.removeAll(allowed);
        return others;
    }

    /** Returns {@code clockTimeGet} for {@code clock_time_get}. */
    static String javaName(String name) {
        StringBuilder java = new StringBuilder();
        boolean upper = false;
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter == '_') {
                upper = java.length() > 0;
            } else {
                java.append(upper ? Character.toUpperCase(letter) : letter);
                upper = false;
            }
        }
        return java.toString();
    }
}
