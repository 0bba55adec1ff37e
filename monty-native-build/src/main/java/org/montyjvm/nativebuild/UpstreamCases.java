package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The test cases that come with the interpreter's crate. They are kept in the {@link BuildCache}, so that cargo is needed
 * once for each version of the interpreter.
 *
 * @param crate the crate that depends on the interpreter
 * @param cache where the cases are kept
 * @param search where toolchains come from
 */
record UpstreamCases(CrateFolder crate, BuildCache cache, ToolchainSearch search) {

    private static final String INTERPRETER = "monty";
    private static final String FOLDER = "test_cases";
    private static final Pattern LOCKED =
            Pattern.compile("^name = \"" + INTERPRETER + "\"\\R^version = \"([^\"]+)\"", Pattern.MULTILINE);

    /**
     * Returns the folder of the cases, fetched now unless they are in the cache. Safe with several builds at once.
     *
     * @throws NativeBuildException if they are not in the cache and cargo is not there or cannot fetch them
     */
    Path folder() {
        String version = version();
        Path kept = cache.cases().resolve(INTERPRETER + "-" + version);
        if (!Files.isDirectory(kept)) {
            keep(published(version), kept);
        }
        return kept;
    }

    private String version() {
        try {
            Matcher locked = LOCKED.matcher(Files.readString(crate.lockFile()));
            if (locked.find()) {
                return locked.group(1);
            }
        } catch (IOException e) {
            throw new NativeBuildException("Cannot read " + crate.lockFile(), e);
        }
        throw new NativeBuildException(crate.lockFile() + " names no version of " + INTERPRETER + ".");
    }

    private Path published(String version) {
        ToolchainNeed need = ToolchainNeed.toBuildForHost();
        Toolchain toolchain = search.findIfThere(need)
                .orElseThrow(() -> new NativeBuildException("Fetching the test cases of " + INTERPRETER + " " + version
                        + " needs " + need.describe() + ", and there is none."));
        Path folder =
                new UpstreamCrate(INTERPRETER, version).locate(toolchain, cache).resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            throw new NativeBuildException(INTERPRETER + " " + version + " comes without test cases.");
        }
        return folder;
    }

    private static void keep(Path published, Path kept) {
        try {
            Folders.copyWhole(published, kept, copy -> {});
        } catch (IOException e) {
            throw new NativeBuildException("Cannot keep the test cases in " + kept, e);
        }
    }
}
