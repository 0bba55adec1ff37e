package org.montyjvm.cli;

import java.util.ArrayList;
import java.util.List;
import org.montyjvm.MontyScript;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code monty run FILE}. */
@Command(
        name = "run",
        sortOptions = false,
        header = "Runs the script in FILE and shows its value.",
        description = {
            "",
            "What the script prints comes first, then its value as Python shows it, unless that is None. The value is"
                    + " that of the last statement, if it is an expression."
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
            "  monty run report.py --input year=2025 --input orders=@orders.json",
            "  monty run - --memory 256MiB --timeout 1m < report.py",
            "  monty run report.py --json | tail -n 1"
        })
final class RunCommand extends ScriptCommand {
    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            hideParamSyntax = true,
            description = "Python source file, in UTF-8; - reads it from the standard input.")
    private List<String> file = new ArrayList<>();

    RunCommand(Streams streams) {
        super(streams);
    }

    @Override
    MontyScript script(long mostBytes) {
        String name = only(file, "FILE", "A script gets its inputs by name: --input NAME=JSON\n");
        return fileOrInput(name, mostBytes);
    }
}
