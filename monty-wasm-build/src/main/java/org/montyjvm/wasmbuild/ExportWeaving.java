package org.montyjvm.wasmbuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Gives the static methods of a compiled class the bodies of the module's exported functions, so that the Java side calls
 * them like any method: no reflection, and a signature that does not fit fails the build.
 *
 * <p>A method {@code bufferFree} is that of the export {@code monty_buffer_free}. A method without a memory among
 * its parameters is a fact of the module, see {@link #facts}. Private methods stay as they are.
 */
final class ExportWeaving implements Opcodes {

    private final WasmModuleFile file;
    private final FunctionNames names;

    ExportWeaving(WasmModuleFile file, FunctionNames names) {
        this.file = file;
        this.names = names;
    }

    /** Returns {@code classFile} with its methods given bodies. */
    byte[] weave(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, ClassReader.SKIP_FRAMES);
        Map<String, Integer> exports = file.exportedFunctions();
        List<String> missing = new ArrayList<>();
        for (MethodNode method : node.methods) {
            if ((method.access & ACC_STATIC) == 0 || (method.access & ACC_PRIVATE) != 0) {
                continue;
            }
            Integer fact = facts().get(method.name);
            if (fact != null) {
                constant(method, fact);
                continue;
            }
            Integer function = exports.entrySet().stream()
                    .filter(export -> javaName(export.getKey()).equals(method.name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
            if (function == null) {
                missing.add(method.name);
            } else {
                call(method, function);
            }
        }
        if (!missing.isEmpty()) {
            throw new WasmBuildException(
                    "The module exports nothing for " + missing + "; it exports " + exports.keySet());
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        node.accept(writer);
        return writer.toByteArray();
    }

    /** What the Java side asks about the module, by the name of the method that answers. */
    private Map<String, Integer> facts() {
        return Map.of("initialPages", file.initialPages(), "initialStackPointer", file.global(0));
    }

    private void call(MethodNode method, int function) {
        String descriptor = FunctionDescriptor.of(file.type(function));
        if (!descriptor.equals(method.desc)) {
            throw new WasmBuildException("The export " + file.name(function) + " is " + descriptor + ", " + method.name
                    + " expects " + method.desc);
        }
        clear(method);
        int variable = 0;
        for (Type parameter : Type.getArgumentTypes(method.desc)) {
            method.instructions.add(new VarInsnNode(parameter.getOpcode(ILOAD), variable));
            variable += parameter.getSize();
        }
        method.instructions.add(
                new MethodInsnNode(INVOKESTATIC, names.owner(function), "func_" + function, descriptor, false));
        method.instructions.add(new InsnNode(Type.getReturnType(method.desc).getOpcode(IRETURN)));
    }

    private static void constant(MethodNode method, int value) {
        clear(method);
        method.instructions.add(new LdcInsnNode(value));
        method.instructions.add(new InsnNode(IRETURN));
    }

    private static void clear(MethodNode method) {
        method.instructions.clear();
        method.tryCatchBlocks.clear();
        method.localVariables = null;
    }

    private static String javaName(String export) {
        return HostImports.javaName(export.startsWith("monty_") ? export.substring("monty_".length()) : export);
    }
}
