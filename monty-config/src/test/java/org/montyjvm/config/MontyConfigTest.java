package org.montyjvm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontySession;

class MontyConfigTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("monty.yaml");
    }

    private MontyConfig read(String yaml) throws IOException {
        return MontyConfig.read(Files.writeString(file, yaml));
    }

    @Test
    void read_allSections_areThere() throws IOException {
        MontyConfig config = read("""
                backend: wasm
                limits: {time: 1.5s, memory: 32MiB, output: 10KB, result: 1024, recursion: 50, source: 1MiB, suspensions: 7}
                mounts: ["in:/in", "/tmp:/work:rw"]
                environment: {STAGE: test, PORT: 8080}
                plugins:
                  clock: {fixed: 2025-07-01T12:00:00Z}
                  log:
                  http:
                    hosts:
                      - https://api.example.com
                      - {origin: "http://localhost:8080", headers: {Authorization: {env: API_TOKEN}}}
                    timeout: 2s
                  kv: {file: data/kv, scope: anna}
                  sql: {url: "jdbc:h2:mem:x;PASSWORD=open sesame", user: reader, password-env: SQL_PASSWORD}
                  tables: {rows: 5}
                mcp:
                  http: {host: "::1", port: 8080}
                  tokens: {editor: {env: EDITOR_TOKEN}, desk: {file: desk.token}}
                  origins: ["http://localhost:3000"]
                  max-sessions: 3
                  idle-expiry: 5m
                  rate: 10/s
                  data-folder: sessions
                """);

        assertThat(config.file()).contains(file);
        assertThat(config.backend()).contains("wasm");
        assertThat(config.limits())
                .isEqualTo(new MontyLimits(32L << 20, Duration.ofMillis(1500), 50, 1L << 20, 10_000, 1024, 7));
        assertThat(config.mounts())
                .extracting(MountSpec::toString)
                .containsExactly(folder + "/in:/in:ro", "/tmp:/work:rw");
        assertThat(config.environment()).containsExactly(Map.entry("STAGE", "test"), Map.entry("PORT", "8080"));
        assertThat(config.plugins().names()).containsExactly("clock", "log", "http", "kv", "sql", "tables");
        assertThat(config.plugins().http().orElseThrow().hosts().get(1).headers())
                .containsEntry("Authorization", SecretSource.env("API_TOKEN"));
        assertThat(config.plugins().kv().orElseThrow().file()).contains(folder.resolve("data/kv"));
        assertThat(config.mcp().port()).contains(8080);
        assertThat(config.mcp().tokens()).containsEntry("desk", SecretSource.file(folder.resolve("desk.token")));
        assertThat(config.mcp().rate()).contains(new Rate(10, Duration.ofSeconds(1)));
        assertThat(config.mcp().maxSessionsPerClient()).isEqualTo(100);
        assertThat(config.mcp().dataFolder()).contains(folder.resolve("sessions"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "limits:\nmounts:\nplugins:\n", "{}"})
    void read_nothing_isTheDefaults(String yaml) throws IOException {
        assertThat(read(yaml)).isEqualTo(MontyConfig.defaults().withFile(file));
    }

    private void refused(String yaml, String place, String... words) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(MontyConfigException.class)
                .hasMessageStartingWith(file + place)
                .hasMessageContainingAll(words);
    }

    @Test
    void read_unknownKeys_areNamedWithThoseAllowed() {
        refused("limits:\n  tmie: 1s\n", ":2:3: ", "unknown key 'tmie' in 'limits'", "time, memory");
        refused("tokens: x\n", ":1:1: ", "unknown key 'tokens'", "backend, limits");
        refused("plugins: {sql: {url: a, password: b}}\n", ":1:25: ", "unknown key 'password'", "password-env");
        refused("mcp: {tokens: {ed: {env: A, literal: B}}}\n", ":1:29: ", "unknown key 'literal'", "env, file");
    }

    @Test
    void read_wrongShapes_areToldWithTheirPlace() {
        refused("limits: 5\n", ":1:9: ", "'limits' must be a mapping");
        refused("mounts: /a:/b\n", ":1:9: ", "'mounts' must be a list");
        refused("backend: [wasm]\n", ":1:10: ", "'backend' must be a single value, not a list");
        refused("environment: {A: }\n", ":1:", "'environment.A' must be a single value, not nothing");
        refused("- a\n", ":1:1: ", "must be a mapping");
        refused("backend: ffi\nbackend: wasm\n", ":2:1: ", "'backend' is there twice");
        refused("mcp: {tokens: {ed: secret}}\n", ":1:20: ", "must be a mapping");
        refused("mcp: {tokens: {ed: {}}}\n", ":1:20: ", "secrets do not stand in this file");
        refused("plugins: {http: {}}\n", ":1:17: ", "list the servers");
        refused("plugins: {sql: {user: a}}\n", ":1:16: ", "'plugins.sql.url' is missing");
    }

    @Test
    void read_badValues_areToldWithWhatIsAllowed() {
        refused("limits: {time: 10}\n", ":1:16: ", "limits.time: '10' is no duration", "500ms, 2s");
        refused("limits: {memory: lots}\n", ":1:18: ", "64MiB");
        refused("limits: {recursion: 10001}\n", ":1:21: ", "between 1 and 10000");
        refused("mounts: ['/a:/b:rx']\n", ":1:10: ", "'rx' is no mode", "ro, rw or overlay");
        refused("mounts: ['/a:/b', '/c:/b']\n", ":1:19: ", "mount point /b is taken");
        refused("mounts: ['/a:/b/../c']\n", ":1:10: ", "mount point must be an absolute path");
        refused("plugins: {http: {hosts: ['https://a/b']}}\n", ":1:26: ", "is no origin");
        refused("plugins: {clock: {fixed: now}}\n", ":1:26: ", "2025-07-01T12:00:00Z");
        refused("mcp: {rate: fast}\n", ":1:13: ", "10/s");
        refused("mcp: {http: {port: 70000}}\n", ":1:20: ", "between 0 and 65535");
    }

    @Test
    void read_whatIsNoYaml_isToldWithItsPlace() throws IOException {
        refused("limits: {time: 1s\nmounts: []\n", ":2:", "no YAML");
        refused("a: &x 1\nb: *x\nc: &y [1]\nd: *y\n", ":4:4: ", "an alias may stand for a single value");
        refused("environment: &e {A: *e}", ":1:21: ", "an alias may stand for a single value");
        refused("[limits]", ":1:1: ", "the configuration must be a mapping of keys");
        refused("[".repeat(100_000), ": ", "nested too deep");
        Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xff});
        assertThatThrownBy(() -> MontyConfig.read(file)).hasMessage(file + ": the configuration is not in UTF-8");
        assertThatThrownBy(() -> MontyConfig.read(folder)).hasMessageContaining(": the configuration cannot be read: ");
        Files.write(file, new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> MontyConfig.read(file)).hasMessageContaining("longer than");
    }

    @Test
    void load_prefersOptionToVariableToUsualFile() throws IOException {
        MontyFolders folders = MontyFolders.of(Map.of("XDG_CONFIG_HOME", folder.toString()), folder);
        assertThat(MontyConfig.load(null, Map.of(), folders)).isSameAs(MontyConfig.defaults());

        Files.createDirectories(folder.resolve("monty"));
        Files.writeString(folder.resolve("monty/monty.yaml"), "backend: usual");
        Path variable = Files.writeString(folder.resolve("variable.yaml"), "backend: variable");
        Path option = Files.writeString(folder.resolve("option.yaml"), "backend: option");
        Map<String, String> environment = Map.of("MONTY_CONFIG", variable.toString());

        assertThat(MontyConfig.load(null, Map.of(), folders).backend()).contains("usual");
        assertThat(MontyConfig.load(null, environment, folders).backend()).contains("variable");
        assertThat(MontyConfig.load(option, environment, folders).backend()).contains("option");
        assertThatThrownBy(() -> MontyConfig.load(null, Map.of("MONTY_CONFIG", "/nowhere.yaml"), folders))
                .hasMessage("/nowhere.yaml: there is no such configuration");
    }

    @Test
    void folders_ignoreWhatIsNotAbsolute() {
        Path home = Path.of("/home/ada");
        assertThat(MontyFolders.of(Map.of("XDG_STATE_HOME", "here", "XDG_DATA_HOME", "/data"), home))
                .isEqualTo(new MontyFolders(
                        home.resolve(".config/monty"), Path.of("/data/monty"), home.resolve(".local/state/monty")));
    }

    @Test
    void toString_tellsNoSecret() throws IOException {
        String text = read("""
                        environment: {API_KEY: hunter2}
                        plugins:
                          sql: {url: "jdbc:postgresql://me:hunter2@db/x?password=hunter2"}
                          http: {hosts: [{origin: "https://a.example", headers: {Authorization: {env: TOKEN}}}]}
                        """).toString();

        assertThat(text)
                .contains("API_KEY", "TOKEN", "jdbc:postgresql://***@db/x")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffi", "wasm"})
    void monty_makesSessionsAsTheFileSays(String backend) throws IOException {
        Files.writeString(folder.resolve("a.txt"), "hello");
        MontyConfig config = read("""
                        limits: {output: 1KiB}
                        mounts: [".:/in", ".:/try:overlay"]
                        environment: {STAGE: test}
                        """)
                .withBackend(backend)
                .withEnvironment(Map.of("MORE", "yes"))
                .withMounts(List.of(MountSpec.parse(folder + ":/in:rw")));

        try (MontySession session = config.monty().openSession()) {
            assertThat(session.backend()).isEqualTo(backend);
            assertThat(session.limits().outputBytes()).isEqualTo(1024);
            assertThat(session.run("import os\nos.getenv('STAGE') + os.getenv('MORE')")
                            .value()
                            .asString())
                    .isEqualTo("testyes");
            session.run("open('/in/b.txt', 'w').write('b')\nopen('/try/c.txt', 'w').write('c')");
        }
        assertThat(folder.resolve("b.txt")).hasContent("b");
        assertThat(folder.resolve("c.txt")).doesNotExist();
    }

    @Test
    void mount_ofAFolderThatIsNotThere_isToldWhenItIsOpened() throws IOException {
        MontyConfig config = read("mounts: [missing:/in]");

        assertThatThrownBy(config::monty)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void secrets_areReadFromTheirPlace() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "hunter2\n");

        assertThat(SecretSource.file(secret).read(Map.of())).isEqualTo("hunter2");
        assertThat(SecretSource.env("A").read(Map.of("A", "hunter2"))).isEqualTo("hunter2");
        assertThatThrownBy(() -> SecretSource.env("A").read(Map.of()))
                .isInstanceOf(MontyConfigException.class)
                .hasMessage("a secret is missing: set the environment variable A");
        assertThatThrownBy(() -> SecretSource.file(folder.resolve("none")).read(Map.of()))
                .hasMessageContaining("cannot be read");
    }
}
