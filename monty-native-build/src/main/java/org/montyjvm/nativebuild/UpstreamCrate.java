package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One version of a crate as its authors published it, which cargo fetches and keeps.
 *
 * @param name the crate's name
 * @param version its exact version
 */
record UpstreamCrate(String name, String version) {

    /**
     * Returns the folder of the published sources; they must not be changed.
     *
     * <p>Cargo cannot be asked about our own crate, because its patched dependency does not exist yet, so it is asked
     * about an empty crate that depends on this one alone.
     *
     * @throws NativeBuildException if the crate is neither in cargo's cache nor to be had
     */
    Path locate(Toolchain toolchain, BuildCache cache) {
        Path folder = cache.upstream().resolve(name + "-" + version);
        writeScratchCrate(folder);
        List<String> query = List.of("metadata", "--format-version", "1");
        String metadata = toolchain
                .command(query)
                .in(folder)
                .outputIfItSucceeds()
                .orElseGet(() -> offline(toolchain, query, folder));
        return CargoMetadata.parse(metadata)
                .find(name, version)
                .orElseThrow(() -> new NativeBuildException("cargo does not know " + name + " " + version + "."))
                .folder();
    }

    /** What cargo has fetched before is enough, though by itself it insists on asking the registry again. */
    private static String offline(Toolchain toolchain, List<String> query, Path folder) {
        List<String> offline = new ArrayList<>(query);
        offline.add("--offline");
        return toolchain.command(offline).in(folder).output();
    }

    private void writeScratchCrate(Path folder) {
        try {
            Files.createDirectories(folder.resolve("src"));
            Files.writeString(folder.resolve("src/lib.rs"), "");
            Files.writeString(folder.resolve("Cargo.toml"), """
                    [package]
                    name = "upstream"
                    version = "0.0.0"
                    edition = "2024"

                    [workspace]

                    [dependencies]
                    %s = "=%s"
                    """.formatted(name, version));
        } catch (IOException e) {
            throw new NativeBuildException("Cannot write " + folder, e);
        }
    }
}
