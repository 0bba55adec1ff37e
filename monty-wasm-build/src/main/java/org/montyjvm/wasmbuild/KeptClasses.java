package org.montyjvm.wasmbuild;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The classes of an earlier build, in a folder, for a build to which nothing has changed: to make them takes long. */
final class KeptClasses {
    private static final String CLASS = ".class";

    private final Path folder;
    private final String inputs;

    private KeptClasses(Path folder, String inputs) {
        this.folder = folder;
        this.inputs = inputs;
    }

    /**
     * Returns what is kept in a folder.
     *
     * @param folder a folder that need not be there
     * @param inputs the files that decide what the classes are, and folders of such files
     */
    static KeptClasses in(Path folder, List<Path> inputs) throws IOException {
        MessageDigest digest = sha256();
        for (Path input : inputs) {
            for (Path file : filesBelow(input)) {
                digest.update(input.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return new KeptClasses(folder, HexFormat.of().formatHex(digest.digest()));
    }

    /** Returns the classes, or nothing if they were made from other files. */
    Optional<ModuleClasses> read() throws IOException {
        Path label = folder.resolve("inputs");
        if (!Files.exists(label) || !Files.readString(label).equals(inputs)) {
            return Optional.empty();
        }
        Path root = folder.resolve("classes");
        Map<String, byte[]> classes = new TreeMap<>();
        for (Path file : filesBelow(root)) {
            String name = root.relativize(file).toString().replace('\\', '/');
            classes.put(name.substring(0, name.length() - CLASS.length()), Files.readAllBytes(file));
        }
        return Optional.of(new ModuleClasses(
                Files.readAllBytes(folder.resolve("module.wasm")),
                classes,
                Files.readString(folder.resolve("report.txt"))));
    }

    /** Keeps classes in place of those that were. */
    void write(ModuleClasses made) throws IOException {
        Path label = folder.resolve("inputs");
        Files.deleteIfExists(label);
        for (Path old : filesBelow(folder)) {
            Files.delete(old);
        }
        for (Map.Entry<String, byte[]> entry : made.classes().entrySet()) {
            Path target = folder.resolve("classes").resolve(entry.getKey() + CLASS);
            Files.createDirectories(target.getParent());
            Files.write(target, entry.getValue());
        }
        Files.write(folder.resolve("module.wasm"), made.module());
        Files.writeString(folder.resolve("report.txt"), made.report());
        Files.writeString(label, inputs); // the last, so that half of it counts for nothing
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
