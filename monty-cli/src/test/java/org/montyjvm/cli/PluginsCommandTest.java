package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsCommandTest {
    @TempDir
    private Path folder;

    private String config;

    @BeforeEach
    void writeConfiguration() throws IOException {
        config = Files.writeString(folder.resolve("monty.yaml"), "plugins: {kv: {}, clock: {}}")
                .toString();
    }

    @Test
    void list_hasTheConfiguredOnesFirst_andAllOthers() {
        String list = Command.run("plugins", "--config", config).out();

        assertThat(list.lines().filter(line -> !line.startsWith(" ")))
                .containsExactly(
                        "clock",
                        "kv",
                        "log  (not in the configuration)",
                        "http  (not in the configuration)",
                        "sql  (not in the configuration)",
                        "tables  (not in the configuration)");
        assertThat(list).containsPattern("(?m)^  get +\\S");
    }

    @Test
    void forms_areOfTheConfiguredOnes() {
        assertThat(Command.run("plugins", "stubs", "--config", config).out())
                .contains("# clock.pyi\n", "# kv.pyi\n", "def put(")
                .doesNotContain("# http.pyi");
        assertThat(Command.run("plugins", "schema", "--config", config).out())
                .startsWith("[")
                .contains("\"kv.put\"")
                .doesNotContain("http");
        assertThat(Command.run("plugins", "prompt", "--config", config).out())
                .contains("kv.put")
                .doesNotContain("http.get");
    }

    @Test
    void all_takesTheOthersToo() {
        assertThat(Command.run("plugins", "stubs", "--all").out()).contains("# http.pyi\n", "# sql.pyi\n");
        assertThat(Command.run("plugins", "stubs", "--all", "kv").out())
                .startsWith("\"\"\"")
                .doesNotContain(".pyi");
        assertThat(Command.run("plugins", "schema", "--all", "http.get").out())
                .contains("\"http.get\"")
                .doesNotContain("kv");
    }

    @Test
    void whatIsNotThere_isAUsageError() {
        assertThat(Command.run("plugins", "stubs", "--all", "weather"))
                .isEqualTo(new Command(
                        2, "", "monty: there is no namespace 'weather'\nTry 'monty plugins stubs --help'.\n"));
        assertThat(Command.run("plugins", "schema", "--all", "kv.putt").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Command.run("plugins", "prompt").err())
                .startsWith(
                        "monty: no plugin is in the configuration\nThose that are ready made: monty plugins prompt --all\n");
    }
}
