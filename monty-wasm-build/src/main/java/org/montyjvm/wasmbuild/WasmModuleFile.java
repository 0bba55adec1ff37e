package org.montyjvm.wasmbuild;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.ActiveElement;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.Element;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.MutabilityType;
import com.dylibso.chicory.wasm.types.OpCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A module as Rust makes it, and everything that the generated code relies on about it: one memory, one table that never
 * changes, and the stack pointer as its first global. A module that is otherwise is refused.
 */
final class WasmModuleFile {

    /** What would change the table, a data segment or an element segment while the module runs. */
    private static final Set<OpCode> REFUSED = Set.of(
            OpCode.TABLE_SET,
            OpCode.TABLE_GROW,
            OpCode.TABLE_FILL,
            OpCode.TABLE_COPY,
            OpCode.TABLE_INIT,
            OpCode.MEMORY_INIT,
            OpCode.DATA_DROP,
            OpCode.ELEM_DROP,
            OpCode.CALL_REF,
            OpCode.RETURN_CALL,
            OpCode.RETURN_CALL_INDIRECT);

    private final WasmModule module;
    private final List<FunctionType> types = new ArrayList<>();
    private final List<FunctionImport> imports = new ArrayList<>();

    private WasmModuleFile(WasmModule module) {
        this.module = module;
        for (int i = 0; i < module.importSection().importCount(); i++) {
            if (!(module.importSection().getImport(i) instanceof FunctionImport function)) {
                throw new WasmBuildException("The module imports something that is not a function.");
            }
            imports.add(function);
            types.add(module.typeSection().getType(function.typeIndex()));
        }
        for (int i = 0; i < module.functionSection().functionCount(); i++) {
            types.add(module.functionSection().getFunctionType(i, module.typeSection()));
        }
    }

    /**
     * Returns the module in {@code bytes}.
     *
     * @throws WasmBuildException if something about it is not as the generated code needs it
     */
    static WasmModuleFile parse(byte[] bytes) {
        WasmModuleFile file = new WasmModuleFile(Parser.parse(bytes));
        file.check();
        return file;
    }

    private void check() {
        require(module.startSection().isEmpty(), "has a start function");
        require(module.tableSection().tableCount() <= 1, "has several tables");
        require(
                module.memorySection().isPresent()
                        && module.memorySection().get().memoryCount() == 1,
                "has not exactly one memory");
        for (int i = 0; i < module.globalSection().globalCount(); i++) {
            require(i > 0 || (isMutable(0) && globalType(0) == 'I'), "has no stack pointer as its first global");
            require(isMutable(i) || globalType(i) == 'I', "has a constant global that is no i32");
        }
        for (int i = 0; i < module.codeSection().functionBodyCount(); i++) {
            for (Instruction instruction :
                    module.codeSection().getFunctionBody(i).instructions()) {
                require(!REFUSED.contains(instruction.opcode()), "uses " + instruction.opcode());
            }
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new WasmBuildException("The module " + otherwise + ", which the generated code does not know.");
        }
    }

    WasmModule module() {
        return module;
    }

    /** Returns how many functions there are, imported ones first. */
    int functionCount() {
        return types.size();
    }

    /** Returns the type of a function. */
    FunctionType type(int function) {
        return types.get(function);
    }

    /** Returns the imported functions; a function's number is its place. */
    List<FunctionImport> imports() {
        return imports;
    }

    /** Returns a function's name from the name section, or its number where there is none. */
    String name(int function) {
        String name = module.nameSection() == null ? null : module.nameSection().nameOfFunction(function);
        return name == null ? "function " + function : RustName.readable(name);
    }

    /** Returns the numbers of the exported functions by name. */
    Map<String, Integer> exportedFunctions() {
        Map<String, Integer> functions = new TreeMap<>();
        for (int i = 0; i < module.exportSection().exportCount(); i++) {
            Export export = module.exportSection().getExport(i);
            if (export.exportType() == ExternalType.FUNCTION) {
                functions.put(export.name(), export.index());
            }
        }
        return functions;
    }

    /** Returns which function each slot of the table holds, by slot; slots that hold none are left out. */
    Map<Integer, Integer> table() {
        Map<Integer, Integer> table = new TreeMap<>();
        for (Element element : module.elementSection().elements()) {
            if (!(element instanceof ActiveElement active)) {
                throw new WasmBuildException("The module has an element segment that is not active.");
            }
            int slot = constant(active.offset());
            for (List<Instruction> initializer : active.initializers()) {
                Instruction value = initializer.get(0);
                require(value.opcode() == OpCode.REF_FUNC, "fills its table with " + value.opcode());
                table.put(slot++, (int) value.operand(0));
            }
        }
        return table;
    }

    /** Returns whether a global can change. */
    boolean isMutable(int index) {
        return module.globalSection().getGlobal(index).mutabilityType() == MutabilityType.Var;
    }

    /** Returns the letter of a global's type in a descriptor. */
    char globalType(int index) {
        return FunctionDescriptor.letter(module.globalSection().getGlobal(index).valueType());
    }

    /** Returns the field that holds a mutable global: those of a type are numbered. */
    String globalField(int index) {
        if (index == 0) {
            return RuntimeNames.STACK_POINTER;
        }
        int before = 0;
        for (int i = 1; i < index; i++) {
            before += isMutable(i) && globalType(i) == globalType(index) ? 1 : 0;
        }
        return RuntimeNames.VARIABLE + globalType(index) + before;
    }

    /** Returns the value of a constant global, of the stack pointer the one it begins with. */
    int global(int index) {
        return constant(module.globalSection().getGlobal(index).initInstructions());
    }

    /** Returns how many pages the memory begins with. */
    int initialPages() {
        return limits().initialPages();
    }

    /** Returns the memory's initial content, without the zeros at its end. */
    byte[] memoryImage() {
        byte[] image = new byte[0];
        for (DataSegment segment : module.dataSection().dataSegments()) {
            if (!(segment instanceof ActiveDataSegment active)) {
                throw new WasmBuildException("The module has a data segment that is not active.");
            }
            int offset = constant(active.offsetInstructions());
            int end = offset + active.data().length;
            require(
                    offset >= 0 && end <= initialPages() * (long) MemoryImage.PAGE_BYTES,
                    "has data outside its memory");
            if (end > image.length) {
                image = Arrays.copyOf(image, end);
            }
            System.arraycopy(active.data(), 0, image, offset, active.data().length);
        }
        return image;
    }

    private MemoryLimits limits() {
        return module.memorySection().orElseThrow().getMemory(0).limits();
    }

    private static int constant(List<? extends Instruction> expression) {
        Instruction value = expression.get(0);
        require(value.opcode() == OpCode.I32_CONST, "has a constant expression with " + value.opcode());
        return (int) value.operand(0);
    }
}
