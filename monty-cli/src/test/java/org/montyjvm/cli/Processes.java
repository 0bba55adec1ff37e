package org.montyjvm.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the command as a process, with the class path and the library of this JVM. */
final class Processes {
    private Processes() {}

    static ProcessBuilder monty(String... args) {
        String library = System.getProperty("monty.native.library");
        return monty(library == null ? List.of() : List.of("-Dmonty.native.library=" + library), args);
    }

    static ProcessBuilder monty(List<String> options, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED"); // which the manifest of the runnable jar says
        }
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MontyCli.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command);
    }

    /**
     * Starts a process that Ctrl-C ends: what a shell has put into the background ignores that, and so does what it starts,
     * this JVM perhaps and all that it starts.
     */
    static Process startHeedingCtrlC(ProcessBuilder builder) throws IOException, InterruptedException {
        List<String> heeding = List.of("env", "--default-signal=INT");
        List<String> trial = new ArrayList<>(heeding);
        trial.add("true");
        assumeTrue(finish(new ProcessBuilder(trial)).exitCode() == 0, "needs the program 'env' of GNU");
        List<String> command = new ArrayList<>(heeding);
        command.addAll(builder.command());
        return start(builder.command(command));
    }

    static Process start(ProcessBuilder builder) throws IOException {
        return builder.redirectError(ProcessBuilder.Redirect.PIPE).start();
    }

    static Command finish(ProcessBuilder builder) throws IOException, InterruptedException {
        return result(start(builder));
    }

    /** Reads one stream after the other: no test fills a pipe with the second. */
    static Command result(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Command(process.waitFor(), out, err);
    }
}
