package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.montyjvm.cli.Processes.finish;
import static org.montyjvm.cli.Processes.monty;
import static org.montyjvm.cli.Processes.result;
import static org.montyjvm.cli.Processes.start;
import static org.montyjvm.cli.Processes.startHeedingCtrlC;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process: what depends on the process's own streams, exit code and signals. */
@Timeout(300)
class ProcessTest {
    /** What a JVM gives for the signal. */
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
    void ctrlC_cancelsTheScriptAndSaysSo() throws Exception {
        Process process = startEndless();
        signal(process, "INT");
        Command stopped = result(process);

        assertThat(stopped.exitCode()).isEqualTo(130);
        assertThat(stopped.err()).endsWith("monty: the run was cancelled\n");
    }

    @Test
    void ctrlC_whileAHandlerWorks_cancelsTheScript() throws Exception {
        // A server that takes connections and never answers.
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String origin = "http://127.0.0.1:" + silent.getLocalPort();
            Files.writeString(folder.resolve("http.yaml"), "plugins: {http: {hosts: ['" + origin + "']}}");
            Process process = startHeedingCtrlC(monty(
                    "eval",
                    "--config",
                    folder.resolve("http.yaml").toString(),
                    "print('asking')\nhttp.get('" + origin + "/')"));
            silent.accept();
            signal(process, "INT");
            Command stopped = result(process);

            assertThat(stopped.exitCode()).isEqualTo(130);
            assertThat(stopped.out()).isEqualTo("asking\n");
            assertThat(stopped.err()).isEqualTo("monty: the run was cancelled\n");
        }
    }

    @Test
    void terminatedRun_isCancelledAndSaysSo() throws Exception {
        Process process = startEndless();
        signal(process, "TERM");
        Command stopped = result(process);

        assertThat(stopped.exitCode()).isEqualTo(TERMINATED);
        assertThat(stopped.err()).isEqualTo("monty: the run was cancelled\n");
    }

    @Test
    void ctrlC_outsideOfARun_endsTheProcess() throws Exception {
        Process process = startHeedingCtrlC(monty("eval", "-"));
        process.getOutputStream().write('1');
        process.getOutputStream().flush();
        signal(process, "INT");

        assertThat(process.waitFor()).isEqualTo(130);
    }

    @Test
    void ctrlC_whileAScriptWithPluginsComputes_cancelsIt() throws Exception {
        Path config = Files.writeString(folder.resolve("monty.yaml"), "plugins: {clock: {}}");
        Process process = startEndless("--config", config.toString());
        signal(process, "INT");
        Command stopped = result(process);

        assertThat(stopped).isEqualTo(new Command(130, "", "monty: the run was cancelled\n"));
    }

    /** Starts a script that has told that it runs, and does not end. */
    private Process startEndless(String... options) throws IOException, InterruptedException {
        List<String> args = new ArrayList<>(List.of("eval", "--timeout", "5m"));
        args.addAll(List.of(options));
        args.add("print('runs')\nwhile True:\n    pass");
        Process process = startHeedingCtrlC(monty(args.toArray(String[]::new)));
        StringBuilder line = new StringBuilder();
        for (int next = process.getInputStream().read();
                next >= 0 && next != '\n';
                next = process.getInputStream().read()) {
            line.append((char) next);
        }
        assertThat(line).hasToString("runs");
        return process;
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
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
        assertThat(version.out()).startsWith("monty ").containsPattern("engine: wasm, ABI \\d+, ");
        assertThat(version.err()).contains("/no/such/library");
    }

    @Test
    void tooLittleMemoryForJava_isToldAndExitCode5() throws Exception {
        Path huge = folder.resolve("huge");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(1 << 29);
        }

        Command failed = finish(monty(List.of("-Xmx64m"), "snapshot", "show", huge.toString()));
        assertThat(failed.exitCode()).isEqualTo(5);
        assertThat(failed.err()).matches("monty: Java has too little memory, at most \\d+ MiB; .*\n");
        assertThat(finish(monty(List.of("-Xmx64m"), "snapshot", "show", huge.toString(), "--json"))
                        .out())
                .startsWith("{\"ok\":false,\"error\":\"OutOfMemoryError\"");
    }
}
