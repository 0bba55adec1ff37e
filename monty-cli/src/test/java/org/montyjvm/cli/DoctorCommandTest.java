package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class DoctorCommandTest {
    @TempDir
    private Path folder;

    @Test
    void doctor_triesBothEngines() {
        Command doctor = Command.run("doctor");

        assertThat(doctor.exitCode()).as(doctor.out()).isZero();
        assertThat(doctor.out())
                .contains(System.getProperty("java.home"))
                .containsPattern("(?m)^ok    engine ffi +Monty \\S+, ABI \\d+, from /.*libmonty_jvm")
                .containsPattern("(?m)^ok    engine wasm +Monty ")
                .containsPattern("(?m)^ok    self-test ffi +7 of 7 passed$")
                .containsPattern("(?m)^ok    self-test wasm +7 of 7 passed$")
                .containsPattern("(?m)^ok    limits +time 10s, memory 64MiB,")
                .containsPattern("(?m)^ok    configuration +none; the usual one would be .*monty.yaml$");
        assertThat(new SelfTest("ffi").checks()).hasSize(7);
    }

    @Test
    void missingLibrary_isANote_asTheOtherEngineWorks() throws Exception {
        Command doctor =
                Processes.finish(Processes.monty(List.of("-Dmonty.native.library=/no/such/library"), "doctor"));

        assertThat(doctor.exitCode()).isZero();
        assertThat(doctor.out())
                .containsPattern("(?m)^note  engine ffi +.*/no/such/library")
                .containsPattern("(?m)^ok    default engine +wasm$");
    }

    @Test
    void configuration_isShown_andNoSecret() throws Exception {
        Path config = Files.writeString(folder.resolve("monty.yaml"), """
                        limits: {memory: 8MiB}
                        mounts: ['%s:/data:ro']
                        environment: {STAGE: hush-hush}
                        plugins: {kv: {}, clock: {}}
                        """.formatted(folder));

        Command doctor = Command.run("doctor", "--config", config.toString());

        assertThat(doctor.exitCode()).isZero();
        assertThat(doctor.out())
                .contains("configuration   " + config, "memory 8MiB", "mount           " + folder + ":/data:ro")
                .contains("environment     STAGE\n", "plugins         clock (4), kv (6)")
                .doesNotContain("hush-hush");
    }

    @Test
    void wrongConfiguration_isToldAndTheRestIsTried() throws Exception {
        Path config = Files.writeString(folder.resolve("monty.yaml"), "bakcend: ffi\n");

        Command doctor = Command.run("doctor", "--config", config.toString());

        assertThat(doctor.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(doctor.out())
                .containsPattern("(?m)^WRONG configuration +.*monty.yaml:1:1: .*bakcend")
                .contains("self-test ffi   7 of 7 passed");
    }

    @Test
    void folderThatIsNotThere_isTold() {
        Command doctor = Command.run("doctor", "--mount", "/no/such/folder:/data");

        assertThat(doctor.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(doctor.out())
                .containsPattern("(?m)^WRONG mount +/no/such/folder:/data:ro, which is no folder here$");
    }

    @Test
    void json_hasTheSame() {
        assertThat(Command.run("doctor", "--json").out())
                .startsWith("{\"ok\":true,\"findings\":[{\"name\":\"java\",\"mark\":\"ok\",\"text\":\"")
                .contains("{\"name\":\"self-test wasm\",\"mark\":\"ok\",");
    }
}
