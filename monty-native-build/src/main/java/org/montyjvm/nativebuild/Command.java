package org.montyjvm.nativebuild;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program to run, with its arguments, folder and environment. Not safe for use by several threads. */
final class Command {

    private static final int LINES_SHOWN = 60;

    private final ProcessBuilder builder;

    private Command(List<String> words) {
        builder = new ProcessBuilder(words);
    }

    /** Returns the command made of {@code words}: the program and its arguments. */
    static Command of(Collection<String> words) {
        return new Command(new ArrayList<>(words));
    }

    /** Returns the command made of {@code words}: the program and its arguments. */
    static Command of(String... words) {
        return of(List.of(words));
    }

    /** Runs the command in {@code folder} and returns this. */
    Command in(Path folder) {
        builder.directory(folder.toFile());
        return this;
    }

    /** Sets environment variables and returns this. */
    Command with(Map<String, String> environment) {
        builder.environment().putAll(environment);
        return this;
    }

    /** Removes environment variables and returns this. */
    Command without(String... variables) {
        builder.environment().keySet().removeAll(List.of(variables));
        return this;
    }

    /**
     * Returns what the command writes to its standard output, without the line end.
     *
     * @throws NativeBuildException if it cannot be started or fails; the message ends with what it wrote
     */
    String output() {
        Path errors = temporaryFile();
        try {
            builder.redirectInput(Redirect.PIPE).redirectError(errors.toFile());
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (waitFor(process) != 0) {
                throw new NativeBuildException(this + " failed:\n" + Files.readString(errors));
            }
            return output.stripTrailing();
        } catch (IOException e) {
            throw new NativeBuildException("Cannot run " + this + ": " + e.getMessage(), e);
        } finally {
            delete(errors);
        }
    }

    /** Returns what the command writes to its standard output, or nothing if it cannot be started or fails. */
    Optional<String> outputIfItSucceeds() {
        try {
            return Optional.of(output());
        } catch (NativeBuildException e) {
            return Optional.empty();
        }
    }

    /**
     * Runs the command with everything that it writes kept in {@code log}.
     *
     * @throws NativeBuildException if it cannot be started or fails; the message ends with the last lines of the log
     */
    void logTo(Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            builder.redirectInput(Redirect.from(nullDevice()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            if (waitFor(builder.start()) != 0) {
                throw new NativeBuildException(this + " failed. The end of " + log + ":\n" + lastLines(log));
            }
        } catch (IOException e) {
            throw new NativeBuildException("Cannot run " + this + ": " + e.getMessage(), e);
        }
    }

    /**
     * Runs the command on this process's own input and output and returns its exit code.
     *
     * @throws NativeBuildException if it cannot be started
     */
    int onThisTerminal() {
        try {
            return waitFor(builder.inheritIO().start());
        } catch (IOException e) {
            throw new NativeBuildException("Cannot run " + this + ": " + e.getMessage(), e);
        }
    }

    /** Returns the program's name and first argument, enough to know which step failed. */
    @Override
    public String toString() {
        List<String> words = builder.command();
        Path program = Path.of(words.get(0)).getFileName();
        return words.size() > 1 ? program + " " + words.get(1) : String.valueOf(program);
    }

    /** A build that is interrupted must not leave a compiler behind that holds the target folder. */
    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            Thread.currentThread().interrupt();
            throw new NativeBuildException("Interrupted while a command ran", e);
        }
    }

    private static File nullDevice() {
        return new File(NativePlatform.host().os().equals("windows") ? "NUL" : "/dev/null");
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("monty-native-build", ".txt");
        } catch (IOException e) {
            throw new NativeBuildException("Cannot create a temporary file", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new NativeBuildException("Cannot delete " + file, e);
        }
    }
}
