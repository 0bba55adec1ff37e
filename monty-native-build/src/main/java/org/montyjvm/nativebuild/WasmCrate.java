package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The crate as {@code monty.wasm} is built from it: a copy, with the large functions of it and of the crates in
 * {@link WasmFlags#SPLIT_CRATES} kept apart. The crate itself and the build of the native library see nothing of that.
 *
 * @param folder the copy
 * @param replaced for each crate that takes the place of a published one its folder
 */
record WasmCrate(Path folder, Map<String, Path> replaced) {

    /**
     * Makes the copy. The caller holds the {@link BuildLock}.
     *
     * @throws NativeBuildException if a crate has a shape that is not known
     */
    static WasmCrate make(CargoProject project, SplitTool tool) {
        Map<String, Path> replaced = new LinkedHashMap<>(project.patched().crates());
        CargoMetadata metadata = CargoMetadata.parse(project.command(
                        "metadata", List.of("--locked", "--format-version", "1", "--filter-platform", WasmFlags.TARGET))
                .output());
        List<CratePatch> patches = patches(project.crate());
        for (String name : WasmFlags.SPLIT_CRATES) {
            CargoPackage published = only(metadata, name);
            List<CratePatch> own =
                    patches.stream().filter(patch -> patch.crate().equals(name)).toList();
            replaced.put(name, split(published, own, project.cache(), tool));
        }
        Path folder = project.cache().wasm().resolve("crate");
        try {
            Folders.delete(folder);
            Files.createDirectories(folder);
            CrateFolder crate = project.crate();
            Folders.copy(crate.root().resolve("src"), folder.resolve("src"));
            tool.rewrite("monty-jvm", folder);
            Files.writeString(folder.resolve("Cargo.toml"), withoutPatches(Files.readString(crate.manifest())));
            Files.writeString(
                    folder.resolve("Cargo.lock"),
                    withoutSources(Files.readString(crate.lockFile()), replaced.keySet()));
        } catch (IOException e) {
            throw new NativeBuildException("Cannot copy the crate to " + folder, e);
        }
        return new WasmCrate(folder, replaced);
    }

    /**
     * Returns the patches for a target with pointers of 32 bits, where a size of Python's is not one of Rust's. They are
     * made against the sources that the native library is built from.
     */
    static List<CratePatch> patches(CrateFolder crate) {
        List<CratePatch> patches =
                crate.splitTool().patches().stream().map(CratePatch::of).toList();
        for (CratePatch patch : patches) {
            if (!WasmFlags.SPLIT_CRATES.contains(patch.crate())) {
                throw new NativeBuildException(
                        patch.file() + " is for a crate that is not among those that are split.");
            }
        }
        return patches;
    }

    private static CargoPackage only(CargoMetadata metadata, String name) {
        List<CargoPackage> found = metadata.packages().stream()
                .filter(candidate -> candidate.name().equals(name))
                .toList();
        if (found.size() != 1) {
            throw new NativeBuildException("There are " + found.size() + " versions of the crate " + name
                    + " in the library; WasmFlags expects one.");
        }
        return found.get(0);
    }

    /** A folder is named after what is in it, so it is made once. */
    private static Path split(CargoPackage crate, List<CratePatch> patches, BuildCache cache, SplitTool tool) {
        Sha256 sha = new Sha256();
        for (String part : List.of(crate.folder().toString(), tool.digest(), WasmFlags.describe())) {
            sha.update((part + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Path target = cache.wasm()
                .resolve("split")
                .resolve(sha.hex().substring(0, 16))
                .resolve(crate.name() + "-" + crate.version());
        if (Files.isDirectory(target)) {
            return target;
        }
        try {
            Folders.copyWhole(crate.folder(), target, copy -> {
                for (CratePatch patch : patches) {
                    patch.requireVersion(crate.version());
                    patch.applyTo(copy);
                }
                tool.rewrite(crate.name(), copy);
            });
            return target;
        } catch (IOException e) {
            throw new NativeBuildException("Cannot make the sources in " + target, e);
        }
    }

    /** The copy has no folder {@code patches}; where patched crates are is said on the command line. */
    static String withoutPatches(String manifest) {
        StringBuilder kept = new StringBuilder();
        boolean inPatches = false;
        for (String line : manifest.split("\n", -1)) {
            if (line.startsWith("[")) {
                inPatches = line.startsWith("[patch.");
            }
            if (!inPatches) {
                kept.append(line).append('\n');
            }
        }
        return kept.toString();
    }

    /** A crate from a folder has no source and no checksum in a lock file; its version stays what it is. */
    static String withoutSources(String lock, Iterable<String> names) {
        return Arrays.stream(lock.split("(?=\\[\\[package]])"))
                .map(entry -> {
                    for (String name : names) {
                        if (entry.contains("name = \"" + name + "\"\n")) {
                            return entry.replaceAll("(?m)^(source|checksum) = .*\n", "");
                        }
                    }
                    return entry;
                })
                .collect(Collectors.joining());
    }

    /** Returns the arguments that make cargo use the replaced crates. */
    List<String> cargoArguments() {
        return new PatchedCrates(replaced, Set.of()).cargoArguments();
    }
}
