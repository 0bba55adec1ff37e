package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The crates that take the place of published ones: upstream's with our patches applied, and stand-ins of our own.
 *
 * <p>All of them are used from the {@link BuildCache}, each in a folder named after its content. Upstream's sources stay
 * out of the repository that way, and cargo, which tells the files of two clones apart by their time stamps alone, never
 * takes another clone's.
 *
 * @param crates for each replaced crate its folder
 * @param standIns the names of those that are our own
 */
record PatchedCrates(Map<String, Path> crates, Set<String> standIns) {

    /**
     * Returns the replaced crates of {@code crate}, made now unless an earlier build made them. Safe with several builds
     * at once.
     *
     * @throws NativeBuildException if a patch does not fit or the published sources are not to be had
     */
    static PatchedCrates of(CrateFolder crate, Toolchain toolchain, BuildCache cache) {
        Map<String, Path> crates = new LinkedHashMap<>();
        patches(crate).forEach((upstream, patches) -> {
            Path target = target(crate, patches.stream().map(CratePatch::file).toList(), upstream.name(), cache);
            if (!Files.isDirectory(target)) {
                make(upstream.locate(toolchain, cache), target, patches);
            }
            crates.put(upstream.name(), target);
        });
        Map<String, Path> standIns = crate.standIns();
        standIns.forEach((name, folder) -> {
            Path target = target(crate, crate.filesBelow(folder), name, cache);
            if (!Files.isDirectory(target)) {
                make(folder, target, List.of());
            }
            crates.put(name, target);
        });
        return new PatchedCrates(crates, Set.copyOf(standIns.keySet()));
    }

    private static Map<UpstreamCrate, List<CratePatch>> patches(CrateFolder crate) {
        Map<UpstreamCrate, List<CratePatch>> patches = new LinkedHashMap<>();
        for (Path file : crate.patches()) {
            CratePatch patch = CratePatch.of(file);
            if (!crate.uses(patch.crate())) {
                continue;
            }
            patches.computeIfAbsent(new UpstreamCrate(patch.crate(), patch.version()), name -> new ArrayList<>())
                    .add(patch);
        }
        return patches;
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

    private static void make(Path source, Path target, List<CratePatch> patches) {
        try {
            Folders.copyWhole(source, target, copy -> patches.forEach(patch -> patch.applyTo(copy)));
        } catch (IOException e) {
            throw new NativeBuildException("Cannot make the patched sources in " + target, e);
        }
    }

    private static Path target(CrateFolder crate, List<Path> files, String name, BuildCache cache) {
        Sha256 sha = new Sha256();
        for (Path file : files) {
            try {
                sha.update(crate.name(file).getBytes(StandardCharsets.UTF_8));
                sha.update(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new NativeBuildException("Cannot read " + file, e);
            }
        }
        return cache.patched().resolve(sha.hex().substring(0, 16)).resolve(name);
    }
}
