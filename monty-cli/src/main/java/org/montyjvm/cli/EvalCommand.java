package org.montyjvm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.montyjvm.MontyScript;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code monty eval CODE}. */
@Command(
        name = "eval",
        sortOptions = false,
        header = "Runs CODE and shows its value.",
        description = {
            "",
            "What CODE prints comes first, then its value as Python shows it, unless that is None. The value is that of"
                    + " the last statement, if it is an expression. CODE may have many lines."
        },
        optionListHeading = "%n",
        parameterListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            ExitCode.RAN,
            ExitCode.RAISED,
            ExitCode.REFUSED,
            ExitCode.LIMITED,
            ExitCode.CRASHED,
            ExitCode.STOPPED
        },
        footer = {
            "",
            "Examples:",
            "  monty eval \"2 ** 100\"",
            "  monty eval --input 'words=[\"one\", \"two\"]' \"' '.join(words).title()\"",
            "  monty eval --timeout 200ms --json \"sum(range(1000))\"",
            "  echo \"print('hello')\" | monty eval -"
        })
final class EvalCommand extends ScriptCommand {
    /** What an option looks like. Code that does too, {@code -x} say, needs a {@code --} before it. */
    private static final Pattern OPTION = Pattern.compile("-[a-zA-Z]|--[a-zA-Z][a-zA-Z-]*(=.*)?", Pattern.DOTALL);

    @Parameters(
            paramLabel = "CODE",
            arity = "0..*",
            hideParamSyntax = true,
            description = "Python source text; - reads it from the standard input.")
    private List<String> code = new ArrayList<>();

    EvalCommand(Streams streams) {
        super(streams);
    }

    @Override
    MontyScript script(long mostBytes) {
        refuseUnknownOptions();
        String text = only(code, "CODE", "Put quotes around it: monty eval \"2 + 2\"\n");
        return text.equals("-")
                ? MontyScript.of(standardInput(mostBytes)).withName("<stdin>")
                : MontyScript.of(text).withName("<string>");
    }

    /** The parser takes unknown options for code, because {@code -1} is code. */
    private void refuseUnknownOptions() {
        if (command().getParseResult().originalArgs().contains("--")) {
            return;
        }
        for (String text : code) {
            if (OPTION.matcher(text).matches()) {
                if (text.startsWith("--")) {
                    throw new UnmatchedArgumentException(command(), List.of(text));
                }
                throw new UsageException(
                        "Unknown option: '" + text + "'",
                        "Code that looks like an option needs -- before it: monty eval -- " + text + "\n");
            }
        }
    }
}
