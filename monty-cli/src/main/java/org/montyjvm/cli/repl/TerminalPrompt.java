package org.montyjvm.cli.repl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** A terminal with an editor: several lines at once, history, completion, colours. */
final class TerminalPrompt implements Prompt {
    private static final String INDENT = "    ";

    private final Terminal terminal;
    private final LineReader reader;
    private final String prompt;

    /**
     * Opens the terminal of the process.
     *
     * @throws IOException if there is none
     */
    static Terminal terminal() throws IOException {
        return TerminalBuilder.builder()
                .name("monty")
                .system(true)
                .dumb(false)
                .nativeSignals(true)
                .encoding(StandardCharsets.UTF_8)
                .build();
    }

    TerminalPrompt(Terminal terminal, SourceEnd end, Names names, HistoryFile history, boolean coloured) {
        this.terminal = terminal;
        prompt = coloured ? "\u001b[1;35m>>> \u001b[0m" : ">>> ";
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("monty")
                .parser(new Sources(end))
                .completer(new NameCompleter(names))
                .highlighter(new PythonHighlighter(coloured))
                .history(history)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.AUTO_MENU, false)
                .option(LineReader.Option.AUTO_REMOVE_SLASH, false)
                .option(LineReader.Option.INSERT_TAB, false)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, coloured ? "\u001b[1;35m... \u001b[0m" : "... ")
                .variable(LineReader.BELL_STYLE, "none")
                .build();
        history.attachTo(reader);
        bindKeys();
    }

    /** Tab completes names; where there is nothing but space before it, it indents. */
    private void bindKeys() {
        KeyMap<Binding> keys = reader.getKeyMaps().get(LineReader.EMACS);
        if (keys == null) {
            return;
        }
        reader.getWidgets().put("monty-tab", () -> {
            String before = reader.getBuffer().upToCursor();
            if (before.substring(before.lastIndexOf('\n') + 1).isBlank()) {
                reader.getBuffer().write(INDENT);
                return true;
            }
            reader.callWidget(LineReader.EXPAND_OR_COMPLETE);
            return true;
        });
        keys.bind(new Reference("monty-tab"), "\t");
        // In an empty line it leaves; in another one the editor would list all names there are.
        keys.bind(new Reference(LineReader.DELETE_CHAR), KeyMap.ctrl('D'));
    }

    @Override
    public @Nullable String read() throws Interrupted {
        try {
            return reader.readLine(prompt).replace("\r\n", "\n").replace('\r', '\n');
        } catch (UserInterruptException e) {
            throw new Interrupted();
        } catch (EndOfFileException e) {
            return null;
        }
    }

    @Override
    public boolean isInteractive() {
        return true;
    }

    @Override
    public void print(String text, boolean error) {
        terminal.writer().print(text);
        terminal.writer().flush();
    }

    @Override
    public void onInterrupt(Runnable action) {
        terminal.handle(Terminal.Signal.INT, signal -> action.run());
    }

    @Override
    public void close() {
        try {
            reader.getHistory().save();
            terminal.close();
        } catch (IOException e) {
            // Nobody can be told any more, and nothing is lost but a line of the history.
        }
    }

    /** Tells the editor whether Enter ends the source, and which word is to be completed. */
    private static final class Sources implements Parser {
        private final SourceEnd end;

        Sources(SourceEnd end) {
            this.end = end;
        }

        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            if (context == ParseContext.ACCEPT_LINE && !end.isWhole(line)) {
                throw new EOFError(-1, -1, "more has to follow");
            }
            return Word.at(line, cursor);
        }

        @Override
        public boolean isEscapeChar(char c) {
            return false;
        }
    }

    /**
     * What is completed: a dotted name, or a command.
     *
     * @param line all of the text
     * @param cursor where the cursor is
     * @param word the word that it is in
     * @param wordCursor where in the word it is
     */
    record Word(String line, int cursor, String word, int wordCursor) implements CompletingParsedLine {
        static Word at(String line, int cursor) {
            int from = cursor;
            while (from > 0 && belongs(line.charAt(from - 1))) {
                from--;
            }
            if (from == 1 && line.charAt(0) == '%') {
                from = 0;
            }
            return new Word(line, cursor, line.substring(from, cursor), cursor - from);
        }

        private static boolean belongs(char c) {
            return Character.isUnicodeIdentifierPart(c) || c == '.';
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor;
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }
    }
}
