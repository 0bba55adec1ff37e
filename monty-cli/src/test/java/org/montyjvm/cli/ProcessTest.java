package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process: what depends on the process's own streams, exit code and signals. */
@Timeout(300)
class ProcessTest {
    /** What a JVM that nothing stopped gives for the signal. */
    private static final int TERMINATED = 128 + 15;

    @TempDir
    private Path folder;

    @Test
    void exitCode_isThatOfTheCommand() throws Exception {
        assertThat(finish(monty("eval", "2 + 2"))).isEqualTo(new Command(0, "4\n", ""));
        assertThat(finish(monty("eval", "1 / 0")).exitCode()).isEqualTo(1);
        assertThat(finish(monty("evla")).exitCode()).isEqualTo(2);
    }

    @Test
    void output_isUtf8_whateverTheLocale() throws Exception {
        ProcessBuilder monty = monty("eval", "-");
        monty.environment().put("LC_ALL", "C");
        Files.writeString(folder.resolve("in"), "print('\u00e9\ud83c\udf89')");
        monty.redirectInput(folder.resolve("in").toFile());

        assertThat(finish(monty)).isEqualTo(new Command(0, "\u00e9\ud83c\udf89\n", ""));
    }

    @Test
    void terminatedRun_isCancelledAndSaysSo() throws Exception {
        Command stopped = null;
        // The signal may come before the run; then there is nothing to cancel, and we wait longer.
        for (long wait = 1_000; stopped == null || stopped.exitCode() == TERMINATED; wait *= 2) {
            Process process = start(monty("eval", "--timeout", "5m", "print('before')\nwhile True: pass"));
            if (!process.waitFor(wait, TimeUnit.MILLISECONDS)) {
                process.toHandle().destroy(); // Process.destroy would close the streams too
            }
            stopped = result(process);
        }

        assertThat(stopped.exitCode()).isEqualTo(4);
        assertThat(stopped.err()).startsWith("monty: ").contains("cancelled");
    }

    @Test
    void fullDisk_isToldAndExitCode5() throws Exception {
        File full = new File("/dev/full");
        assumeThat(full).exists();

        Command lost = finish(monty("eval", "1").redirectOutput(full));

        assertThat(lost.exitCode()).isEqualTo(5);
        assertThat(lost.err()).startsWith("monty: the output could not be written: ");
    }

    @Test
    void readerThatHasSeenEnough_isNoError() throws Exception {
        Process process = start(monty("eval", "print('x' * 900_000)\nprint('y')"));
        process.getInputStream().close();

        assertThat(process.waitFor()).isZero();
        assertThat(process.getErrorStream().readAllBytes()).isEmpty();
    }

    @Test
    void missingLibrary_ofTheEngineThatWasAskedFor_isExitCode5AndSaysWhatIsMissing() throws Exception {
        Command failed =
                finish(monty(List.of("-Dmonty.native.library=/no/such/library"), "eval", "--backend", "ffi", "1"));

        assertThat(failed.exitCode()).isEqualTo(5);
        assertThat(failed.err()).startsWith("monty: ").contains("/no/such/library");
    }

    @Test
    void missingLibrary_isMoreThanTheLadderBears() throws Exception {
        Command ladder = finish(monty(List.of("-Dmonty.native.library=/no/such/library"), "ladder"));

        assertThat(ladder.exitCode()).isEqualTo(ExitCode.CRASH);
        assertThat(ladder.out()).isEmpty();
        assertThat(ladder.err()).startsWith("monty: ").contains("/no/such/library");
    }

    @Test
    void missingLibrary_showsTheVersionOfTheOtherEngine() throws Exception {
        Command version = finish(monty(List.of("-Dmonty.native.library=/no/such/library"), "--version"));

        assertThat(version.exitCode()).isZero();
        assertThat(version.out()).startsWith("monty ").contains("engine: wasm, ABI 2");
        assertThat(version.err()).contains("/no/such/library");
    }

    private ProcessBuilder monty(String... args) {
        String library = System.getProperty("monty.native.library");
        return monty(library == null ? List.of() : List.of("-Dmonty.native.library=" + library), args);
    }

    private ProcessBuilder monty(List<String> options, String... args) {
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

    private static Process start(ProcessBuilder builder) throws IOException {
        return builder.redirectError(ProcessBuilder.Redirect.PIPE).start();
    }

    private static Command finish(ProcessBuilder builder) throws IOException, InterruptedException {
        return result(start(builder));
    }

    /** Reads one stream after the other: no test fills a pipe with the second. */
    private static Command result(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Command(process.waitFor(), out, err);
    }
}
