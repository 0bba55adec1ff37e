package org.montyjvm.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A shell session: lines that start with {@code $} are commands, with those that start with {@code >} right below; the
 * others are what they print, to both streams. The commands of a block run one after the other in a folder of their own,
 * in which {@code ./monty} is the one of this build.
 */
final class ConsoleBlock {
    private static final String PROMPT = "$ ";
    private static final String CONTINUED = "> ";

    private ConsoleBlock() {}

    static void run(Block block) throws IOException, InterruptedException {
        Path folder = Scratch.folder();
        Path monty = Files.writeString(folder.resolve("monty"), "#!/bin/sh\nexec " + command() + " \"$@\"\n");
        Files.setPosixFilePermissions(monty, PosixFilePermissions.fromString("rwx------"));
        List<String> shown = new ArrayList<>();
        List<String> lines = List.of(block.text().split("\n", -1));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(PROMPT)) {
                StringBuilder command = new StringBuilder(lines.get(i).substring(PROMPT.length()));
                shown.add(lines.get(i));
                while (i + 1 < lines.size() && lines.get(i + 1).startsWith(CONTINUED)) {
                    i++;
                    shown.add(lines.get(i));
                    command.append('\n').append(lines.get(i).substring(CONTINUED.length()));
                }
                shown.add(output(folder, command.toString()));
            }
        }
        String session = shown.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
        if (!Block.matches(block.text(), session)) {
            throw new AssertionError(
                    "%s%n--- the page says%n%s%n--- but it shows%n%s".formatted(block.place(), block.text(), session));
        }
    }

    private static String output(Path folder, String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve(".config").toString()); // not the user's
        builder.environment().remove("MONTY_CONFIG");
        Process shell = builder.start();
        shell.getOutputStream().close();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        return output.stripTrailing();
    }

    /** The command line of the launcher, with the class path and the options of this JVM. */
    private static String command() {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 22) {
            words.add("--enable-native-access=ALL-UNNAMED");
        }
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("monty.native."))
                .forEach(name -> words.add("-D" + name + "=" + System.getProperty(name)));
        words.add("-cp");
        words.add(System.getProperty("java.class.path"));
        words.add("org.montyjvm.cli.MontyCli");
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }
}
