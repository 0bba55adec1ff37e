package org.montyjvm.wasmbuild;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.internal.ByteClassCollector;
import com.dylibso.chicory.compiler.internal.Compiler;
import com.dylibso.chicory.compiler.internal.CompilerResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What Chicory's compiler makes of a module: a static method for each function.
 *
 * @param functions the methods called {@code func_N}, in the order of their numbers
 * @param tooLarge the functions that do not fit a method, and would have to be interpreted
 */
record ChicoryClasses(List<MethodNode> functions, Set<Integer> tooLarge) {

    /** The name that Chicory builds the names of its classes from. */
    static final String NAME = "chicory.Module";

    /** The class with the operations that Chicory puts beside the functions. */
    static final String SHADED = "chicory/ModuleShaded";

    private static final String FUNCTION_GROUP = NAME + "FuncGroup_";

    private static final String FUNCTION = "func_";

    /** Returns what the compiler makes of {@code file}. */
    static ChicoryClasses compile(WasmModuleFile file) {
        CompilerResult result = Compiler.builder(file.module())
                .withClassName(NAME)
                .withInterpreterFallback(InterpreterFallback.SILENT)
                .withClassCollectorFactory(ByteClassCollector::new)
                .build()
                .compile();
        List<MethodNode> functions = new ArrayList<>();
        result.collector().classBytes().forEach((name, bytes) -> {
            if (name.startsWith(FUNCTION_GROUP)) {
                ClassNode group = new ClassNode();
                new ClassReader(bytes).accept(group, ClassReader.SKIP_FRAMES);
                group.methods.stream()
                        .filter(method -> method.name.startsWith(FUNCTION))
                        .forEach(functions::add);
            }
        });
        functions.sort((a, b) -> Integer.compare(number(a.name), number(b.name)));
        if (functions.size() != file.functionCount()) {
            throw new WasmBuildException("Chicory made " + functions.size() + " methods of " + file.functionCount()
                    + " functions; its way of naming them has changed.");
        }
        return new ChicoryClasses(functions, new TreeSet<>(result.interpretedFunctions()));
    }

    /** Returns the number of the function whose method is called {@code name}. */
    static int number(String name) {
        return Integer.parseInt(name.substring(FUNCTION.length()));
    }

    /** Returns whether {@code name} is that of a function's method. */
    static boolean isFunction(String name) {
        return name.startsWith(FUNCTION);
    }
}
