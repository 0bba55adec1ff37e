package org.montyjvm.wasmbuild;

import com.dylibso.chicory.wasm.types.FunctionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Indirect calls: for each type of function a method that switches on the slot of the table.
 *
 * <p>The table never changes, so a slot says which function is meant, and only functions in the table can be meant at
 * all: Chicory's own method lists every function of the type, which makes it too large for HotSpot. Where there are many,
 * the method is one of two levels.
 */
final class IndirectCalls implements Opcodes {

    /** How Chicory's methods for indirect calls begin; the number of the type follows. */
    static final String PREFIX = "call_indirect_";

    /** So many cases that the method is far below what HotSpot compiles, parameters of any number included. */
    private static final int CASES = 64;

    private final WasmModuleFile file;
    private final FunctionNames names;
    private final Map<Integer, String> used = new TreeMap<>();

    IndirectCalls(WasmModuleFile file, FunctionNames names) {
        this.file = file;
        this.names = names;
    }

    /** Turns a call of Chicory's method into one of ours: {@code arguments, slot, table, memory} loses the table. */
    void rewrite(InsnList code, MethodInsnNode call) {
        AbstractInsnNode table = MethodRewriting.previous(MethodRewriting.previous(call));
        if (MethodRewriting.constant(table) != 0) {
            throw new WasmBuildException("An indirect call of a table that is not there.");
        }
        code.remove(table);
        int type = Integer.parseInt(call.name.substring(PREFIX.length()));
        String descriptor = MethodRewriting.descriptor(call.desc);
        String tail = "II" + RuntimeNames.MEMORY_DESCRIPTOR + ")";
        call.desc = descriptor.replace(tail, tail.substring(1));
        call.owner = RuntimeNames.INDIRECT;
        used.put(type, call.desc);
    }

    /** Returns the class with the methods that have been asked for. */
    byte[] toClass() {
        ClassWriter writer = Classes.begin(RuntimeNames.INDIRECT);
        used.forEach((type, descriptor) -> writeType(writer, type, descriptor));
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void writeType(ClassWriter writer, int type, String descriptor) {
        FunctionType wanted = file.module().typeSection().getType(type);
        List<Integer> slots = new ArrayList<>();
        Map<Integer, Integer> table = file.table();
        table.forEach((slot, function) -> {
            if (file.type(function).equals(wanted)) {
                slots.add(slot);
            }
        });
        String name = PREFIX + type;
        if (slots.size() <= CASES) {
            writeSwitch(writer, name, descriptor, slots, table);
            return;
        }
        MethodVisitor method = writer.visitMethod(ACC_STATIC, name, descriptor, null, null);
        method.visitCode();
        int slotVariable = slotVariable(descriptor);
        for (int from = 0; from < slots.size(); from += CASES) {
            List<Integer> part = slots.subList(from, Math.min(from + CASES, slots.size()));
            String partName = name + "_from_" + part.get(0);
            boolean last = from + CASES >= slots.size();
            Label next = new Label();
            if (!last) {
                method.visitVarInsn(ILOAD, slotVariable);
                method.visitLdcInsn(part.get(part.size() - 1));
                method.visitJumpInsn(IF_ICMPGT, next);
            }
            loadArguments(method, descriptor, true);
            method.visitMethodInsn(INVOKESTATIC, RuntimeNames.INDIRECT, partName, descriptor, false);
            method.visitInsn(Type.getReturnType(descriptor).getOpcode(IRETURN));
            if (!last) {
                method.visitLabel(next);
            }
            writeSwitch(writer, partName, descriptor, part, table);
        }
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private void writeSwitch(
            ClassWriter writer, String name, String descriptor, List<Integer> slots, Map<Integer, Integer> table) {
        MethodVisitor method = writer.visitMethod(ACC_STATIC, name, descriptor, null, null);
        method.visitCode();
        Type returned = Type.getReturnType(descriptor);
        // A slot with the same function as another needs no case of its own.
        Map<Integer, Label> labels = new TreeMap<>();
        for (int slot : slots) {
            labels.computeIfAbsent(table.getOrDefault(slot, -1), function -> new Label());
        }
        Label wrong = new Label();
        int slotVariable = slotVariable(descriptor);
        if (!slots.isEmpty()) {
            loadArguments(method, descriptor, false);
            method.visitVarInsn(ILOAD, slotVariable);
            method.visitLookupSwitchInsn(
                    wrong,
                    slots.stream().mapToInt(Integer::intValue).toArray(),
                    slots.stream()
                            .map(slot -> labels.get(table.getOrDefault(slot, -1)))
                            .toArray(Label[]::new));
            String target = functionDescriptor(descriptor);
            for (int function : new TreeSet<>(labels.keySet())) {
                method.visitLabel(labels.get(function));
                method.visitMethodInsn(INVOKESTATIC, names.owner(function), "func_" + function, target, false);
                method.visitInsn(returned.getOpcode(IRETURN));
            }
            method.visitLabel(wrong);
        }
        method.visitVarInsn(ILOAD, slotVariable);
        method.visitMethodInsn(
                INVOKESTATIC, RuntimeNames.OPERATIONS, "wrongIndirectCall", "(I)Ljava/lang/RuntimeException;", false);
        method.visitInsn(ATHROW);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private static String functionDescriptor(String descriptor) {
        String tail = "I" + RuntimeNames.MEMORY_DESCRIPTOR + ")";
        return descriptor.replace(tail, tail.substring(1));
    }

    private static int slotVariable(String descriptor) {
        Type[] parameters = Type.getArgumentTypes(descriptor);
        int slot = 0;
        for (int i = 0; i < parameters.length - 2; i++) {
            slot += parameters[i].getSize();
        }
        return slot;
    }

    private static void loadArguments(MethodVisitor method, String descriptor, boolean withSlot) {
        Type[] parameters = Type.getArgumentTypes(descriptor);
        int variable = 0;
        for (int i = 0; i < parameters.length; i++) {
            if (withSlot || i != parameters.length - 2) {
                method.visitVarInsn(parameters[i].getOpcode(ILOAD), variable);
            }
            variable += parameters[i].getSize();
        }
    }
}
