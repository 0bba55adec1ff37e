package org.montyjvm.cli.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The prompt on a real terminal, as a person uses it. */
@Timeout(300)
class ReplOnTerminalTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void findTerminal() {
        assumeTrue(TerminalSession.isPossible(), "needs the programs tmux and stty, which make and tell of a terminal");
    }

    private TerminalSession start(String... args) throws Exception {
        return TerminalSession.start(folder, Map.of(), args).awaitPrompt();
    }

    @Test
    void session_remembers_isCancelled_andMovesBetweenProcessesAndEngines() throws Exception {
        try (TerminalSession terminal = start("--backend", "ffi", "--timeout", "5m")) {
            terminal.line("def twice(n):")
                    .awaitPrompt()
                    .press("Tab")
                    .line("return n * 2")
                    .awaitPrompt();
            terminal.line("")
                    .awaitPrompt()
                    .line("kept = twice(")
                    .awaitPrompt()
                    .line("21)")
                    .awaitPrompt();
            cancelLoop(terminal);
            terminal.line("kept").await("\n42").awaitPrompt();
            terminal.line("%save one.monty").await("Saved").awaitPrompt();
            terminal.line(" 'secret'").awaitPrompt().press("C-d").await("exit code 0");
        }
        try (TerminalSession terminal = start("--backend", "wasm", "--timeout", "5m")) {
            terminal.line("%load one.monty").await("Loaded").awaitPrompt();
            cancelLoop(terminal);
            terminal.line("kept = twice(kept)")
                    .awaitPrompt()
                    .line("kept")
                    .await("\n84")
                    .awaitPrompt();
            terminal.line("%save two.monty")
                    .await("Saved")
                    .awaitPrompt()
                    .press("C-d")
                    .await("exit code 0");
        }
        try (TerminalSession terminal = start()) {
            terminal.line("%load two.monty").await("Loaded").awaitPrompt();
            terminal.line("kept, _").await("\n(84, 84)").awaitPrompt();
            // What was typed in the processes before is there.
            terminal.press("C-r")
                    .type("def twi")
                    .await("def twice(n):\n...     return n * 2")
                    .press("C-c")
                    .awaitPrompt();
            terminal.press("C-d").await("exit code 0");
        }
        for (String file : List.of("two.monty", "config/monty/snapshot.key", "state/monty/repl_history")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
        assertThat(folder.resolve("state/monty/repl_history"))
                .content()
                .contains("twice")
                .doesNotContain("secret");
    }

    private static void cancelLoop(TerminalSession terminal) throws Exception {
        terminal.line("while True:")
                .awaitPrompt()
                .line("    print('be' + 'gun')")
                .awaitPrompt();
        terminal.line("    while True: pass").awaitPrompt().line("");
        terminal.await("\nbegun").press("C-c"); // what it prints is there while it runs
        terminal.await("^C\nKeyboardInterrupt").awaitPrompt();
    }

    @Test
    void editor_completes_clears_remembers_andTakesWhatIsPasted() throws Exception {
        Path config = Files.writeString(folder.resolve("c.yaml"), "plugins: {clock: {}}");
        try (TerminalSession terminal = start("--config", config.toString(), "--timeout", "1s")) {
            terminal.line("my_variable = 'text'").awaitPrompt();
            terminal.type("my_v")
                    .press("Tab")
                    .await(">>> my_variable")
                    .type(".spl")
                    .press("Tab", "Tab");
            terminal.await("splitlines").press("C-c").awaitPrompt();
            terminal.type("isin")
                    .press("Tab")
                    .await(">>> isinstance")
                    .press("C-c")
                    .awaitPrompt();
            terminal.type("clock.n")
                    .press("Tab")
                    .await(">>> clock.now")
                    .line("().year > 2000")
                    .await("\nTrue");
            terminal.awaitPrompt()
                    .type("%li")
                    .press("Tab")
                    .await(">>> %limits")
                    .press("Enter")
                    .await("recursion");

            terminal.awaitPrompt()
                    .line("x = (1,")
                    .awaitPrompt()
                    .type("oops")
                    .press("C-c")
                    .awaitPrompt();
            terminal.line("x").await("NameError: name 'x'").awaitPrompt();
            assertThat(terminal.colours()).contains("\u001b[35mNameError");
            terminal.type("'ab'")
                    .press("Home", "Right", "C-d")
                    .line("")
                    .await(">>> 'b'\n'b'")
                    .awaitPrompt();
            terminal.line("x = (1,")
                    .awaitPrompt()
                    .press("C-d")
                    .type("2)")
                    .await("... 2)")
                    .press("C-c")
                    .awaitPrompt();
            assertThat(terminal.screen()).doesNotContain("possibilities");
            terminal.line("if True:")
                    .awaitPrompt()
                    .line("    y = 5")
                    .awaitPrompt()
                    .line("")
                    .awaitPrompt();
            terminal.press("Up")
                    .await(">>> if True:\n...     y = 5\n...")
                    .press("C-c")
                    .awaitPrompt();

            terminal.paste(longSource()).await("return len(rows)").press("Enter", "Enter");
            terminal.awaitPrompt().line("count() * y").await("\n10000").awaitPrompt();

            terminal.line("3 ** 20_000_000").await("this is a new session").awaitPrompt();
            terminal.line("y")
                    .await("NameError: name 'y'")
                    .awaitPrompt()
                    .line("6 * 7")
                    .await("\n42");
        }
    }

    /** Writes a source with empty lines in its blocks, as people paste them. */
    private Path longSource() throws IOException {
        StringBuilder source = new StringBuilder("rows = [\n");
        for (int i = 0; i < 2_000; i++) {
            source.append("    'row number ").append(i).append("',\n\n");
        }
        source.append("]\ndef count():\n\n    return len(rows)");
        return Files.writeString(folder.resolve("paste.py"), source);
    }

    @Test
    void terminal_isNotColoured_ifThatIsRefused() throws Exception {
        try (TerminalSession terminal = start("--no-color")) {
            terminal.line("1 / 0").await("ZeroDivisionError").awaitPrompt();
            assertThat(terminal.colours()).doesNotContain("\u001b[");
        }
    }

    @Test
    void dumbTerminal_showsPromptsAndNothingElse() throws Exception {
        try (TerminalSession terminal = TerminalSession.start(folder, Map.of("TERM", "dumb"))) {
            terminal.await("\n>>>").line("(40 +").await("\n...").line("2)").await("\n42\n>>>");
            terminal.line("1 / 0").await("ZeroDivisionError");
            terminal.line("print('be' + 'gun')\nwhile True: pass\n")
                    .await("\nbegun")
                    .press("C-c");
            terminal.await("^C\nKeyboardInterrupt\n>>>").line("(1,");
            terminal.await("\n...").type("oops").press("C-c");
            terminal.await("oops^C\nKeyboardInterrupt\n>>>").line("6 * 7").await("\n42\n>>>");
            assertThat(terminal.colours()).doesNotContain("\u001b[");
            terminal.press("C-d").await("exit code 0");
        }
    }
}
