package org.montyjvm.cli.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The session in {@code docs/repl.md}: what the page says was typed is typed again, on a real terminal, and what is to be seen
 * there must be what the page shows. With {@code -Dmonty.record=true} the page is written instead.
 */
@Timeout(300)
class RecordedSessionTest {
    private static final Path PAGE = Path.of("..", "docs", "repl.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)(```text\\n\\$ \\./monty repl(.*?)\\n)(.*?)(\\n```)");

    /** Stands for figures that differ from run to run. */
    private static final String ANYTHING = "…";

    @TempDir
    private Path folder;

    @Test
    void page_showsWhatIsToBeSeen() throws Exception {
        assumeTrue(TerminalSession.isPossible(), "needs the programs tmux and stty, which make and tell of a terminal");
        String page = Files.readString(PAGE);
        Matcher block = BLOCK.matcher(page);
        assertThat(block.find()).as("a session on the page").isTrue();
        String expected = block.group(3);

        String seen = typed(
                Arrays.stream(block.group(2).strip().split(" "))
                        .filter(word -> !word.isEmpty())
                        .toArray(String[]::new),
                expected.lines().toList());

        if (Boolean.getBoolean("monty.record")) {
            Files.writeString(PAGE, page.substring(0, block.start(3)) + seen + page.substring(block.end(3)));
        } else {
            assertThat(seen).matches(pattern(expected));
        }
    }

    private String typed(String[] args, List<String> lines) throws IOException, InterruptedException {
        try (TerminalSession terminal = TerminalSession.start(folder, Map.of("HOME", folder.toString()), args)) {
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                boolean runsOn = i + 1 < lines.size() && lines.get(i + 1).equals("^C");
                if (line.equals("^C")) {
                    terminal.press("C-c");
                } else if (line.startsWith(">>>") || line.startsWith("...")) {
                    terminal.awaitPrompt();
                    String text = line.substring(Math.min(4, line.length()));
                    if (text.isEmpty() && i + 1 == lines.size() - 1) {
                        terminal.press("C-d");
                    } else {
                        terminal.line(text);
                    }
                    if (runsOn) {
                        terminal.awaitRun();
                    }
                }
            }
            return terminal.await("exit code ").screen();
        }
    }

    private static Pattern pattern(String expected) {
        StringBuilder pattern = new StringBuilder();
        for (String part : expected.split(ANYTHING, -1)) {
            pattern.append(pattern.isEmpty() ? "" : "[^\\n]*").append(Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString());
    }
}
