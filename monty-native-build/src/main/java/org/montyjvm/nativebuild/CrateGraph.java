package org.montyjvm.nativebuild;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The crates behind the prebuilt library, except our own.
 *
 * <p>{@code cargo tree} knows exactly which crates take part, with the features that are really on;
 * {@code cargo metadata} knows what each of them says of itself.
 *
 * @param project the crate that they are for
 */
record CrateGraph(CargoProject project) {

    private static final Pattern LINE = Pattern.compile("(\\S+) v(\\S+).*");

    /** Returns the crates whose code is in the library, by name: neither build tools nor procedural macros. */
    List<CargoPackage> linked() {
        return packages("normal,no-proc-macro");
    }

    /** Returns the crates that the library is made from or with, by name. */
    List<CargoPackage> used() {
        return packages("normal,build");
    }

    private List<CargoPackage> packages(String edges) {
        CargoMetadata metadata = CargoMetadata.parse(project.command(
                        "metadata",
                        List.of("--locked", "--format-version", "1", "--filter-platform", BuildFlags.PREBUILT_TARGET))
                .output());
        String tree = project.command(
                        "tree",
                        List.of(
                                "--locked",
                                "--edges",
                                edges,
                                "--target",
                                BuildFlags.PREBUILT_TARGET,
                                "--prefix",
                                "none",
                                "--format",
                                "{p}"))
                .output();
        return new TreeSet<>(tree.lines().toList())
                .stream()
                        .map(LINE::matcher)
                        .filter(Matcher::matches)
                        .map(line -> find(metadata, line.group(1), line.group(2)))
                        .filter(found -> !isOurs(found))
                        .distinct()
                        .toList();
    }

    private boolean isOurs(CargoPackage crate) {
        return crate.folder().equals(project.crate().root())
                || project.patched().standIns().contains(crate.name());
    }

    private static CargoPackage find(CargoMetadata metadata, String name, String version) {
        return metadata.find(name, version)
                .orElseThrow(() -> new NativeBuildException("cargo metadata leaves out " + name + " " + version + "."));
    }
}
