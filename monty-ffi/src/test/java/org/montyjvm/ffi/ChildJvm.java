package org.montyjvm.ffi;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.montyjvm.Monty;
import org.montyjvm.MontyPlatform;

/** A JVM of its own that runs a main class of the tests: a library can be loaded only once in a process. */
final class ChildJvm {
    private static final long PATIENCE_SECONDS = 120;

    private final List<String> options = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
    private final List<String> before = new ArrayList<>();
    private String classPath = System.getProperty("java.class.path");
    private Jdk jdk = Jdk.ofThisProcess();

    /** Replaces the class path, which is that of this JVM. */
    ChildJvm classPath(String replacement) {
        classPath = replacement;
        return this;
    }

    /** Puts a folder or jar before the class path. */
    ChildJvm firstOnClassPath(Path entry) {
        classPath = entry + File.pathSeparator + classPath;
        return this;
    }

    /** Replaces the JDK, which is that of this JVM. */
    ChildJvm on(Jdk other) {
        jdk = other;
        return this;
    }

    /** Uses the native library that this JVM uses. */
    ChildJvm withLibraryOfThisProcess() {
        try (MontyPlatform platform = Monty.create()) {
            return option("-D" + LibraryLoader.LIBRARY_PROPERTY + "="
                    + platform.engine().origin());
        }
    }

    ChildJvm option(String option) {
        options.add(option);
        return this;
    }

    /** Runs the JVM through another program, which gets the command as its arguments. */
    ChildJvm through(String... command) {
        before.addAll(List.of(command));
        return this;
    }

    /** Starts the JVM; it writes both streams to one. */
    Process start(Class<?> main) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(jdk.java().toString());
        command.addAll(options);
        if (jdk.feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.add("-cp");
        command.add(classPath);
        command.add(main.getName());
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Runs the JVM to its end and returns what it printed. */
    String run(Class<?> main) throws IOException, InterruptedException {
        return output(start(main));
    }

    static String output(Process process) throws IOException, InterruptedException {
        try (InputStream in = process.getInputStream()) {
            String output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the JVM did not end; it printed " + output);
            }
            return output.strip();
        }
    }

    /** Makes a folder for the class path that has the library this JVM uses, as the published jar has it. */
    static Path bundledLibrary(Path folder) {
        NativeTarget target = NativeTarget.current();
        try (MontyPlatform platform = Monty.create()) {
            byte[] library = Files.readAllBytes(Path.of(platform.engine().origin()));
            Path file = folder.resolve(target.resource().substring(1));
            Files.createDirectories(file.getParent());
            Files.write(file, library);
            Files.writeString(file.resolveSibling(target.fileName() + ".sha256"), sha256(library) + "\n");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
