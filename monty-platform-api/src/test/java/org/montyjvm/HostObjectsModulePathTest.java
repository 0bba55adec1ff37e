package org.montyjvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that is a module of its own: exporting the interface is all that host objects ask of it. */
class HostObjectsModulePathTest {
    private static final String APPLICATION = """
            package app.inside;
            import org.montyjvm.*;
            public final class Main {
                private static final class Hidden implements app.api.Thing {
                    public String getName() { return "hidden"; }
                }
                interface Closed { String getName(); }
                public static void main(String[] args) {
                    try (MontyHostObjects objects = MontyHostObjects.create()) {
                        System.out.println(objects.expose(new Hidden(), app.api.Thing.class));
                        try {
                            objects.expose((Closed) () -> "closed", Closed.class);
                        } catch (IllegalArgumentException e) {
                            System.out.println(e.getMessage());
                        }
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void interfaceInAnExportedPackage_works_andAnotherIsRefusedWithAReason() throws Exception {
        write("src/module-info.java", "module app { requires org.montyjvm; exports app.api; }");
        write("src/app/api/Thing.java", "package app.api; public interface Thing { String getName(); }");
        write("src/app/inside/Main.java", APPLICATION);
        String libraries = location(MontyHostObjects.class) + File.pathSeparator + location(NullMarked.class);
        compile(libraries);
        assertThat(run(libraries))
                .hasSize(2)
                .satisfies(lines -> assertThat(lines.get(0)).isEqualTo("Thing(name='hidden')"))
                .satisfies(lines -> assertThat(lines.get(1))
                        .contains("Closed.getName()")
                        .contains("exported or opened to the module org.montyjvm"));
    }

    private void compile(String libraries) {
        List<String> arguments = new ArrayList<>(
                List.of("-p", libraries, "-d", folder.resolve("out").toString()));
        for (String source : List.of("module-info.java", "app/api/Thing.java", "app/inside/Main.java")) {
            arguments.add(folder.resolve("src").resolve(source).toString());
        }
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(status).isZero();
    }

    private List<String> run(String libraries) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-p",
                        libraries + File.pathSeparator + folder.resolve("out"),
                        "-m",
                        "app/app.inside.Main")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(output);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
