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
 * @param file the module
 * @param names which class holds which function
 * @param classes the content of the class files by internal name
 * @param sizes how large the methods are
 */
record GeneratedClasses(WasmModuleFile file, FunctionNames names, Map<String, byte[]> classes, SizeReport sizes) {

    private static final int FUNCTIONS_PER_CLASS = 400;

    /** Returns the classes of {@code file}. */
    static GeneratedClasses of(WasmModuleFile file) {
        ChicoryClasses compiled = ChicoryClasses.compile(file);
        FunctionNames names = FunctionNames.inOrder(file.functionCount(), FUNCTIONS_PER_CLASS);
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
        return new GeneratedClasses(file, names, classes, sizes);
    }

    /** Returns {@code classFile} with its methods given the bodies of the exported functions. */
    byte[] weave(byte[] classFile) {
        return new ExportWeaving(file, names).weave(classFile);
    }
}
