package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The build program's commands. Each fails with a {@link NativeBuildException}.
 *
 * <pre>
 * assemble CRATE OUTPUT          put a library that fits the sources below OUTPUT, prebuilt or built now
 * cargo CRATE ARGUMENT…          run cargo as the library is built: patched crates, toolchain, target folder
 * assemble-wasm CRATE FILE       make FILE the monty.wasm that fits the sources, prebuilt or built now
 * refresh-prebuilt CRATE         build and check the library that is kept in the repository
 * refresh-prebuilt-wasm CRATE    build and check the monty.wasm that is kept in the repository
 * notice CRATE FILE [--check]    write FILE, the notice of the crates in the library; or check that it is up to date
 * upstream-cases CRATE FILE [--required]
 *                                write to FILE the folder of the interpreter's own test cases, fetched if need be; where
 *                                they are not to be had, say so and delete FILE, or fail if they are required
 * licenses CRATE                 check licences against deny.toml, and advisories where a tool for it is installed
 * </pre>
 */
public final class NativeBuild {

    private static final String USAGE = "Usage: NativeBuild assemble CRATE OUTPUT | cargo CRATE ARGUMENT… |"
            + " refresh-prebuilt CRATE | assemble-wasm CRATE FILE | refresh-prebuilt-wasm CRATE |"
            + " notice CRATE FILE [--check] | upstream-cases CRATE FILE [--required] | licenses CRATE";

    /** Subcommands that are programs of their own, which not every toolchain has. */
    private static final Set<String> TOOLS = Set.of("clippy", "fmt");

    private final BuildCache cache;
    private final ToolchainSearch search;
    private final Console console;

    NativeBuild(Map<String, String> environment, Console console) {
        this(environment, new ToolchainSearch(environment), console);
    }

    NativeBuild(Map<String, String> environment, ToolchainSearch search, Console console) {
        this.cache = BuildCache.of(environment);
        this.search = search;
        this.console = console;
    }

    /**
     * Runs one command. It never ends the JVM, because Maven runs it in its own: a failure is thrown, and at a command
     * line printed without a stack trace, with exit code 1.
     *
     * @param arguments the command and its arguments
     * @throws NativeBuildException if the command fails
     */
    public static void main(String[] arguments) {
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> print(failure));
        new NativeBuild(System.getenv(), new Console(System.out, System.err)).run(List.of(arguments));
    }

    private static void print(Throwable failure) {
        if (failure instanceof NativeBuildException && failure.getCause() == null) {
            System.err.println(failure.getMessage());
        } else {
            failure.printStackTrace();
        }
    }

    /**
     * Runs one command.
     *
     * @throws NativeBuildException if there is no such command, or it fails
     */
    void run(List<String> arguments) {
        if (arguments.size() < 2) {
            throw new NativeBuildException(USAGE);
        }
        CrateFolder crate = CrateFolder.at(Path.of(arguments.get(1)));
        List<String> rest = arguments.subList(2, arguments.size());
        switch (arguments.get(0) + " " + rest.size()) {
            case "assemble 1" ->
                new Assembly(crate, cache, search, NativePlatform.host(), console).into(Path.of(rest.get(0)));
            case "assemble-wasm 1" -> new WasmAssembly(crate, cache, search, console).into(Path.of(rest.get(0)));
            case "refresh-prebuilt-wasm 0" -> new WasmAssembly(crate, cache, search, console).refreshPrebuilt();
            case "refresh-prebuilt 0" -> new PrebuiltRefresh(crate, cache, search, console).run();
            case "notice 1" -> writeNotice(crate, Path.of(rest.get(0)));
            case "notice 2" -> checkNotice(crate, Path.of(rest.get(0)), rest.get(1));
            case "upstream-cases 1" -> findCasesIfThere(crate, Path.of(rest.get(0)));
            case "upstream-cases 2" -> findCases(crate, Path.of(rest.get(0)), rest.get(1));
            case "licenses 0" -> checkLicences(crate);
            default -> {
                if (!arguments.get(0).equals("cargo") || rest.isEmpty()) {
                    throw new NativeBuildException(USAGE);
                }
                cargo(crate, rest.get(0), rest.subList(1, rest.size()));
            }
        }
    }

    private void cargo(CrateFolder crate, String subcommand, List<String> arguments) {
        String[] tools = TOOLS.contains(subcommand) ? new String[] {"cargo-" + subcommand} : new String[0];
        int exit = project(crate, tools).command(subcommand, arguments).onThisTerminal();
        if (exit != 0) {
            throw new NativeBuildException("cargo " + subcommand + " ended with exit code " + exit);
        }
    }

    private void writeNotice(CrateFolder crate, Path file) {
        try {
            Files.writeString(file, notice(crate));
        } catch (IOException e) {
            throw new NativeBuildException("Cannot write " + file, e);
        }
    }

    private void checkNotice(CrateFolder crate, Path file, String option) {
        if (!option.equals("--check")) {
            throw new NativeBuildException(USAGE);
        }
        try {
            if (!Files.isRegularFile(file) || !Files.readString(file).equals(notice(crate))) {
                throw new NativeBuildException(file + " is not what the crates in the native library ask for."
                        + " Run 'NativeBuild notice " + crate.root().getFileName() + " " + file + "'.");
            }
        } catch (IOException e) {
            throw new NativeBuildException("Cannot read " + file, e);
        }
    }

    private void findCasesIfThere(CrateFolder crate, Path file) {
        try {
            AtomicFile.write(file, cases(crate).folder().toString());
        } catch (NativeBuildException e) {
            console.progress("Upstream's test cases are left out. " + firstLine(e));
            try {
                Files.deleteIfExists(file);
            } catch (IOException notDeleted) {
                throw new NativeBuildException("Cannot delete " + file, notDeleted);
            }
        }
    }

    private void findCases(CrateFolder crate, Path file, String option) {
        if (!option.equals("--required")) {
            throw new NativeBuildException(USAGE);
        }
        AtomicFile.write(file, cases(crate).folder().toString());
    }

    /** What cargo said, which may follow, is for the person who asks for the cases with {@code --required}. */
    private static String firstLine(NativeBuildException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private UpstreamCases cases(CrateFolder crate) {
        return new UpstreamCases(crate, cache, search);
    }

    private String notice(CrateFolder crate) {
        return Notice.of(new CrateGraph(project(crate)).linked());
    }

    private void checkLicences(CrateFolder crate) {
        CargoProject project = project(crate);
        List<CargoPackage> crates = new CrateGraph(project).used();
        List<String> violations =
                LicenceAllowList.read(crate.root().resolve("deny.toml")).violations(crates);
        if (!violations.isEmpty()) {
            throw new NativeBuildException(
                    "Licences that deny.toml does not allow:\n  " + String.join("\n  ", violations));
        }
        console.result("The licences of " + crates.size() + " crates are allowed.");
        Advisories.check(project, console);
    }

    private CargoProject project(CrateFolder crate, String... tools) {
        Toolchain toolchain = search.find(ToolchainNeed.toBuildForHost(tools));
        return CargoProject.open(crate, toolchain, cache);
    }
}
