package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class CommandTest {

    @Test
    void output_ofACommandThatSucceeds_isItsStandardOutput() {
        assertThat(shell("echo $GREETING; echo noise >&2")
                        .with(Map.of("GREETING", "hello"))
                        .output())
                .isEqualTo("hello");
    }

    @Test
    void output_ofACommandThatFails_saysWhatItComplainedOf() {
        assertThatThrownBy(() -> shell("echo the reason >&2; exit 3").output())
                .isInstanceOf(NativeBuildException.class)
                .hasMessageStartingWith("sh -c failed:")
                .hasMessageContaining("the reason");
    }

    @Test
    void output_ofAProgramThatIsMissing_saysSo() {
        Command missing = Command.of("/nowhere/program");

        assertThatThrownBy(missing::output)
                .isInstanceOf(NativeBuildException.class)
                .hasMessageStartingWith("Cannot run program");
        assertThat(missing.outputIfItSucceeds()).isEmpty();
    }

    @Test
    void logTo_aFileInANewFolder_keepsEverything(@TempDir Path folder) {
        Path log = folder.resolve("logs/step.log");

        shell("echo out; echo err >&2").in(folder).logTo(log);

        assertThat(log).hasContent("out\nerr\n");
    }

    @Test
    void logTo_whenTheCommandFails_showsTheLast60LinesAndWhereTheRestIs(@TempDir Path folder) {
        Path log = folder.resolve("step.log");

        assertThatThrownBy(() -> shell("seq 1 100; exit 1").logTo(log))
                .isInstanceOf(NativeBuildException.class)
                .hasMessageContaining(log.toString())
                .hasMessageContaining("\n41\n42\n")
                .hasMessageEndingWith("\n99\n100")
                .hasMessageNotContaining("\n40\n");
    }

    private static Command shell(String script) {
        return Command.of("/bin/sh", "-c", script);
    }
}
