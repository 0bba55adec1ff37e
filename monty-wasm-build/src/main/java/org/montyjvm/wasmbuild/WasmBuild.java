package org.montyjvm.wasmbuild;

import com.dylibso.chicory.compiler.internal.Compiler;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.montyjvm.wasmbuild.split.FunctionSplitting;

/**
 * The build program's one command: {@code WASM CLASSES REPORT [HOT]} puts the classes of the module {@code WASM} beside
 * those that were compiled into {@code CLASSES}, gives the methods of {@code MontyModule} there their bodies, writes
 * {@code REPORT}, and fails if a function named in {@code HOT} is too large to be compiled by HotSpot.
 */
public final class WasmBuild {

    /** What the module may import. */
    private static final Set<String> ALLOWED_IMPORTS = Set.of(
            "wasi_snapshot_preview1.clock_time_get",
            "wasi_snapshot_preview1.environ_get",
            "wasi_snapshot_preview1.environ_sizes_get",
            "wasi_snapshot_preview1.fd_write",
            "wasi_snapshot_preview1.proc_exit",
            "wasi_snapshot_preview1.random_get",
            "wasi_snapshot_preview1.sched_yield",
            "monty.cancelled",
            "monty.printed");

    /** What a large function is split into: well below HotSpot's limit, because estimates are what they are. */
    private static final int WANTED_BYTES = 5_500;

    private static final String JAR = "jar:";

    private WasmBuild() {}

    /**
     * Runs the command. It never ends the JVM, because Maven runs it in its own.
     *
     * @param arguments the module, the folder of classes, the report and, if wanted, the list of hot functions
     * @throws WasmBuildException if the module cannot be turned into classes
     */
    public static void main(String[] arguments) {
        if (arguments.length < 3 || arguments.length > 4) {
            throw new WasmBuildException("Usage: WasmBuild WASM CLASSES REPORT [HOT]");
        }
        try {
            Path hot = arguments.length == 4 ? Path.of(arguments[3]) : null;
            run(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), hot);
        } catch (IOException e) {
            throw new WasmBuildException("Cannot make the classes of " + arguments[0], e);
        }
    }

    private static List<String> hotFunctions(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static void run(Path wasm, Path classes, Path report, @Nullable Path hot) throws IOException {
        Path folder = report.toAbsolutePath().resolveSibling("wasm-classes");
        Files.createDirectories(folder);
        KeptClasses kept = KeptClasses.in(folder, inputs(wasm, hot));
        ModuleClasses made = kept.read().orElse(null);
        if (made == null) {
            made = make(Files.readAllBytes(wasm), report, hot == null ? List.of() : hotFunctions(hot));
            kept.write(made);
        }
        Files.writeString(report, made.report());
        WasmModuleFile file = WasmModuleFile.parse(made.module());
        Path exports = classes.resolve(RuntimeNames.EXPORTS + ".class");
        Map<String, byte[]> all = new LinkedHashMap<>(made.classes());
        all.put(
                RuntimeNames.EXPORTS,
                new ExportWeaving(file, GeneratedClasses.names(file)).weave(Files.readAllBytes(exports)));
        for (Map.Entry<String, byte[]> entry : all.entrySet()) {
            Path target = classes.resolve(entry.getKey() + ".class");
            Files.createDirectories(target.getParent());
            Files.write(target, entry.getValue());
        }
        Files.write(classes.resolve(RuntimeNames.MEMORY_IMAGE), file.memoryImage());
    }

    /** Returns the files that decide what the classes are: the module, this program, and Chicory's compiler. */
    private static List<Path> inputs(Path wasm, @Nullable Path hot) {
        List<Path> inputs = new ArrayList<>(List.of(wasm, origin(WasmBuild.class), origin(Compiler.class)));
        if (hot != null) {
            inputs.add(hot);
        }
        return inputs;
    }

    /** Returns the jar or folder that a class is from. Maven gives its classes no code source. */
    private static Path origin(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        String url = String.valueOf(type.getResource("/" + name));
        String folder = url.substring(0, url.length() - name.length());
        return Path.of(
                URI.create(folder.startsWith(JAR) ? folder.substring(JAR.length(), folder.lastIndexOf('!')) : folder));
    }

    /** What HotSpot would not compile is split, until there is nothing of that kind or splitting does not help. */
    private static ModuleClasses make(byte[] wasm, Path report, List<String> hot) throws IOException {
        FunctionSplitting splitting = new FunctionSplitting(wasm);
        byte[] module = wasm;
        while (true) {
            GeneratedClasses generated = generate(module);
            int parts = 0;
            for (Map.Entry<Integer, Integer> large : generated.sizes().large().entrySet()) {
                int function = large.getKey();
                // The estimate is scaled by what the function really came to.
                long most = (long) WANTED_BYTES * splitting.size(function) / large.getValue();
                parts += splitting.split(function, (int) Math.min(most, WANTED_BYTES));
            }
            if (parts == 0) {
                requireFast(generated.sizes(), report, hot);
                return new ModuleClasses(
                        module, generated.classes(), generated.sizes().text());
            }
            module = splitting.toBytes();
        }
    }

    private static GeneratedClasses generate(byte[] module) {
        WasmModuleFile file = WasmModuleFile.parse(module);
        Set<String> others = HostImports.others(file.imports(), ALLOWED_IMPORTS);
        if (!others.isEmpty()) {
            throw new WasmBuildException("The module imports what no host gives: " + others);
        }
        return GeneratedClasses.of(file);
    }

    private static void requireFast(SizeReport sizes, Path report, List<String> hot) throws IOException {
        List<String> violations = sizes.violations(hot);
        if (!violations.isEmpty()) {
            Files.writeString(report, sizes.text());
            throw new WasmBuildException("The WASM engine would be slow:\n  " + String.join("\n  ", violations));
        }
    }
}
