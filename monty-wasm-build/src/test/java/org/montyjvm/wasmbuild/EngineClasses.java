package org.montyjvm.wasmbuild;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/**
 * Generated classes together with those of {@code monty-wasm} that they call, which are compiled from their sources here:
 * that module is built after this one.
 */
final class EngineClasses {
    private static final Path SOURCES = Path.of("..", "monty-wasm", "src", "main", "java");
    private static final List<String> NEEDED =
            List.of("LinearMemory", "ModuleVariables", "Operations", "Host", "PrintedText");

    private EngineClasses() {}

    /** Returns a loader of {@code generated}, with the classes they call put into {@code folder}. */
    static ClassLoader load(Map<String, byte[]> generated, Path folder) {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", folder.toString()));
        arguments.addAll(List.of("-classpath", System.getProperty("java.class.path", "")));
        NEEDED.forEach(name -> arguments.add(
                SOURCES.resolve(RuntimeNames.PACKAGE + name + ".java").toString()));
        int exit = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0]));
        if (exit != 0) {
            throw new IllegalStateException("the classes in " + SOURCES + " do not compile");
        }
        try {
            for (Map.Entry<String, byte[]> entry : generated.entrySet()) {
                Files.write(folder.resolve(entry.getKey() + ".class"), entry.getValue());
            }
            return new URLClassLoader(new URL[] {folder.toUri().toURL()}, EngineClasses.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
