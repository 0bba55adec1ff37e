package org.montyjvm.nativebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The crate as cargo must see it: with the patched upstream crates, a toolchain and the target folder of the cache.
 *
 * @param crate the crate
 * @param toolchain the cargo to run
 * @param cache where the target folder is
 * @param patched the patched upstream crates
 */
record CargoProject(CrateFolder crate, Toolchain toolchain, BuildCache cache, PatchedCrates patched) {

    /** Cargo's formatter has a {@code --config} of its own, and looks at no dependency. */
    private static final String FORMATTER = "fmt";

    /** Returns the project, with the upstream crates patched. */
    static CargoProject open(CrateFolder crate, Toolchain toolchain, BuildCache cache) {
        return new CargoProject(crate, toolchain, cache, PatchedCrates.of(crate, toolchain, cache));
    }

    /** Returns cargo with {@code subcommand} and {@code arguments}. */
    Command command(String subcommand, List<String> arguments) {
        return inCrate(toolchain.command(words(subcommand, arguments)));
    }

    /** Returns {@code subcommand} and {@code arguments} with what makes cargo see the patched crates between them. */
    List<String> words(String subcommand, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(subcommand));
        if (!subcommand.equals(FORMATTER)) {
            words.addAll(patched.cargoArguments());
        }
        words.addAll(arguments);
        return words;
    }

    /** Returns {@code command} set up to run in the crate and to write into the cache's target folder. */
    Command inCrate(Command command) {
        return command.in(crate.root())
                .with(toolchain.environment())
                .with(Map.of("CARGO_TARGET_DIR", cache.target().toString()));
    }
}
