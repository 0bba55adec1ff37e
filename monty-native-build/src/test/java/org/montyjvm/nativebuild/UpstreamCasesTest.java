package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpstreamCasesTest {

    private static final String LOCK = """
            version = 4

            [[package]]
            name = "monty-types"
            version = "9.9.9"

            [[package]]
            name = "monty"
            version = "1.2.3"
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream remarks = new ByteArrayOutputStream();
    private CrateFolder crate;
    private Path file;
    private NativeBuild program;

    @BeforeEach
    void writeCrate() throws IOException {
        crate = SampleCrate.write(folder.resolve("crate"));
        Files.writeString(crate.lockFile(), LOCK);
        file = folder.resolve("out/cases.txt");
        PrintStream err = new PrintStream(remarks, true, StandardCharsets.UTF_8);
        Map<String, String> environment =
                Map.of("MONTY_CACHE", folder.resolve("cache").toString());
        program = new NativeBuild(environment, new ToolchainSearch(environment, folder), new Console(System.out, err));
    }

    @Test
    void upstreamCases_keptByAnEarlierBuild_areFoundWithoutCargo() throws IOException {
        Path kept = Files.createDirectories(folder.resolve("cache/cases/monty-1.2.3"));

        program.run(List.of("upstream-cases", crate.root().toString(), file.toString()));

        assertThat(file).hasContent(kept.toString());
        assertThat(remarks.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void upstreamCases_withoutCargo_areLeftOut_andOneLineSaysWhy() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "the folder of an earlier build");

        program.run(List.of("upstream-cases", crate.root().toString(), file.toString()));

        assertThat(file).doesNotExist();
        assertThat(remarks.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("Upstream's test cases are left out. Fetching the test cases of monty 1.2.3 needs"
                        + " cargo 1.96 or newer, and there is none.");
    }

    @Test
    void upstreamCases_thatAreRequired_butNotToBeHad_areAFailure() {
        List<String> arguments = List.of("upstream-cases", crate.root().toString(), file.toString(), "--required");

        assertThatThrownBy(() -> program.run(arguments))
                .isInstanceOf(NativeBuildException.class)
                .hasMessageContaining("needs cargo 1.96 or newer");
    }

    @Test
    void upstreamCases_ofALockFileWithoutTheInterpreter_areAFailure() throws IOException {
        Files.writeString(crate.lockFile(), "version = 4\n");
        List<String> arguments = List.of("upstream-cases", crate.root().toString(), file.toString(), "--required");

        assertThatThrownBy(() -> program.run(arguments)).hasMessageContaining("names no version of monty");
    }
}
