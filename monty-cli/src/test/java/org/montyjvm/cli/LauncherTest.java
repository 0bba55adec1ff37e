package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The script {@code monty} of the root, in a folder that looks like a clone, and with a Maven that only notes that it was
 * called and puts {@link Echo} where the real one would put the command.
 */
@Timeout(300)
class LauncherTest {
    private static final List<String> TOOLS = List.of(
            "bash", "cat", "cp", "find", "flock", "grep", "mkdir", "mv", "readlink", "rm", "sleep", "tail", "touch");

    private static final String MAVEN = """
            #!/usr/bin/env bash
            echo "$@" >>"$CALLS"
            if [ -n "${BROKEN:-}" ]; then
                for line in {1..40}; do echo "[ERROR] line $line"; done
                exit 1
            fi
            [ -z "${SLOW:-}" ] || sleep 2
            [ -z "${EDITED:-}" ] || touch "$EDITED"
            mkdir -p monty-cli/target
            cp "$ECHO" monty-cli/target/monty.jar
            """;

    @TempDir
    private Path folder;

    private Path clone;
    private Path tools;
    private Path calls;

    @BeforeEach
    void makeClone() throws IOException {
        assumeThat(File.separator).as("a shell script").isEqualTo("/");
        clone = Files.createDirectory(folder.resolve("a clone"));
        tools = Files.createDirectory(folder.resolve("tools"));
        calls = Files.createFile(folder.resolve("calls"));
        Files.copy(Path.of("..", "monty"), clone.resolve("monty"));
        executable(clone.resolve("monty"));
        for (String file : List.of(
                "pom.xml",
                "README.md",
                "monty-cli/pom.xml",
                "monty-cli/src/main/java/Main.java",
                "monty-cli/src/test/java/MainTest.java",
                "fixtures/src/main/resources/ladder/index.json",
                "monty-native-rust/Cargo.lock",
                "monty-native-rust/src/lib.rs",
                "monty-native-rust/patches/a.patch")) {
            Path path = clone.resolve(file);
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }
        Files.writeString(tools.resolve("mvn"), MAVEN);
        executable(tools.resolve("mvn"));
        for (String tool : TOOLS) {
            link(tool);
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Echo.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString());
        new JarOutputStream(Files.newOutputStream(folder.resolve("echo.jar")), manifest).close();
        setAge(clone, 3600);
    }

    @Test
    void firstStart_buildsAndSaysSo_andPassesEverythingOn() throws Exception {
        Command first = launch(Map.of(), "a b", "", "*", "\"q\" $x 'y'", "\u00e9\ud83c\udf89");

        assertThat(first.out()).isEqualTo("a b||*|\"q\" $x 'y'|\u00e9\ud83c\udf89");
        assertThat(first.exitCode()).isEqualTo(7);
        assertThat(first.err()).isEqualTo("Building Monty (the first time takes a few minutes) ...\n");
        assertThat(calls).hasContent("-q -B -ntp -Dquickly -pl monty-cli -am package");
    }

    @Test
    void nextStart_buildsNothingAndIsQuiet() throws Exception {
        launch(Map.of());

        assertThat(launch(Map.of(), "again")).isEqualTo(new Command(7, "again", ""));
        assertThat(timesBuilt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "monty-cli/pom.xml",
                "monty-cli/src/main/java/Main.java",
                "fixtures/src/main/resources/ladder/index.json",
                "monty-native-rust/Cargo.lock",
                "monty-native-rust/src/lib.rs",
                "monty-native-rust/patches/a.patch"
            })
    void changedInput_isNamedAndBuiltAgain(String input) throws Exception {
        launch(Map.of());
        setAge(clone.resolve(input), 0);

        assertThat(launch(Map.of()).err()).isEqualTo("Building Monty again, as " + input + " has changed ...\n");
        assertThat(launch(Map.of()).err()).isEmpty();
        assertThat(timesBuilt()).isEqualTo(2);
    }

    @Test
    void newAndDeletedSources_areBuiltAgain() throws Exception {
        launch(Map.of());
        Path added = Files.createFile(clone.resolve("monty-cli/src/main/java/Added.java"));
        launch(Map.of());
        Files.delete(added);
        launch(Map.of());

        assertThat(timesBuilt()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "monty-cli/src/test/java/MainTest.java"})
    void changeThatTheCommandIsNotMadeFrom_buildsNothing(String file) throws Exception {
        launch(Map.of());
        setAge(clone.resolve(file), 0);
        launch(Map.of());

        assertThat(timesBuilt()).isEqualTo(1);
    }

    @Test
    void changeDuringTheBuild_isBuiltByTheNextStart() throws Exception {
        launch(Map.of("EDITED", "monty-cli/src/main/java/Main.java"));
        launch(Map.of());

        assertThat(timesBuilt()).isEqualTo(2);
    }

    @Test
    void brokenBuild_showsItsEndAndItsLog_andIsTriedAgain() throws Exception {
        Command broken = launch(Map.of("BROKEN", "1"));

        assertThat(broken.exitCode()).isEqualTo(5);
        assertThat(broken.out()).isEmpty();
        assertThat(broken.err())
                .doesNotContain("line 15\n")
                .contains("line 16\n", "line 40\n")
                .endsWith("monty: the build failed; all that it said is in "
                        + clone.toRealPath().resolve("target/monty/build.log") + "\n");
        assertThat(clone.resolve("target/monty/build.log")).content().contains("line 1\n");
        assertThat(launch(Map.of()).exitCode()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void startsAtTheSameTime_buildOnce(boolean flock) throws Exception {
        if (!flock) {
            Files.deleteIfExists(tools.resolve("flock"));
        }
        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            starts.add(start(Map.of("SLOW", "1"), clone.resolve("monty"), "same"));
        }

        for (Process start : starts) {
            assertThat(result(start).out()).isEqualTo("same");
        }
        assertThat(timesBuilt()).isEqualTo(1);
    }

    @Test
    void lockOfABuildThatDied_isTaken() throws Exception {
        Files.deleteIfExists(tools.resolve("flock"));
        Path lock = Files.createDirectories(clone.resolve("target/monty/lock.held"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.writeString(lock.resolve("owner"), dead.pid() + "\n");

        assertThat(launch(Map.of()).exitCode()).isEqualTo(7);
        assertThat(lock).doesNotExist();
    }

    @Test
    void closedStandardInput_isEmpty() throws Exception {
        launch(Map.of());
        Path script = Files.writeString(folder.resolve("closed"), "#!/bin/sh\nexec '" + clone + "/monty' - <&-\n");
        executable(script);

        assertThat(result(start(Map.of(), script)).out()).isEqualTo("0 bytes-");
    }

    @Test
    void collectorOfTheUser_isTheOnlyOne() throws Exception {
        Path java = fakeJava("jdk", "17.0.15");
        launch(Map.of("JAVA_HOME", java.toString()), "eval", "1");
        launch(Map.of("JAVA_HOME", java.toString(), "MONTY_JAVA_OPTS", "-XX:+UseParallelGC"), "eval", "1");

        List<String> starts = Files.readAllLines(java.resolve("starts"));
        assertThat(starts.get(1)).contains("-XX:+UseSerialGC");
        assertThat(starts.get(2)).contains("-XX:+UseParallelGC").doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void archiveOfClasses_isMadeOnce_andUsedFromThenOn() throws Exception {
        Path java = fakeJava("jdk", "17.0.15");

        launch(Map.of("JAVA_HOME", java.toString()), "eval", "1");
        launch(Map.of("JAVA_HOME", java.toString()), "eval", "1");

        List<String> starts = Files.readAllLines(java.resolve("starts"));
        assertThat(starts).hasSize(3);
        assertThat(starts.get(0)).contains("-XX:ArchiveClassesAtExit=").endsWith("org.montyjvm.cli.Training");
        assertThat(starts.get(1)).contains("-XX:SharedArchiveFile=").endsWith("monty.jar eval 1");
        assertThat(starts.get(2)).isEqualTo(starts.get(1));
        assertThat(archive(starts.get(1))).hasContent("classes");
    }

    @Test
    void archiveOfClasses_thatAnotherStartMakes_isNotWaitedFor() throws Exception {
        Files.deleteIfExists(tools.resolve("flock"));
        launch(Map.of());
        Path java = fakeJava("jdk", "17.0.15");
        Path lock = Files.createDirectories(clone.resolve("target/monty/lock.held"));
        Files.writeString(lock.resolve("owner"), ProcessHandle.current().pid() + "\n");

        Command without = launch(Map.of("JAVA_HOME", java.toString()), "eval", "1");

        assertThat(without.err()).isEmpty();
        assertThat(Files.readAllLines(java.resolve("starts")))
                .singleElement()
                .asString()
                .doesNotContain("SharedArchiveFile");
    }

    @Test
    void archiveOfClasses_isOfOneJava_andOfOneBuild() throws Exception {
        Path java = fakeJava("jdk", "17.0.15");
        Path newer = fakeJava("newer", "25");

        launch(Map.of("JAVA_HOME", java.toString()));
        launch(Map.of("JAVA_HOME", newer.toString()));
        setAge(clone.resolve("pom.xml"), 0);
        launch(Map.of("JAVA_HOME", newer.toString()));
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"17.0.16\"\n");
        launch(Map.of("JAVA_HOME", java.toString()));

        List<String> ofJava = Files.readAllLines(java.resolve("starts"));
        List<String> ofNewer = Files.readAllLines(newer.resolve("starts"));
        assertThat(ofJava)
                .filteredOn(start -> start.contains("ArchiveClassesAtExit"))
                .hasSize(2);
        assertThat(ofNewer)
                .filteredOn(start -> start.contains("ArchiveClassesAtExit"))
                .hasSize(2);
        assertThat(List.of(archive(ofJava.get(1)), archive(ofNewer.get(1)), archive(ofJava.get(3))))
                .doesNotHaveDuplicates();
    }

    @Test
    void javaThatMakesNoArchive_isAskedOnce_andGoesWithout() throws Exception {
        Path java = fakeJava("jdk", "17.0.15");

        for (int i = 0; i < 2; i++) {
            assertThat(launch(Map.of("JAVA_HOME", java.toString(), "NO_ARCHIVE", "1"))
                            .exitCode())
                    .isZero();
        }

        List<String> starts = Files.readAllLines(java.resolve("starts"));
        assertThat(starts).hasSize(3);
        assertThat(starts.subList(1, 3)).noneMatch(start -> start.contains("SharedArchiveFile"));
    }

    /** Returns a Java that notes how it was started, and makes an archive where it is asked for one. */
    private Path fakeJava(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name).resolve("bin")).getParent();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(home.resolve("bin/java"), """
                        #!/usr/bin/env bash
                        echo "$@" >>"%s/starts"
                        for word; do
                            case $word in
                                -XX:ArchiveClassesAtExit=*)
                                    [ -z "${NO_ARCHIVE:-}" ] || exit 1
                                    echo classes >"${word#*=}"
                                    ;;
                            esac
                        done
                        """.formatted(home));
        executable(home.resolve("bin/java"));
        return home;
    }

    private static Path archive(String start) {
        return Path.of(start.replaceFirst(".*-XX:SharedArchiveFile=(.*?\\.jsa) .*", "$1"));
    }

    @Test
    void links_leadToTheClone() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("direct"), clone.resolve("monty"));
        Files.createSymbolicLink(bin.resolve("monty"), Path.of("direct"));

        assertThat(result(start(Map.of(), bin.resolve("monty"), "linked")).out())
                .isEqualTo("linked");
    }

    @Test
    void anyCharacter_arrivesWithoutALocale() throws Exception {
        assertThat(launch(Map.of("LC_ALL", "C"), "\u00e9\ud83c\udf89").out()).isEqualTo("\u00e9\ud83c\udf89");
        assertThat(launch(Map.of("LC_ALL", "", "LANG", ""), "\u00e9\ud83c\udf89")
                        .out())
                .isEqualTo("\u00e9\ud83c\udf89");
    }

    @Test
    void javaOptions_reachTheJvm() throws Exception {
        assertThat(launch(Map.of("MONTY_JAVA_OPTS", "-Xlog:disable -XshowSettings:vm -Xmx99m"))
                        .err())
                .contains("Max. Heap Size: 99.00M");
    }

    @ParameterizedTest
    @CsvSource({"11.0.2, 11", "1.8.0_292, 8"})
    void javaThatIsTooOld_isRefusedByName(String version, String release) throws Exception {
        Path old = Files.createDirectories(folder.resolve("old/bin")).getParent();
        Files.writeString(old.resolve("bin/java"), "");
        executable(old.resolve("bin/java"));
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");

        assertThat(launch(Map.of("JAVA_HOME", old.toString())))
                .isEqualTo(new Command(
                        5,
                        "",
                        "monty: " + old + "/bin/java is Java " + release
                                + ": install JDK 17 or newer, and set JAVA_HOME to it\n"));
    }

    @Test
    void javaWithoutAReleaseFile_isAskedForItsVersion() throws Exception {
        Path old = Files.createDirectories(folder.resolve("old/bin")).getParent();
        Files.writeString(
                old.resolve("bin/java"), "#!/usr/bin/env bash\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
        executable(old.resolve("bin/java"));

        assertThat(launch(Map.of("JAVA_HOME", old.toString())).err()).contains("is Java 11: install JDK 17");
    }

    @Test
    void wrongJavaHome_isToldByName() throws Exception {
        assertThat(launch(Map.of("JAVA_HOME", "/no/such/java")).err())
                .isEqualTo("monty: JAVA_HOME is /no/such/java, which has no bin/java\n");
    }

    @Test
    void noJava_isTold() throws Exception {
        assertThat(launch(Map.of("JAVA_HOME", "")))
                .isEqualTo(new Command(
                        5, "", "monty: there is no java on the PATH: install JDK 17 or newer, or set JAVA_HOME\n"));
    }

    @Test
    void noMaven_isToldOnlyWhenItIsNeeded() throws Exception {
        Path maven = tools.resolve("mvn");
        Path away = folder.resolve("mvn");
        Files.move(maven, away);
        assertThat(launch(Map.of()))
                .isEqualTo(
                        new Command(
                                5,
                                "",
                                "monty: Monty has to be built, and there is no mvn on the PATH: install Maven 3.8.7 or newer\n"));

        Files.move(away, maven);
        launch(Map.of());
        Files.move(maven, away);
        assertThat(launch(Map.of()).exitCode()).isEqualTo(7);
    }

    private Command launch(Map<String, String> environment, String... args) throws Exception {
        return result(start(environment, clone.resolve("monty"), args));
    }

    private Process start(Map<String, String> environment, Path script, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeAll(List.of("MONTY_JAVA_OPTS", "LC_ALL", "LC_CTYPE"));
        builder.environment()
                .putAll(Map.of(
                        "PATH", tools.toString(),
                        "LANG", "C.UTF-8",
                        "JAVA_HOME", System.getProperty("java.home"),
                        "CALLS", calls.toString(),
                        "ECHO", folder.resolve("echo.jar").toString()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Command result(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Command(process.waitFor(), out, err);
    }

    private int timesBuilt() throws IOException {
        return Files.readAllLines(calls).size();
    }

    /** Makes a tool of this machine visible to the script, which sees no other. Does nothing where there is none. */
    private void link(String tool) throws IOException {
        for (String bin : System.getenv("PATH").split(File.pathSeparator, -1)) {
            Path found = Path.of(bin, tool);
            if (Files.isExecutable(found)) {
                Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec '" + found + "' \"$@\"\n");
                executable(tools.resolve(tool));
                return;
            }
        }
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Makes a file, or all that is in a folder, so many seconds old. */
    private static void setAge(Path start, long seconds) throws IOException {
        try (var paths = Files.walk(start)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(seconds)));
            }
        }
    }
}
