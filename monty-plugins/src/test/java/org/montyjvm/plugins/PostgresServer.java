package org.montyjvm.plugins;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL of its own for a test: the programs of Debian's package, a new data folder, a port that was free. */
final class PostgresServer {
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final String OWNER = "monty";

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Starts a server, or skips the tests and says why on a line of its own. */
    static PostgresServer startOrSkip() throws Exception {
        Optional<String> missing = missing();
        missing.ifPresent(why -> System.out.println("Skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        return start();
    }

    private static Optional<String> missing() {
        if (programs().isEmpty()) {
            return Optional.of("PostgreSQL's server is not installed: Debian has it as the package 'postgresql'");
        } else if (isRoot() && !Files.isExecutable(Path.of("/usr/sbin/runuser"))) {
            return Optional.of("PostgreSQL's server does not run as root, and there is no runuser to be another");
        }
        return Optional.empty();
    }

    private static Optional<Path> programs() {
        if (!Files.isDirectory(VERSIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparing(Path::toString));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static PostgresServer start() throws Exception {
        Path folder = Files.createTempDirectory("monty-postgres");
        PostgresServer server = new PostgresServer(programs().orElseThrow(), folder, freePort());
        if (isRoot()) {
            require(List.of("chown", "postgres", folder.toString()), folder);
        }
        server.run(
                "initdb", "-D", folder + "/data", "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        server.run(
                "pg_ctl",
                "-D",
                folder + "/data",
                "-l",
                folder + "/log",
                "-w",
                "-o",
                "-c listen_addresses=127.0.0.1 -c fsync=off -p " + server.port + " -k " + folder,
                "start");
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void run(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("/usr/sbin/runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        require(command, folder);
    }

    private static void require(List<String> command, Path folder) throws Exception {
        Path said = Files.createTempFile("monty-postgres", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile()) // no pipe: the server would keep it open
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        String text = Files.readString(said, UTF_8);
        Files.delete(said);
        if (!ended || process.exitValue() != 0) {
            throw new IllegalStateException(command + " failed:\n" + text);
        }
    }

    /** Returns connections of the owner of the database. */
    DataSource owner() {
        return as(OWNER);
    }

    DataSource as(String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser(user);
        return source;
    }

    void stop() throws Exception {
        run("pg_ctl", "-D", folder + "/data", "-m", "immediate", "-w", "stop");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
