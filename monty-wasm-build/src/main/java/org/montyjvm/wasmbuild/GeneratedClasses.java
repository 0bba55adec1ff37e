package org.montyjvm.wasmbuild;

import com.dylibso.chicory.wasm.types.FunctionImport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.MethodNode;

/**
 * The classes of a module.
 *
 * @param classes the content of the class files by internal name
 * @param sizes how large the methods are
 */
record GeneratedClasses(Map<String, byte[]> classes, SizeReport sizes) {

    private static final int FUNCTIONS_PER_CLASS = 400;

    /** Returns the classes of {@code file}. */
    static GeneratedClasses of(WasmModuleFile file) {
        ChicoryClasses compiled = ChicoryClasses.compile(file);
        FunctionNames names = names(file);
        IndirectCalls indirect = new IndirectCalls(file, names);
        MethodRewriting rewriting = new MethodRewriting(file, names, indirect);
        List<FunctionImport> imports = file.imports();
        Map<String, List<MethodNode>> byClass = new LinkedHashMap<>();
        for (MethodNode method : compiled.functions()) {
            int function = ChicoryClasses.number(method.name);
            if (compiled.tooLarge().contains(function)) {
                continue;
            }
            if (function < imports.size()) {
                HostImports.bind(method, imports.get(function));
            } else {
                rewriting.rewrite(method);
                KnownFunctions.bind(method, file.name(function));
            }
            byClass.computeIfAbsent(names.owner(function), owner -> new ArrayList<>())
                    .add(method);
        }
        Map<String, byte[]> classes = new LinkedHashMap<>();
        byClass.forEach((name, methods) -> {
            ClassWriter writer = Classes.begin(name);
            methods.forEach(method -> method.accept(writer));
            writer.visitEnd();
            classes.put(name, writer.toByteArray());
        });
        classes.put(RuntimeNames.INDIRECT, indirect.toClass());
        SizeReport sizes = SizeReport.of(file, compiled.tooLarge(), List.copyOf(classes.values()));
        return new GeneratedClasses(classes, sizes);
    }

    /** Returns which class holds which function of {@code file}. */
    static FunctionNames names(WasmModuleFile file) {
        return FunctionNames.inOrder(file.functionCount(), FUNCTIONS_PER_CLASS);
    }
}
