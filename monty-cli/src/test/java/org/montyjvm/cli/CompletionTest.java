package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script for shells, in a real bash. */
@Timeout(60)
class CompletionTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "'ev', eval",
        "'snapshot f', freeze",
        "'eval --tim', --timeout",
        "'eval --backend w', wasm",
        "'bench --backend f', ffi",
        "'plugins sc', schema"
    })
    void bash_completes(String typed, String completed) throws Exception {
        assertThat(complete(typed)).contains(completed);
    }

    @Test
    void everyCommand_isAmongTheFirstWords() throws Exception {
        assertThat(complete(""))
                .contains("eval", "run", "snapshot", "plugins", "ladder", "bench", "doctor", "completion");
    }

    @Test
    void shell_isBashOrZsh() {
        assertThat(Command.run("completion", "zsh").out()).contains("bashcompinit");
        assertThat(Command.run("completion", "fish").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Command.run("completion").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    private String[] complete(String typed) throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("completion"), Command.run("completion", "bash").out());
        Process bash;
        try {
            bash = new ProcessBuilder(
                            "bash",
                            "-c",
                            "compopt() { :; }; source '" + script + "'; typed='monty " + typed
                                    + "'; COMP_WORDS=($typed);"
                                    + " [ \"${typed% }\" = \"$typed\" ] || COMP_WORDS+=('');"
                                    + " COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _complete_monty; echo \"${COMPREPLY[@]}\"")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "needs bash");
            throw e;
        }
        String words = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(words).isZero();
        return words.strip().split(" ", -1);
    }
}
