package org.montyjvm.wasmbuild;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.OpcodeImpl;
import com.dylibso.chicory.wasm.types.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Turns a function as Chicory compiled it into one that needs no {@code Instance}: memory accesses go to our one memory
 * class, the stack pointer is a field of it, indirect calls know their targets, comparisons feed branches directly.
 *
 * <p>Chicory gives each function, behind its own parameters, a {@code Memory} and an {@code Instance}. The second is
 * dropped, which moves every local variable behind it.
 */
final class MethodRewriting implements Opcodes {

    private static final String MEMORY = Type.getInternalName(Memory.class);
    private static final String INSTANCE_DESCRIPTOR = Type.getDescriptor(Instance.class);
    private static final String MEMORY_DESCRIPTOR = Type.getDescriptor(Memory.class);
    private static final String VALUE = Type.getInternalName(Value.class);
    private static final String OPCODES = Type.getInternalName(OpcodeImpl.class);

    /** Comparisons by the jump that replaces them where the next instruction is {@code ifne}; {@code ifeq} has the next. */
    private static final Map<String, int[]> BRANCHES = Map.of(
            "I32_EQ", new int[] {IF_ICMPEQ, IF_ICMPNE},
            "I32_NE", new int[] {IF_ICMPNE, IF_ICMPEQ},
            "I32_LT_S", new int[] {IF_ICMPLT, IF_ICMPGE},
            "I32_GE_S", new int[] {IF_ICMPGE, IF_ICMPLT},
            "I32_GT_S", new int[] {IF_ICMPGT, IF_ICMPLE},
            "I32_LE_S", new int[] {IF_ICMPLE, IF_ICMPGT},
            "I32_EQZ", new int[] {IFEQ, IFNE});

    /**
     * Operations with an implementation of our own: {@code convert_i64_u} because Chicory 1.7.5 rounds ties down from 2^63
     * on, {@code copysign} because it takes the numbers 4290772992 and 2143289344 for the bits of a NaN, the unsigned comparisons because HotSpot 17 miscompiles {@code Integer.compareUnsigned}.
     */
    private static final Map<String, String> OWN_OPERATIONS = Map.of(
            "F64_CONVERT_I64_U", "f64ConvertI64U",
            "F32_CONVERT_I64_U", "f32ConvertI64U",
            "F64_COPYSIGN", "f64Copysign",
            "F32_COPYSIGN", "f32Copysign",
            "I32_GE_U", "i32GeU",
            "I32_GT_U", "i32GtU",
            "I32_LE_U", "i32LeU",
            "I32_LT_U", "i32LtU");

    /** Chicory's own helpers by the names of ours. */
    private static final Map<String, String> HELPERS = Map.of(
            "i32_ge_u", "i32GeU",
            "checkInterruption", "checkInterruption",
            "throwTrapException", "unreachable",
            "throwOutOfBoundsMemoryAccess", "outOfBounds");

    /** Chicory's memory helpers by the names of the memory's methods. */
    private static final Map<String, String> MEMORY_HELPERS = Map.ofEntries(
            Map.entry("memoryReadByte", "readByte"),
            Map.entry("memoryReadShort", "readShort"),
            Map.entry("memoryReadInt", "readInt"),
            Map.entry("memoryReadLong", "readLong"),
            Map.entry("memoryReadFloat", "readFloat"),
            Map.entry("memoryReadDouble", "readDouble"),
            Map.entry("memoryWriteByte", "writeByte"),
            Map.entry("memoryWriteShort", "writeShort"),
            Map.entry("memoryWriteInt", "writeInt"),
            Map.entry("memoryWriteLong", "writeLong"),
            Map.entry("memoryWriteFloat", "writeFloat"),
            Map.entry("memoryWriteDouble", "writeDouble"),
            Map.entry("memoryCopy", "copy"),
            Map.entry("memoryFill", "fill"),
            Map.entry("memoryGrow", "grow"),
            Map.entry("memoryPages", "pages"));

    /** Of {@link #MEMORY_HELPERS} those that take a constant offset, which has a shorter form when it is zero. */
    private static final String ACCESS = "memory(Read|Write)(Byte|Short|Int|Long|Float|Double)";

    private final WasmModuleFile file;
    private final FunctionNames names;
    private final IndirectCalls indirect;

    MethodRewriting(WasmModuleFile file, FunctionNames names, IndirectCalls indirect) {
        this.file = file;
        this.names = names;
        this.indirect = indirect;
    }

    /** Returns the descriptor of the method of a function with Chicory's {@code descriptor}. */
    static String descriptor(String descriptor) {
        return descriptor.replace(INSTANCE_DESCRIPTOR, "").replace(MEMORY_DESCRIPTOR, RuntimeNames.MEMORY_DESCRIPTOR);
    }

    /**
     * Rewrites {@code method} in place. Its frames must have been left out, its sizes are computed anew.
     *
     * @throws WasmBuildException if it holds something that is not known here: Chicory has changed
     */
    void rewrite(MethodNode method) {
        int memory = memorySlot(method.desc);
        int instance = memory + 1;
        method.access = ACC_STATIC;
        method.desc = descriptor(method.desc);
        method.localVariables = null;
        for (AbstractInsnNode at : method.instructions.toArray()) {
            if (wasRemoved(method.instructions, at)) {
                continue;
            }
            if (at instanceof VarInsnNode variable) {
                if (variable.var == instance && variable.getOpcode() == ALOAD) {
                    method.instructions.remove(at);
                } else if (variable.var > instance) {
                    variable.var--;
                }
            } else if (at instanceof MethodInsnNode call) {
                rewriteCall(method, call, memory);
            } else if (at instanceof FieldInsnNode || at instanceof TypeInsnNode) {
                throw unknown(method, at.toString());
            }
        }
        fuseBranches(method.instructions);
    }

    /** A call is rewritten together with what stands around it. */
    private static boolean wasRemoved(InsnList code, AbstractInsnNode at) {
        return at.getPrevious() == null && at != code.getFirst();
    }

    private static int memorySlot(String descriptor) {
        int slot = 0;
        for (Type parameter : Type.getArgumentTypes(descriptor)) {
            if (parameter.getInternalName().equals(MEMORY)) {
                return slot;
            }
            slot += parameter.getSize();
        }
        throw new WasmBuildException("A function without a memory: " + descriptor);
    }

    private void rewriteCall(MethodNode method, MethodInsnNode call, int memory) {
        if (ChicoryClasses.isFunction(call.name)) {
            call.owner = names.owner(ChicoryClasses.number(call.name));
            call.desc = descriptor(call.desc);
            dropInterruptCheckBefore(method.instructions, call);
        } else if (call.name.startsWith(IndirectCalls.PREFIX)) {
            indirect.rewrite(method.instructions, call);
        } else if (call.owner.equals(OPCODES)) {
            String own = OWN_OPERATIONS.get(call.name);
            if (own != null) {
                call.owner = RuntimeNames.OPERATIONS;
                call.name = own;
            }
        } else if (call.owner.equals(ChicoryClasses.SHADED)) {
            rewriteHelper(method, call, memory);
        } else {
            throw unknown(method, call.owner + "." + call.name);
        }
    }

    private void rewriteHelper(MethodNode method, MethodInsnNode call, int memory) {
        InsnList code = method.instructions;
        String own = HELPERS.get(call.name);
        String memoryMethod = MEMORY_HELPERS.get(call.name);
        if (own != null) {
            call.owner = RuntimeNames.OPERATIONS;
            call.name = own;
        } else if (memoryMethod != null) {
            if (call.name.matches(ACCESS)) {
                shortenZeroOffset(code, call);
            }
            call.owner = RuntimeNames.MEMORY;
            call.name = memoryMethod;
            call.desc = descriptor(call.desc);
        } else if (call.name.equals("readGlobal")) {
            readGlobal(code, call, memory);
        } else if (call.name.equals("writeGlobal")) {
            writeGlobal(code, call, memory);
        } else {
            throw unknown(method, call.name);
        }
    }

    /** {@code …, 0, memory, access} becomes {@code …, memory, access}: most accesses have no offset. */
    private static void shortenZeroOffset(InsnList code, MethodInsnNode call) {
        AbstractInsnNode offset = previous(previous(call));
        if (offset != null && offset.getOpcode() == ICONST_0) {
            code.remove(offset);
            Type[] parameters = Type.getArgumentTypes(call.desc);
            StringBuilder descriptor = new StringBuilder("(");
            for (int i = 0; i < parameters.length; i++) {
                if (i != parameters.length - 2) {
                    descriptor.append(parameters[i].getDescriptor());
                }
            }
            call.desc = descriptor
                    .append(')')
                    .append(Type.getReturnType(call.desc).getDescriptor())
                    .toString();
        }
    }

    /** {@code index, instance, readGlobal}, narrowed, becomes a field of the memory, or a constant where it never changes. */
    private void readGlobal(InsnList code, MethodInsnNode call, int memory) {
        AbstractInsnNode index = previous(call);
        int global = constant(index);
        char type = file.globalType(global);
        if (type != 'J') {
            requireConversion(call.getNext());
            code.remove(call.getNext());
        }
        if (file.isMutable(global)) {
            code.set(index, new VarInsnNode(ALOAD, memory));
            code.set(call, new FieldInsnNode(GETFIELD, RuntimeNames.MEMORY, file.globalField(global), "" + type));
        } else {
            code.remove(index);
            code.set(call, new LdcInsnNode(file.global(global)));
        }
    }

    /** {@code value}, widened, {@code index, instance, writeGlobal} becomes a field of the memory. */
    private void writeGlobal(InsnList code, MethodInsnNode call, int memory) {
        AbstractInsnNode index = previous(call);
        int global = constant(index);
        char type = file.globalType(global);
        if (type != 'J') {
            requireConversion(previous(index));
            code.remove(previous(index));
        }
        code.insertBefore(index, new VarInsnNode(ALOAD, memory));
        if (global == 0) {
            code.remove(index);
            code.set(call, stackPointerSetter());
            return;
        }
        if (type == 'J' || type == 'D') {
            code.insertBefore(index, new InsnNode(DUP_X2));
            code.set(index, new InsnNode(POP));
        } else {
            code.set(index, new InsnNode(SWAP));
        }
        code.set(call, new FieldInsnNode(PUTFIELD, RuntimeNames.MEMORY, file.globalField(global), "" + type));
    }

    private static MethodInsnNode stackPointerSetter() {
        String descriptor = "(I" + RuntimeNames.MEMORY_DESCRIPTOR + ")V";
        return new MethodInsnNode(INVOKESTATIC, RuntimeNames.OPERATIONS, RuntimeNames.STACK_POINTER, descriptor, false);
    }

    private static void requireConversion(@Nullable AbstractInsnNode at) {
        boolean known = at != null
                && (at.getOpcode() == I2L
                        || at.getOpcode() == L2I
                        || (at instanceof MethodInsnNode call && call.owner.equals(VALUE)));
        if (!known) {
            throw new WasmBuildException("Chicory reads or writes a global in a new way.");
        }
    }

    /** Loops keep their checks, so a kill still lands; a call that does not loop ends by itself. */
    private static void dropInterruptCheckBefore(InsnList code, MethodInsnNode call) {
        AbstractInsnNode check = previous(call);
        while (check instanceof VarInsnNode) {
            check = previous(check);
        }
        if (check instanceof MethodInsnNode candidate && candidate.name.equals("checkInterruption")) {
            code.remove(check);
        }
    }

    private static void fuseBranches(InsnList code) {
        for (AbstractInsnNode at = code.getFirst(); at != null; ) {
            AbstractInsnNode next = at.getNext();
            if (at instanceof MethodInsnNode call && next instanceof JumpInsnNode jump) {
                int[] jumps = call.owner.equals(OPCODES) ? BRANCHES.get(call.name) : null;
                if (jumps != null && (jump.getOpcode() == IFNE || jump.getOpcode() == IFEQ)) {
                    jump.setOpcode(jump.getOpcode() == IFNE ? jumps[0] : jumps[1]);
                    code.remove(at);
                }
            }
            at = next;
        }
    }

    /** Returns the instruction before {@code at}, or nothing where a jump may come in between. */
    static @Nullable AbstractInsnNode previous(@Nullable AbstractInsnNode at) {
        AbstractInsnNode before = at == null ? null : at.getPrevious();
        return before instanceof LabelNode ? null : before;
    }

    static int constant(@Nullable AbstractInsnNode at) {
        if (at instanceof IntInsnNode push) {
            return push.operand;
        }
        if (at != null && at.getOpcode() >= ICONST_M1 && at.getOpcode() <= ICONST_5) {
            return at.getOpcode() - ICONST_0;
        }
        throw new WasmBuildException("Chicory no longer says a small constant where it did.");
    }

    private WasmBuildException unknown(MethodNode method, String what) {
        return new WasmBuildException("Chicory's code of " + file.name(ChicoryClasses.number(method.name)) + " uses "
                + what + ", which is not known here.");
    }
}
