package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The compiler flags that keep this machine's folders out of the library: a panic names its source file, and that name
 * would hold the home folder and the registry's host.
 *
 * <p>The crate's own folder needs none, because cargo names its files relative to it. It must not have one either: the
 * flags are part of what cargo compares, and two clones would rebuild everything in turn.
 */
final class PathRemapping {

    /** What the flags do, as it counts for the input digest: the folders differ from machine to machine. */
    static final String DESCRIPTION = "remap registry, patched, target";

    private PathRemapping() {}

    /** Returns the flags for a build whose crates have been fetched. */
    static List<String> flags(BuildCache cache) {
        List<String> flags = new ArrayList<>();
        flags.add(remap(cache.target(), "target"));
        flags.add(remap(cache.patched(), "crates"));
        registries().forEach(registry -> flags.add(remap(registry, "crates")));
        return flags;
    }

    private static String remap(Path from, String to) {
        return "--remap-path-prefix=" + from + "=" + to;
    }

    /** Cargo keeps the sources of each registry in a folder that is named after its host. */
    private static List<Path> registries() {
        String home = System.getenv().getOrDefault("CARGO_HOME", "");
        Path cargoHome = home.isBlank() ? Path.of(System.getProperty("user.home"), ".cargo") : Path.of(home);
        Path sources = cargoHome.resolve("registry/src");
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(sources)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new NativeBuildException("Cannot list " + sources, e);
        }
    }
}
