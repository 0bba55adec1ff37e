package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command on a real terminal, which the program {@code script} makes. */
@Timeout(300)
class TerminalTest {
    private static final String RED = "\u001b[31m";
    private static final String COLOUR = "\u001b\\[[0-9;]*m";
    private static final String ERASE = "\r\u001b[K";

    @TempDir
    private Path folder;

    @BeforeEach
    void findTerminal() {
        assumeTrue(runs("script", "--version"), "needs the program 'script' of util-linux, which makes a terminal");
    }

    @Test
    void error_isColoured() throws Exception {
        assertThat(onTerminal(Map.of(), "", "eval", "1 / 0"))
                .contains(RED + "1 / 0\u001b[0m", "\u001b[1;35mZeroDivisionError\u001b[0m: ");
    }

    @Test
    void complaint_isColoured() throws Exception {
        assertThat(onTerminal(Map.of(), "", "evla", "1")).contains("\u001b[1;31mmonty:\u001b[0m there is no command");
    }

    @Test
    void noColor_isObeyed() throws Exception {
        assertThat(onTerminal(Map.of(), "", "eval", "--no-color", "1 / 0"))
                .contains("ZeroDivisionError: division by zero")
                .doesNotContainPattern(COLOUR);
        assertThat(onTerminal(Map.of("NO_COLOR", "1"), "", "eval", "1 / 0")).doesNotContainPattern(COLOUR);
        assertThat(onTerminal(Map.of("TERM", "dumb"), "", "eval", "1 / 0")).doesNotContain("\u001b");
    }

    @Test
    void eachStream_isLookedAtByItself() throws Exception {
        Path file = folder.resolve("err");

        assertThat(onTerminal(Map.of(), "2>" + file, "eval", "1 / 0")).isEmpty();
        assertThat(file).content().contains("ZeroDivisionError").doesNotContain("\u001b");
        assertThat(onTerminal(Map.of(), ">" + file, "eval", "1 / 0")).contains(RED);
    }

    @Test
    void longRun_showsItsProgress_andTakesItAway() throws Exception {
        String shown = onTerminal(Map.of(), "", "eval", "--timeout", "2500ms", "while True: pass");

        assertThat(shown).contains(ERASE + "\u001b[2mrunning for 1 s, the limit is 2500ms");
        String rest = shown.substring(shown.lastIndexOf(ERASE));
        assertThat(rest).contains("time limit exceeded").doesNotContain("running for");
    }

    @Test
    void progress_isNotInAPipe() throws Exception {
        Path file = folder.resolve("err");

        onTerminal(Map.of(), "2>" + file, "eval", "--timeout", "1500ms", "while True: pass");

        assertThat(file).content().contains("time limit exceeded").doesNotContain("running for", "\r");
    }

    @Test
    void help_isColouredOnATerminalAlone() throws Exception {
        assertThat(onTerminal(Map.of(), "", "--help")).contains("\u001b[1m");
        assertThat(Command.run("--help").out()).doesNotContain("\u001b");
    }

    /** Returns what a terminal gets, with line ends as programs write them. */
    private String onTerminal(Map<String, String> environment, String redirection, String... args)
            throws IOException, InterruptedException {
        String command = Processes.monty(args).command().stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        Path script = Files.writeString(folder.resolve("command.sh"), "exec " + command + " " + redirection + "\n");
        ProcessBuilder builder = new ProcessBuilder("script", "-qec", "sh " + script, "/dev/null");
        builder.environment().remove("NO_COLOR");
        builder.environment().put("TERM", "xterm-256color");
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return shown.replace("\r\n", "\n");
    }

    private static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command)).start();
            process.getOutputStream().close();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
