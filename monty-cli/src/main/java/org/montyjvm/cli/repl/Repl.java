package org.montyjvm.cli.repl;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyError;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyScriptError;
import org.montyjvm.cli.ErrorText;
import org.montyjvm.cli.ExitCode;
import org.montyjvm.cli.Palette;
import org.montyjvm.cli.TracebackColours;

/** Reads, runs and shows, until there is nothing more to read. */
final class Repl {
    private static final Pattern COMMAND = Pattern.compile("(?s)\\s*(%\\w*)\\s*(.*?)\\s*");
    private static final Pattern LEAVE = Pattern.compile("\\s*(?:exit|quit)\\s*(?:\\(\\s*\\))?\\s*");

    private final Workplace workplace;
    private final Prompt prompt;
    private final PercentCommands commands;
    private final Palette palette;
    private boolean lineIsOpen;
    private boolean failed;
    private @Nullable Integer left;

    Repl(Workplace workplace, Prompt prompt, PercentCommands commands, Palette palette) {
        this.workplace = workplace;
        this.prompt = prompt;
        this.commands = commands;
        this.palette = palette;
    }

    /** Returns the exit code of the process. */
    int run() {
        prompt.onInterrupt(workplace::cancel);
        while (left == null) {
            try {
                workplace.listen();
                String source = prompt.read();
                if (source == null) {
                    break;
                }
                take(source);
            } catch (Prompt.Interrupted e) {
                complain("KeyboardInterrupt\n");
            } catch (Prompt.Malformed e) {
                failed = true;
                complain("monty: " + e.getMessage() + "\n");
            }
        }
        if (left != null) {
            return left;
        }
        // A person knows what went wrong, a program looks at the exit code.
        return failed && !prompt.isInteractive() ? ExitCode.SCRIPT_ERROR : ExitCode.OK;
    }

    private void take(String source) {
        if (source.isBlank()) {
            return;
        }
        Matcher command = COMMAND.matcher(source);
        if (LEAVE.matcher(source).matches() || source.strip().equals("%quit")) {
            left = failed && !prompt.isInteractive() ? ExitCode.SCRIPT_ERROR : ExitCode.OK;
        } else if (!command.matches()) {
            feed(source);
        } else if (command.group(1).equals("%time") && !command.group(2).isEmpty()) {
            feed(command.group(2));
            prompt.print(PercentCommands.cost(workplace.usage()), false);
        } else if (!commands.run(command.group(1), command.group(2))) {
            failed = true;
        }
    }

    private void feed(String source) {
        lineIsOpen = false;
        try {
            Workplace.Fed fed = workplace.feed(source, this::printed);
            closeLine();
            if (fed.repr() != null) {
                prompt.print(fed.repr() + "\n", false);
            }
        } catch (FeedException e) {
            failed = true;
            closeLine();
            tell(e);
        }
        Optional<MontyError> loss = workplace.replaceLost();
        if (loss.isPresent()) {
            complain("monty: the interpreter was lost, and all variables with it; this is a new session\n");
        }
    }

    private void printed(MontyOutput.Stream stream, String text) {
        if (!text.isEmpty()) {
            lineIsOpen = !text.endsWith("\n");
            prompt.print(text, stream == MontyOutput.Stream.STDERR);
        }
    }

    private void closeLine() {
        if (lineIsOpen) {
            prompt.print("\n", false);
            lineIsOpen = false;
        }
    }

    private void tell(FeedException failure) {
        Throwable error = failure.getCause();
        String traceback = failure.traceback();
        if (error instanceof MontyScriptError raised) {
            if (raised.excType().equals("SystemExit")) {
                leave(raised);
                return;
            }
            String text = traceback.isEmpty() ? ErrorText.lastLine(raised) : traceback;
            complain(TracebackColours.of(text, palette) + "\n");
        } else if (error instanceof MontyCancelledError cancelled) {
            String frames = cancelled.frames().isEmpty() ? "" : framesOf(traceback);
            // The terminal has shown ^C, and is still in that line.
            String begin = prompt.isInteractive() ? "\n" : "";
            complain(begin + TracebackColours.of(frames + "KeyboardInterrupt", palette) + "\n");
        } else if (error instanceof MontyError other) {
            String frames = other.frames().isEmpty() ? "" : traceback + "\n";
            complain(TracebackColours.of(frames, palette) + "monty: " + other.getMessage()
                    + ErrorText.remedy(other, "%reset makes room, ") + "\n");
        } else {
            complain("monty: " + failure.getMessage() + "\n");
        }
    }

    /** Returns a traceback without its last line, which names the error. */
    private static String framesOf(String traceback) {
        return traceback.substring(0, traceback.stripTrailing().lastIndexOf('\n') + 1);
    }

    /** {@code raise SystemExit} leaves, as it does with Python. */
    private void leave(MontyScriptError exit) {
        String message = exit.excMessage();
        if (message == null || message.isEmpty()) {
            left = ExitCode.OK;
        } else if (message.matches("\\d{1,3}")) {
            left = Integer.parseInt(message) & 0xff;
        } else {
            complain(message + "\n");
            left = ExitCode.SCRIPT_ERROR;
        }
    }

    private void complain(String text) {
        prompt.print(text, true);
    }
}
