package org.montyjvm.nativebuild;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cargo with its compiler and the standard libraries beside it.
 *
 * @param name where it was found, as the messages say it
 * @param version cargo's version
 * @param cargo the program to run
 * @param rustc the compiler that cargo will run
 * @param sysroot the folder that holds the compiler's programs and standard libraries
 * @param hostTarget the Rust target that it runs on
 * @param environment variables that make cargo and everything it starts use this toolchain
 */
record Toolchain(
        String name,
        CargoVersion version,
        Path cargo,
        Path rustc,
        Path sysroot,
        String hostTarget,
        Map<String, String> environment) {

    /** Returns whether the standard library for {@code target} is installed. */
    boolean hasTarget(String target) {
        return Files.isDirectory(sysroot.resolve("lib/rustlib").resolve(target).resolve("lib"));
    }

    /** Returns {@code tool}, for example {@code cargo-clippy}, or nothing if it is not installed. */
    Optional<Path> tool(String tool) {
        return new SearchPath(List.of(sysroot.resolve("bin"))).find(tool);
    }

    /**
     * Returns cargo with {@code words}: a subcommand and its arguments. A subcommand that is a tool of this toolchain is
     * run as such, because cargo would prefer another toolchain's in its home folder.
     */
    Command command(List<String> words) {
        List<String> all = new ArrayList<>();
        all.add(tool("cargo-" + words.get(0)).orElse(cargo).toString());
        all.addAll(words);
        return Command.of(all).with(environment).with(Map.of("CARGO", cargo.toString()));
    }

    /** Returns the compiler and its version, for example {@code rustc 1.96.0}. */
    String compiler() {
        String line =
                Command.of(rustc.toString(), "--version").with(environment).output();
        return "rustc " + CargoVersion.in(line).map(CargoVersion::text).orElse(line);
    }
}
