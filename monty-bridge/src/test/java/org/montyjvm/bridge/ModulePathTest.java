package org.montyjvm.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An application that is a module, and exports nothing, has plugins; those libraries that are optional are not there. */
@OnEachEngine
@Timeout(120)
class ModulePathTest {
    /** What the application needs of the class path of this test. */
    private static final Pattern MODULES = Pattern.compile(
            ".*(monty-(platform-api|bridge|wire|ffi|wasm)[/\\\\-]|[/\\\\](jna|jspecify|jackson-core|runtime|wasm|log)-\\d).*");

    /** The library, which is no module: nothing requires it. */
    private static final Pattern LIBRARY = Pattern.compile(".*monty-native-rust[/\\\\-].*");

    private static final String DESCRIPTOR = """
            module application {
                requires org.montyjvm.bridge;
            }
            """;

    private static final String APPLICATION = """
            package application;

            import java.lang.invoke.MethodHandles;
            import java.util.List;
            import org.montyjvm.Monty;
            import org.montyjvm.MontyPlatform;
            import org.montyjvm.bridge.DefaultMontyBridge;
            import org.montyjvm.bridge.MontyBridge;
            import org.montyjvm.bridge.MontyFunction;
            import org.montyjvm.bridge.MontyNamespace;
            import org.montyjvm.bridge.MontyPlugin;

            final class Application {
                @MontyNamespace("desk")
                static final class Desk {
                    @MontyFunction
                    List<String> ask(String who) {
                        return List.of(who, getClass().getModule().getName());
                    }
                }

                public static void main(String[] args) {
                    try {
                        MontyPlugin.of(new Desk());
                    } catch (IllegalArgumentException e) {
                        System.out.println(e.getMessage().contains("pass MethodHandles.lookup()"));
                    }
                    MontyPlugin desk = MontyPlugin.of(new Desk(), MethodHandles.lookup());
                    try (MontyPlatform monty = Monty.builder().backend(args[0]).build();
                            MontyBridge bridge = DefaultMontyBridge.builder(monty).plugin(desk).build()) {
                        System.out.println(bridge.run("desk.ask('me')").result().value());
                        System.out.println(bridge.getClass().getModule().getName());
                    }
                }
            }
            """;

    private final String engine;

    ModulePathTest(String engine) {
        this.engine = engine;
    }

    private static String path(Pattern wanted) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> wanted.matcher(entry).matches() && !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void plugins_workUnderTheModuleSystem(@TempDir Path folder) throws Exception {
        Path descriptor = Files.writeString(folder.resolve("module-info.java"), DESCRIPTOR);
        Path source = Files.writeString(
                Files.createDirectories(folder.resolve("application")).resolve("Application.java"), APPLICATION);
        Path classes = folder.resolve("classes");
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-parameters",
                        "--module-path",
                        path(MODULES),
                        "-d",
                        classes.toString(),
                        descriptor.toString(),
                        source.toString());
        assertThat(compiled).isZero();

        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                classes + File.pathSeparator + path(MODULES),
                "--class-path",
                path(LIBRARY),
                "-m",
                "application/application.Application",
                engine));
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(said, UTF_8).lines().filter(line -> !line.startsWith("WARNING")))
                .containsExactly("true", "['me', 'application']", "org.montyjvm.bridge");
        assertThat(process.exitValue()).isZero();
    }
}
