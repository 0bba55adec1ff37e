package org.montyjvm.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import com.dylibso.chicory.runtime.TrapException;
import com.dylibso.chicory.wasm.ChicoryException;
import com.fasterxml.jackson.core.JsonFactory;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.montyjvm.Monty;
import org.montyjvm.wire.WireEngine;

/** A JVM of its own with the smallest class path that the engine runs on. */
final class FreshJvm {
    private static final List<Class<?>> NEEDED = List.of(
            WasmBackend.class,
            Monty.class,
            WireEngine.class,
            JsonFactory.class,
            TrapException.class,
            ChicoryException.class);

    private FreshJvm() {}

    /** Runs a program that has to end well, and returns what it printed. */
    static String run(Class<?> program, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(Stream.concat(Stream.of(program), NEEDED.stream())
                .map(needed -> home(needed).toString())
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(program.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** Returns the folder or archive that a class comes from. */
    static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
