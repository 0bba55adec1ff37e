package org.montyjvm.cli.repl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real terminal with a program on it: {@code tmux} makes it, types, and tells what a person would see. */
final class TerminalSession implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String socket = "monty-" + UUID.randomUUID();
    private final String tty;

    private TerminalSession(Path folder, Map<String, String> environment, String command)
            throws IOException, InterruptedException {
        StringBuilder line = new StringBuilder("cd " + quoted(folder.toString()) + "; unset NO_COLOR; ");
        environment.forEach((name, value) -> line.append("export " + name + "=" + quoted(value) + "; "));
        line.append(command).append("; echo \"exit code $?\"; exec sleep 600");
        tmux("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "100", line.toString());
        tty = tmux("display-message", "-p", "#{pane_tty}").strip();
    }

    /** Whether this machine has what it takes. */
    static boolean isPossible() {
        return runs("tmux", "-V") && runs("stty", "--version");
    }

    /** Starts the prompt, in a folder and with settings of its own. */
    static TerminalSession start(Path folder, Map<String, String> environment, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED"); // which the manifest of the runnable jar says
        }
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")); // to start sooner
        String library = System.getProperty("monty.native.library");
        if (library != null) {
            command.add("-Dmonty.native.library=" + library);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.montyjvm.cli.MontyCli", "repl"));
        command.addAll(List.of(args));
        Map<String, String> own = new TreeMap<>(Map.of(
                "XDG_STATE_HOME", folder.resolve("state").toString(),
                "XDG_CONFIG_HOME", folder.resolve("config").toString(),
                "MONTY_CONFIG", ""));
        own.putAll(environment);
        return new TerminalSession(
                folder, own, command.stream().map(TerminalSession::quoted).collect(Collectors.joining(" ")));
    }

    /** Types text and presses Enter. */
    TerminalSession line(String text) throws IOException, InterruptedException {
        return type(text).press("Enter");
    }

    /** Types text. */
    TerminalSession type(String text) throws IOException, InterruptedException {
        if (!text.isEmpty()) {
            tmux("send-keys", "-l", "--", text);
        }
        return this;
    }

    /** Presses keys by tmux's names for them, such as {@code C-c}. */
    TerminalSession press(String... keys) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("send-keys"));
        command.addAll(Arrays.asList(keys));
        tmux(command.toArray(String[]::new));
        return this;
    }

    /** Pastes text as terminals do, all of it at once and with brackets around it. */
    TerminalSession paste(Path file) throws IOException, InterruptedException {
        tmux("load-buffer", file.toString());
        tmux("paste-buffer", "-p");
        return this;
    }

    /** Waits until the prompt is there for something to be typed. */
    TerminalSession awaitPrompt() throws IOException, InterruptedException {
        return await(screen -> lastLine(screen).matches("(?:>>>|\\.\\.\\.)") && isRaw());
    }

    /** Waits until the editor has let go of the terminal, because something runs. */
    TerminalSession awaitRun() throws IOException, InterruptedException {
        return await(screen -> !isRaw());
    }

    /** Waits until a text is to be seen. */
    TerminalSession await(String text) throws IOException, InterruptedException {
        return await(screen -> screen.contains(text));
    }

    TerminalSession await(Predicate<String> condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.test(screen())) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain; the screen shows:\n" + screen());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return this;
    }

    /** Returns what is to be seen, without spaces at the ends of lines. */
    String screen() {
        return seen("capture-pane", "-p", "-S", "-");
    }

    /** Returns what is to be seen, with its colours. */
    String colours() {
        return seen("capture-pane", "-p", "-e", "-S", "-");
    }

    private String seen(String... command) {
        try {
            return tmux(command)
                    .lines()
                    .map(String::stripTrailing)
                    .collect(Collectors.joining("\n"))
                    .stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isRaw() {
        try {
            return run("stty", "-a", "-F", tty).contains("-icanon");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String lastLine(String screen) {
        return screen.substring(screen.lastIndexOf('\n') + 1);
    }

    private String tmux(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tmux", "-L", socket));
        command.addAll(Arrays.asList(arguments));
        return run(command.toArray(String[]::new));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }

    private static boolean runs(String... command) {
        try {
            run(command);
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** Ends the terminal, and waits for what ran on it, which may write its files until then. */
    @Override
    public void close() throws IOException {
        try {
            ProcessHandle shell = ProcessHandle.of(Long.parseLong(
                            tmux("display-message", "-p", "#{pane_pid}").strip()))
                    .orElseThrow();
            CompletableFuture<?>[] ends = Stream.concat(Stream.of(shell), shell.descendants())
                    .map(ProcessHandle::onExit)
                    .toArray(CompletableFuture<?>[]::new);
            tmux("kill-server");
            CompletableFuture.allOf(ends).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("what ran on the terminal does not end", e);
        }
    }
}
