package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs and sessions that outlive their process. */
class FrozenWorkTest {
    private static final int OLDEST = 17;
    private static final int NEWEST = 25;

    /** What the shell calls the end by SIGKILL. */
    private static final int KILLED = 128 + 9;

    @TempDir
    Path folder;

    @AfterEach
    void nothingIsLeft() {
        EngineState.awaitEmpty();
    }

    @Test
    void workGoesOn_inTheSameProcess() throws IOException {
        FrozenWork.begin(folder);
        assertThat(FrozenWork.end(folder)).isEqualTo(FrozenWork.expected());
        assertThat(FrozenWork.end(folder)).as("as often as one likes").isEqualTo(FrozenWork.expected());
    }

    @Test
    void workOfAProcessThatWasKilled_goesOnInAnother() throws IOException, InterruptedException {
        freezeAndBeKilled(Jdk.ofThisProcess());
        assertThat(thaw(Jdk.ofThisProcess())).isEqualTo(String.join("\n", FrozenWork.expected()));
    }

    @Test
    void workOfAProcessThatWasKilled_goesOnInAnother_onAnotherJdk() throws IOException, InterruptedException {
        int other = Runtime.version().feature() == NEWEST ? OLDEST : NEWEST;
        Optional<Jdk> jdk = Jdk.installed(other);
        assumeTrue(jdk.isPresent(), "needs JDK " + other + " in /usr/lib/jvm");
        freezeAndBeKilled(Jdk.ofThisProcess());
        assertThat(thaw(jdk.orElseThrow())).isEqualTo(String.join("\n", FrozenWork.expected()));
        freezeAndBeKilled(jdk.orElseThrow());
        assertThat(FrozenWork.end(folder)).isEqualTo(FrozenWork.expected());
    }

    private void freezeAndBeKilled(Jdk jdk) throws IOException, InterruptedException {
        Process process = jvm(jdk).start(FreezingMain.class);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo(FreezingMain.FROZEN);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(KILLED);
    }

    private String thaw(Jdk jdk) throws IOException, InterruptedException {
        return jvm(jdk).run(ThawingMain.class);
    }

    private ChildJvm jvm(Jdk jdk) {
        return new ChildJvm().on(jdk).withLibraryOfThisProcess().option("-Dfolder=" + folder);
    }
}
