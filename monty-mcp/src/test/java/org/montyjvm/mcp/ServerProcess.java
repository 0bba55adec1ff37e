package org.montyjvm.mcp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server over HTTP in a process of its own, so that it can be killed. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening at (http://\\S+/mcp);");

    private final Process process;
    private final URI uri;
    private final String token;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();

    private ServerProcess(Process process, Path data) throws IOException {
        this.process = process;
        BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        uri = URI.create(address(err));
        token = Files.readString(data.resolve("token")).strip();
        Thread reader = new Thread(() -> err.lines().forEach(log::add));
        reader.setDaemon(true);
        reader.start();
    }

    static ServerProcess start(Path data, String... options) throws IOException {
        List<String> command = command("--http", "0", "--data", data.toString(), "--rate", "1000000/s");
        command.addAll(List.of(options));
        return new ServerProcess(new ProcessBuilder(command).start(), data);
    }

    /** Returns the command line of a server, on this class path. */
    static List<String> command(String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                MontyMcp.class.getName()));
        command.addAll(List.of(options));
        return command;
    }

    private String address(BufferedReader err) throws IOException {
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            log.add(line);
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return listening.group(1);
            }
        }
        throw new IOException("the server did not start: " + log);
    }

    Probe client() {
        return new Probe(uri, token).connect();
    }

    URI uri() {
        return uri;
    }

    String token() {
        return token;
    }

    String log() {
        return String.join("\n", log);
    }

    /** Ends the process as {@code kill -9} does: nothing in it hears of it. */
    void kill() {
        process.destroyForcibly();
        if (!hasEnded()) {
            throw new IllegalStateException("the server cannot be killed");
        }
    }

    private boolean hasEnded() {
        try {
            return process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        if (!hasEnded()) {
            kill();
        }
    }
}
