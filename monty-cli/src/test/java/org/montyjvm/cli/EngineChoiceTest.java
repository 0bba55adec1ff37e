package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.Monty;
import org.montyjvm.MontyPlatform;

/** The native engine where its library loads, else the one in Java, with one line that says why. */
@Timeout(300)
class EngineChoiceTest {
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");
    private static final String CHOSE_WASM = "Monty runs on the engine wasm. ffi: ";

    @TempDir
    private Path folder;

    private boolean mounted;

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            new ProcessBuilder("umount", folder.resolve("noexec").toString())
                    .start()
                    .waitFor();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void wasm_needsNoNativeCode_onAnyJdk(int release) throws Exception {
        Optional<Path> java = java(release);
        assumeTrue(java.isPresent(), "needs JDK " + release);
        List<String> nowhere = noexecEverywhere();

        Command forced = run(java.orElseThrow(), nowhere, withoutJna(), "eval", "--backend", "wasm", "2 + 2");

        assertThat(forced).isEqualTo(new Command(0, "4\n", ""));
    }

    @Test
    void noJna_isTold_andTheScriptRuns() throws Exception {
        Command chosen = run(thisJava(), List.of(), withoutJna(), "eval", "2 + 2");

        assertThat(chosen.out()).isEqualTo("4\n");
        assertThat(chosen.exitCode()).isZero();
        assertThat(chosen.err()).containsOnlyOnce(CHOSE_WASM).contains("net.java.dev.jna:jna");
    }

    @Test
    void noexec_isTold_andTheScriptRuns() throws Exception {
        assertThat(chosen(noexecEverywhere().toArray(String[]::new)))
                .containsOnlyOnce(CHOSE_WASM)
                .containsPattern("noexec|failed to map segment|not permitted");
    }

    @Test
    void unknownProcessor_isTold_andTheScriptRuns() throws Exception {
        assertThat(chosen("-Dos.arch=x86-64-v9", "-Djna.prefix=linux-x86-64"))
                .containsOnlyOnce(CHOSE_WASM)
                .contains("there is no native Monty library for")
                .contains("os.arch x86-64-v9");
    }

    @Test
    void olderGlibc_isTold_andTheScriptRuns() throws Exception {
        Path library = changedLibrary("GLIBC_2.", "GLIBC_9.");

        assertThat(chosen("-Dmonty.native.library=" + library))
                .containsOnlyOnce(CHOSE_WASM)
                .containsPattern("version .GLIBC_9[.0-9]+' not found");
    }

    @Test
    void musl_isTold_andTheScriptRuns() throws Exception {
        Path library = changedLibrary("libc.so.6", "libc.musl");

        assertThat(chosen("-Dmonty.native.library=" + library))
                .containsOnlyOnce(CHOSE_WASM)
                .contains("libc.musl: cannot open shared object file");
    }

    @Test
    void usableLibrary_isChosenWithoutAWord() throws Exception {
        List<String> options = List.of("-Dmonty.native.library=" + library());

        assertThat(run(thisJava(), options, classPath(), "eval", "2 + 2")).isEqualTo(new Command(0, "4\n", ""));
        assertThat(run(thisJava(), options, classPath(), "--version").out()).contains("engine: ffi");
    }

    @Test
    void forcedEngine_isNotReplaced() throws Exception {
        Command forced = run(thisJava(), List.of(), withoutJna(), "eval", "--backend", "ffi", "2 + 2");

        assertThat(forced.exitCode()).isEqualTo(ExitCode.CRASH);
        assertThat(forced.out()).isEmpty();
        assertThat(forced.err())
                .startsWith("monty: ")
                .contains("ffi: JNA, which calls the native Monty library, is not on the class path");
    }

    /** Returns what the command says when it runs a script without naming an engine, and finds that it runs right. */
    private String chosen(String... options) throws IOException, InterruptedException {
        Command command = run(thisJava(), List.of(options), classPath(), "eval", "2 + 2");
        assertThat(command.out()).as(command.err()).isEqualTo("4\n");
        assertThat(command.exitCode()).isZero();
        return command.err();
    }

    /** Returns the options with which a JVM finds no folder that it could execute something from. */
    private List<String> noexecEverywhere() throws IOException, InterruptedException {
        Path noexec = Files.createDirectory(folder.resolve("noexec"));
        mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "noexec,size=64m", "tmpfs", noexec.toString())
                        .start()
                        .waitFor()
                == 0;
        assumeTrue(mounted, "needs the right to mount a file system with noexec");
        return List.of(
                "-Djava.io.tmpdir=" + noexec,
                "-Duser.home=" + noexec,
                "-Djna.tmpdir=" + noexec,
                "-Djna.nosys=true",
                "-Dmonty.native.cache=" + noexec);
    }

    /** Returns a copy of the library that asks the system for something else. */
    private Path changedLibrary(String wanted, String other) throws IOException {
        String bytes = Files.readString(library(), StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains(wanted);
        Path changed = folder.resolve("libmonty_jvm.so");
        return Files.writeString(changed, bytes.replaceAll(Pattern.quote(wanted), other), StandardCharsets.ISO_8859_1);
    }

    private static Path library() {
        try (MontyPlatform platform = Monty.builder().backend("ffi").build()) {
            return Path.of(platform.engine().origin());
        }
    }

    private static List<String> classPath() {
        return List.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1));
    }

    private static List<String> withoutJna() {
        List<String> rest = classPath().stream()
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("jna"))
                .toList();
        assertThat(rest).hasSizeLessThan(classPath().size());
        return rest;
    }

    private static Path thisJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Returns the command of a JDK: this one, or one where Linux distributions put them. */
    private static Optional<Path> java(int release) throws IOException {
        if (Runtime.version().feature() == release) {
            return Optional.of(thisJava());
        }
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(INSTALLED)) {
            for (Path home : homes.collect(Collectors.toList())) {
                Path told = home.resolve("release");
                if (Files.isRegularFile(told)
                        && Files.readString(told).contains("JAVA_VERSION=\"" + release + ".")
                        && Files.isExecutable(home.resolve("bin/java"))) {
                    return Optional.of(home.resolve("bin/java"));
                }
            }
        }
        return Optional.empty();
    }

    private static Command run(Path java, List<String> options, List<String> classPath, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), MontyCli.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("XDG_CACHE_HOME");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        String ours = err.lines()
                // What JDK 24 and newer say about native access ends with an empty line.
                .filter(line -> !line.startsWith("WARNING: ") && !line.isEmpty())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return new Command(process.waitFor(), out, ours);
    }
}
