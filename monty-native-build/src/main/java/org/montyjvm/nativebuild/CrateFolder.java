package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder of the native crate and what lies where in it.
 *
 * @param root the absolute folder that holds {@code Cargo.toml}
 */
record CrateFolder(Path root) {

    /**
     * Returns the crate in {@code folder}.
     *
     * @throws NativeBuildException if there is no {@code Cargo.toml}
     */
    static CrateFolder at(Path folder) {
        CrateFolder crate = new CrateFolder(folder.toAbsolutePath().normalize());
        if (!Files.isRegularFile(crate.manifest())) {
            throw new NativeBuildException("No Rust crate in " + crate.root + ": Cargo.toml is missing.");
        }
        return crate;
    }

    /** Returns the crate's {@code Cargo.toml}. */
    Path manifest() {
        return root.resolve("Cargo.toml");
    }

    /** Returns the crate's {@code Cargo.lock}, which need not exist yet. */
    Path lockFile() {
        return root.resolve("Cargo.lock");
    }

    /** Returns the folder of the prebuilt library for {@code platform}, which need not exist. */
    Prebuilt prebuilt(NativePlatform platform) {
        return new Prebuilt(root.resolve("prebuilt").resolve(platform.folder()), platform.libraryFile());
    }

    /** Returns the folder of the prebuilt {@code monty.wasm}, which need not exist. */
    Prebuilt prebuiltWasm() {
        return new Prebuilt(root.resolve("prebuilt/wasm"), WasmFlags.FILE);
    }

    /** Returns the crate of the program that keeps functions small in {@code monty.wasm}. */
    CrateFolder splitTool() {
        return new CrateFolder(root.resolve("wasm-split"));
    }

    /** Returns the patches of upstream crates, in the order of their names. */
    List<Path> patches() {
        return filesBelow(root.resolve("patches")).stream()
                .filter(file -> file.toString().endsWith(".patch"))
                .toList();
    }

    /**
     * Returns whether the crate called {@code name} is among those that the lock file lists as packages, not as patches
     * without use; without a lock file, it may be. The program that splits functions keeps patches for the crates that it
     * rewrites, and uses none of them.
     */
    boolean uses(String name) {
        return !Files.isRegularFile(lockFile())
                || new String(AtomicFile.read(lockFile()), StandardCharsets.UTF_8)
                        .contains("[[package]]\nname = \"" + name + "\"\n");
    }

    /** Returns the crates of our own that stand in for published ones, by name: the folders beside the patches. */
    Map<String, Path> standIns() {
        Map<String, Path> standIns = new TreeMap<>();
        for (Path file : filesBelow(root.resolve("patches"))) {
            if (file.endsWith("Cargo.toml")) {
                standIns.put(
                        file.getName(file.getNameCount() - 2).toString(),
                        file.resolveSibling("").normalize());
            }
        }
        return standIns;
    }

    /** Returns every file that decides what the library is, in the order of their relative names. */
    List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(filesBelow(root.resolve("src")));
        inputs.addAll(filesBelow(root.resolve("patches")));
        Stream.of(manifest(), lockFile()).filter(Files::isRegularFile).forEach(inputs::add);
        inputs.sort(Comparator.comparing(this::name));
        return inputs;
    }

    /** Returns the name of {@code file} relative to the crate, with forward slashes on every system. */
    String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** Returns the files in {@code start} and the folders in it, in the order of their names; none if it is missing. */
    List<Path> filesBelow(Path start) {
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(file))
                    .sorted(Comparator.comparing(this::name))
                    .toList();
        } catch (IOException e) {
            throw new NativeBuildException("Cannot list " + start, e);
        }
    }

    /** Editors and file managers leave dot files behind; they must not make the library look stale. */
    private static boolean isHidden(Path file) {
        return String.valueOf(file.getFileName()).startsWith(".");
    }
}
