package org.montyjvm.nativebuild;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One build of the library with cargo. The caller holds the {@link BuildLock}.
 *
 * @param project what is built
 */
record LibraryBuild(CargoProject project) {

    /** Between the flags in the one variable that lets a flag contain a space. */
    private static final String FLAG_SEPARATOR = "\u001f";

    /**
     * Returns the library for the machine that the build runs on, made with its own linker.
     *
     * @throws NativeBuildException if cargo fails; the message ends with what it said last
     */
    Path forHost(NativePlatform platform, String inputDigest) {
        String target = project.toolchain().hostTarget();
        fetch();
        run(project.command("rustc", arguments(target, inputDigest)), target);
        return library(project.cache().target(), target, platform);
    }

    /**
     * Returns the library that every Linux since {@link BuildFlags#GLIBC} can load, made with zig's linker, in a target
     * folder of its own: cargo does not see that a library was linked by another linker.
     *
     * @throws NativeBuildException if cargo fails; the message ends with what it said last
     */
    Path forOldLinux(ZigLinker zig, String inputDigest) {
        String target = BuildFlags.PREBUILT_TARGET;
        fetch();
        List<String> words = project.words("rustc", arguments(target + "." + BuildFlags.GLIBC, inputDigest));
        Path folder = project.cache().zigTarget();
        Command cargo = project.inCrate(zig.cargo(words, project.toolchain()));
        run(cargo.with(Map.of("CARGO_TARGET_DIR", folder.toString())), target + "-zig");
        return library(folder, target, NativePlatform.LINUX_X86_64);
    }

    private static Path library(Path folder, String target, NativePlatform platform) {
        return folder.resolve(target).resolve(BuildFlags.PROFILE).resolve(platform.libraryFile());
    }

    /** The flags name the folders of the registries, which must exist by then. */
    private void fetch() {
        try {
            project.command("fetch", List.of("--locked")).logTo(project.cache().log("fetch"));
        } catch (NativeBuildException e) {
            throw String.valueOf(e.getMessage()).contains("--locked") ? lockFileDoesNotFit(e) : e;
        }
    }

    /** A cargo that was run by hand, without the patched crates, writes the published ones into the lock file. */
    private NativeBuildException lockFileDoesNotFit(NativeBuildException failure) {
        String folder = String.valueOf(project.crate().root().getFileName());
        return new NativeBuildException(failure.getMessage() + "\n" + folder + "/Cargo.lock does not fit Cargo.toml and"
                + " the patched crates. Run 'NativeBuild cargo " + folder + " fetch' and"
                + " keep the Cargo.lock that it writes.");
    }

    private void run(Command command, String log) {
        command.without("RUSTFLAGS")
                .with(Map.of(
                        "CARGO_ENCODED_RUSTFLAGS", String.join(FLAG_SEPARATOR, PathRemapping.flags(project.cache()))))
                .logTo(project.cache().log(log));
    }

    /**
     * The digest among the compiler's flags makes cargo build anew for other inputs. Without it two clones that share a
     * target folder would be told apart by the time stamps of their files alone, and the older clone would be given the
     * younger one's library.
     */
    private static List<String> arguments(String target, String inputDigest) {
        List<String> arguments = new ArrayList<>(List.of("--locked", "--target", target));
        arguments.addAll(BuildFlags.CARGO_ARGUMENTS);
        arguments.addAll(List.of("--", "--cfg", "monty_inputs=\"" + inputDigest + "\""));
        return arguments;
    }
}
