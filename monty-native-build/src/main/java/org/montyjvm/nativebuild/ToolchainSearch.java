package org.montyjvm.nativebuild;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks for a {@link Toolchain}: the cargo on the {@code PATH}, then rustup's toolchains, then Debian's packages.
 *
 * <p>The first release that fits is taken, and a nightly only where no release fits. Nothing is installed: rustup is
 * told not to, and what is missing is for the person to decide.
 */
final class ToolchainSearch {

    private static final Map<String, String> NO_DOWNLOADS = Map.of("RUSTUP_AUTO_INSTALL", "0");

    private final Map<String, String> environment;
    private final SearchPath programs;
    private final Path systemPrograms;

    /** Creates a search that sees the given environment variables. */
    ToolchainSearch(Map<String, String> environment) {
        this(environment, Path.of("/usr/bin"));
    }

    /** Creates a search that looks for Debian's packages in {@code systemPrograms}. */
    ToolchainSearch(Map<String, String> environment, Path systemPrograms) {
        this.environment = environment;
        this.programs = SearchPath.of(environment);
        this.systemPrograms = systemPrograms;
    }

    /**
     * Returns the toolchain to use.
     *
     * @throws NativeBuildException if none fits; the message says what was found and how to get what is missing
     */
    Toolchain find(ToolchainNeed need) {
        List<Toolchain> found = all();
        return fitting(found, need).orElseThrow(() -> new NativeBuildException(explain(found, need)));
    }

    /** Returns the toolchain to use, or nothing if none fits. */
    Optional<Toolchain> findIfThere(ToolchainNeed need) {
        return fitting(all(), need);
    }

    /** Returns the toolchain to use that also is as {@code condition} says, or nothing if none fits. */
    Optional<Toolchain> findFitting(ToolchainNeed need, Predicate<Toolchain> condition) {
        return fitting(all().stream().filter(condition).toList(), need);
    }

    private static Optional<Toolchain> fitting(List<Toolchain> found, ToolchainNeed need) {
        return found.stream()
                .filter(toolchain -> need.objectionTo(toolchain).isEmpty())
                .min(Comparator.comparing(toolchain -> toolchain.version().isPreRelease()));
    }

    private List<Toolchain> all() {
        List<Toolchain> found = new ArrayList<>();
        onThePath().ifPresent(found::add);
        programs.find("rustup").ifPresent(rustup -> found.addAll(fromRustup(rustup)));
        fromDebian().ifPresent(found::add);
        return found;
    }

    private Optional<Toolchain> onThePath() {
        Optional<Path> rustc = Optional.ofNullable(environment.get("RUSTC"))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .or(() -> programs.find("rustc"));
        return programs.find("cargo")
                .flatMap(cargo -> rustc.flatMap(compiler -> probe("cargo on the PATH", cargo, compiler, Map.of())));
    }

    private List<Toolchain> fromRustup(Path rustup) {
        String list = output(Map.of(), rustup.toString(), "toolchain", "list").orElse("");
        return list.lines()
                .map(line -> line.split(" ", 2)[0])
                .flatMap(name -> fromRustup(rustup, name).stream())
                .toList();
    }

    private Optional<Toolchain> fromRustup(Path rustup, String name) {
        return output(Map.of(), rustup.toString(), "which", "--toolchain", name, "cargo")
                .map(Path::of)
                .flatMap(cargo -> probe(
                        "rustup's toolchain " + name,
                        cargo,
                        cargo.resolveSibling("rustc"),
                        Map.of("RUSTUP_TOOLCHAIN", name, "PATH", pathStartingWith(cargo))));
    }

    private Optional<Toolchain> fromDebian() {
        Path cargo = systemPrograms.resolve("cargo");
        Path rustc = systemPrograms.resolve("rustc");
        if (!Files.isExecutable(cargo)) {
            return Optional.empty();
        }
        return probe(
                cargo.toString(),
                cargo,
                rustc,
                Map.of(
                        "RUSTC", rustc.toString(),
                        "RUSTDOC", systemPrograms.resolve("rustdoc").toString(),
                        "PATH", pathStartingWith(cargo)));
    }

    /** Cargo starts {@code rustc} and its subcommands by name, so the toolchain's own must come first. */
    private String pathStartingWith(Path cargo) {
        return cargo.getParent() + System.getProperty("path.separator") + environment.getOrDefault("PATH", "");
    }

    private Optional<Toolchain> probe(String name, Path cargo, Path rustc, Map<String, String> own) {
        Optional<String> facts = output(own, cargo.toString(), "-vV");
        Optional<CargoVersion> version = facts.flatMap(CargoVersion::in);
        Optional<String> sysroot = output(own, rustc.toString(), "--print", "sysroot");
        if (version.isEmpty() || sysroot.isEmpty()) {
            return Optional.empty();
        }
        String host = facts.map(ToolchainSearch::host).orElse("");
        return Optional.of(
                new Toolchain(name, version.get(), cargo, rustc, Path.of(sysroot.get()), host, withoutDownloads(own)));
    }

    private Optional<String> output(Map<String, String> own, String... words) {
        return Command.of(words).with(environment).with(withoutDownloads(own)).outputIfItSucceeds();
    }

    private static Map<String, String> withoutDownloads(Map<String, String> own) {
        Map<String, String> all = new HashMap<>(NO_DOWNLOADS);
        all.putAll(own);
        return all;
    }

    private static String host(String facts) {
        return facts.lines()
                .filter(line -> line.startsWith("host: "))
                .map(line -> line.substring("host: ".length()).strip())
                .findFirst()
                .orElse("");
    }

    private static String explain(List<Toolchain> found, ToolchainNeed need) {
        StringBuilder text = new StringBuilder("The native engine must be built from source, which needs ")
                .append(need.describe())
                .append(".\nFound:");
        for (Toolchain toolchain : found) {
            text.append("\n  ").append(toolchain.name()).append(": ").append(toolchain.version());
            text.append(", which ").append(need.objectionTo(toolchain).orElse("fits"));
        }
        if (found.isEmpty()) {
            text.append("\n  no cargo on the PATH, in rustup or in /usr/bin");
        }
        return text.append("\nGet one of")
                .append("\n  rustup:  rustup toolchain install ")
                .append(ToolchainNeed.OLDEST)
                .append("\n  Debian:  apt-get install rustc-web cargo-web rust-web-src")
                .append("\nand run the same command again.")
                .toString();
    }
}
