package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A patch file for one version of one upstream crate, named {@code <crate>-<version>-<what>.patch}.
 *
 * @param file the patch file
 * @param crate the crate's name
 * @param version the only version that the patch fits
 */
record CratePatch(Path file, String crate, String version) {

    private static final Pattern NAME = Pattern.compile("(.+?)-(\\d+\\.\\d+\\.\\d+)-.+\\.patch");

    /**
     * Returns the patch in {@code file}.
     *
     * @throws NativeBuildException if the file's name does not say what it is for
     */
    static CratePatch of(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            throw new NativeBuildException(file + " should be named <crate>-<version>-<what>.patch");
        }
        return new CratePatch(file, name.group(1), name.group(2));
    }

    /**
     * Does nothing if the patch is for {@code found}.
     *
     * @throws NativeBuildException if it is for another version
     */
    void requireVersion(String found) {
        if (!found.equals(version)) {
            throw new NativeBuildException(
                    "Upstream changed: " + file.getFileName() + " is not for " + crate + " " + found + ".");
        }
    }

    /**
     * Changes the sources in {@code folder}.
     *
     * @throws NativeBuildException if they are not exactly what the patch was made for
     */
    void applyTo(Path folder) {
        try {
            for (Map.Entry<String, List<Hunk>> change :
                    UnifiedDiff.parse(Files.readString(file)).hunksByFile().entrySet()) {
                apply(change.getValue(), folder.resolve(change.getKey()));
            }
        } catch (IOException e) {
            throw new NativeBuildException("Cannot apply " + file, e);
        }
    }

    private void apply(List<Hunk> hunks, Path source) throws IOException {
        if (!Files.isRegularFile(source)) {
            throw doesNotFit(source, "there is no such file");
        }
        List<String> lines = new ArrayList<>(Hunk.lines(Files.readString(source)));
        int shift = 0;
        for (Hunk hunk : hunks) {
            try {
                hunk.applyTo(lines, shift);
            } catch (NativeBuildException e) {
                throw doesNotFit(source, String.valueOf(e.getMessage()));
            }
            shift += hunk.growth();
        }
        Files.writeString(source, String.join("\n", lines));
    }

    private NativeBuildException doesNotFit(Path source, String why) {
        return new NativeBuildException("Upstream changed shape: " + file.getFileName() + " does not fit "
                + source.getFileName() + " of " + crate + " " + version + ": " + why
                + "\nMake the patch anew against that version (diff -U0).");
    }
}
