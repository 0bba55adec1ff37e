package org.montyjvm.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds the Rust driver with the build program of the native library: same sources, patches, toolchain and profile. */
final class DriverBuild {
    private static final Path BUILD_PROGRAM = Path.of("monty-native-build", "target", "classes");

    private static final Pattern EXECUTABLE = Pattern.compile("\"executable\":\"([^\"]+)\"");

    private DriverBuild() {}

    /**
     * Returns the driver, built now unless it is up to date. The working folder is the root of the repository.
     *
     * @throws IOException if it cannot be built; the build program has said why on the standard error
     */
    static Path run() throws IOException, InterruptedException {
        if (!Files.isDirectory(BUILD_PROGRAM)) {
            throw new IOException("there is no " + BUILD_PROGRAM + " here: run this from the root of the repository,"
                    + " after a build, or name a driver with --driver FILE");
        }
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                BUILD_PROGRAM.toString(),
                "org.montyjvm.nativebuild.NativeBuild",
                "cargo",
                "monty-native-rust",
                "build",
                "--release",
                "--example",
                "drive",
                "--message-format",
                "json-render-diagnostics");
        Process build = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Path driver = null;
        try (BufferedReader messages = build.inputReader(StandardCharsets.UTF_8)) {
            for (String line = messages.readLine(); line != null; line = messages.readLine()) {
                Matcher executable = EXECUTABLE.matcher(line);
                if (executable.find()) {
                    driver = Path.of(executable.group(1));
                }
            }
        }
        if (build.waitFor() != 0 || driver == null) {
            throw new IOException("the Rust driver could not be built");
        }
        return driver;
    }
}
