package org.montyjvm.nativebuild;

import java.util.List;
import java.util.Optional;

/** The check of the lock file against the published security advisories, by whichever tool the machine has. */
final class Advisories {

    private static final List<List<String>> TOOLS = List.of(List.of("deny", "check", "advisories"), List.of("audit"));

    private Advisories() {}

    /**
     * Runs {@code cargo deny} or {@code cargo audit} on this process's own output, or says on {@code console} that
     * neither is there.
     *
     * @throws NativeBuildException if the tool finds something or cannot get its advisories
     */
    static void check(CargoProject project, Console console) {
        Optional<List<String>> tool = TOOLS.stream()
                .filter(words -> project.toolchain()
                        .command(List.of(words.get(0), "--version"))
                        .outputIfItSucceeds()
                        .isPresent())
                .findFirst();
        if (tool.isEmpty()) {
            console.progress("Advisories were NOT checked: neither cargo-deny nor cargo-audit is installed.");
            return;
        }
        int exit = project.inCrate(project.toolchain().command(tool.get())).onThisTerminal();
        if (exit != 0) {
            throw new NativeBuildException("cargo " + String.join(" ", tool.get()) + " ended with exit code " + exit);
        }
    }
}
