package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Upstream crates with our patches applied, kept in the {@link BuildCache} and never in the repository.
 *
 * @param crates for each patched crate its folder
 */
record PatchedCrates(Map<String, Path> crates) {

    /**
     * Returns the patched crates of {@code crate}, made now unless an earlier build made them. Safe with several builds
     * at once.
     *
     * @throws NativeBuildException if a patch does not fit or the published sources are not to be had
     */
    static PatchedCrates of(CrateFolder crate, Toolchain toolchain, BuildCache cache) {
        Map<UpstreamCrate, List<CratePatch>> patches = new LinkedHashMap<>();
        for (Path file : crate.patches()) {
            CratePatch patch = CratePatch.of(file);
            patches.computeIfAbsent(new UpstreamCrate(patch.crate(), patch.version()), name -> new ArrayList<>())
                    .add(patch);
        }
        Path folder = cache.patched().resolve(digest(crate));
        Map<String, Path> folders = new LinkedHashMap<>();
        patches.forEach((upstream, files) -> {
            Path target = folder.resolve(upstream.name());
            if (!Files.isDirectory(target)) {
                make(upstream.locate(toolchain, cache), files, target);
            }
            folders.put(upstream.name(), target);
        });
        return new PatchedCrates(folders);
    }

    /** Returns the arguments that make cargo use these crates in place of the published ones. */
    List<String> cargoArguments() {
        List<String> arguments = new ArrayList<>();
        crates.forEach((name, path) -> {
            arguments.add("--config");
            arguments.add("patch.crates-io." + name + ".path=" + tomlString(path));
        });
        return arguments;
    }

    private static String tomlString(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The folder appears whole or not at all; of two builds that make it at once, one finds it there. */
    private static void make(Path published, List<CratePatch> patches, Path target) {
        try {
            Files.createDirectories(target.getParent());
            Path half = Files.createTempDirectory(target.getParent(), ".part");
            Path patched = half.resolve(target.getFileName());
            Folders.copy(published, patched);
            patches.forEach(patch -> patch.applyTo(patched));
            try {
                Files.move(patched, target);
            } catch (IOException e) {
                if (!Files.isDirectory(target)) {
                    throw e;
                }
            }
            Folders.delete(half);
        } catch (IOException e) {
            throw new NativeBuildException("Cannot make the patched sources in " + target, e);
        }
    }

    private static String digest(CrateFolder crate) {
        Sha256 sha = new Sha256();
        for (Path file : crate.patches()) {
            try {
                sha.update(crate.name(file).getBytes(StandardCharsets.UTF_8));
                sha.update(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new NativeBuildException("Cannot read " + file, e);
            }
        }
        return sha.hex().substring(0, 16);
    }
}
