package org.montyjvm.wasmbuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            run(
                    Path.of(arguments[0]),
                    Path.of(arguments[1]),
                    Path.of(arguments[2]),
                    hot == null ? List.of() : hotFunctions(hot));
        } catch (IOException e) {
            throw new WasmBuildException("Cannot make the classes of " + arguments[0], e);
        }
    }

    private static List<String> hotFunctions(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static void run(Path wasm, Path classes, Path report, List<String> hot) throws IOException {
        GeneratedClasses generated = generate(Files.readAllBytes(wasm));
        SizeReport sizes = generated.sizes();
        Files.createDirectories(report.toAbsolutePath().getParent());
        Files.writeString(report, sizes.text());
        List<String> violations = sizes.violations(hot);
        if (!violations.isEmpty()) {
            throw new WasmBuildException("The WASM engine would be slow:\n  " + String.join("\n  ", violations));
        }
        Path exports = classes.resolve(RuntimeNames.EXPORTS + ".class");
        Map<String, byte[]> all = new LinkedHashMap<>(generated.classes());
        all.put(RuntimeNames.EXPORTS, generated.weave(Files.readAllBytes(exports)));
        for (Map.Entry<String, byte[]> entry : all.entrySet()) {
            Path target = classes.resolve(entry.getKey() + ".class");
            Files.createDirectories(target.getParent());
            Files.write(target, entry.getValue());
        }
        Files.write(classes.resolve(RuntimeNames.MEMORY_IMAGE), generated.file().memoryImage());
    }

    /** What HotSpot would not compile is split, until there is nothing of that kind or splitting does not help. */
    private static GeneratedClasses generate(byte[] wasm) {
        FunctionSplitting splitting = new FunctionSplitting(wasm);
        byte[] module = wasm;
        while (true) {
            WasmModuleFile file = WasmModuleFile.parse(module);
            Set<String> others = HostImports.others(file.imports(), ALLOWED_IMPORTS);
            if (!others.isEmpty()) {
                throw new WasmBuildException("The module imports what no host gives: " + others);
            }
            GeneratedClasses generated = GeneratedClasses.of(file);
            int parts = 0;
            for (Map.Entry<Integer, Integer> large : generated.sizes().large().entrySet()) {
                int function = large.getKey();
                // The estimate is scaled by what the function really came to.
                long most = (long) WANTED_BYTES * splitting.size(function) / large.getValue();
                parts += splitting.split(function, (int) Math.min(most, WANTED_BYTES));
            }
            if (parts == 0) {
                return generated;
            }
            module = splitting.toBytes();
        }
    }
}
