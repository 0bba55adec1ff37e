package org.montyjvm.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import org.montyjvm.config.MontyConfigException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells what is wrong with a command line: the mistake, what was probably meant, and where the help is. The help itself
 * would push the mistake off the screen.
 */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Streams streams;

    Complaints(Streams streams) {
        this.streams = streams;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        String message = String.valueOf(wrong.getMessage());
        String advice = suggestions(wrong);
        if (!command.getSubcommands().isEmpty() && wrong instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            if (!unmatched.isUnknownOption()) {
                message = noCommand(command, first);
                advice = command.getParent() == null && isFile(first)
                        ? "Did you mean: monty run " + first + "?\n"
                        : advice;
            } else if (command.getSubcommands().values().stream().anyMatch(sub -> knows(sub, first))) {
                message += "; it stands after the command: monty eval " + first + " ...";
            }
        }
        streams.report(asksForJson(args)).usageError(plain(message), advice + whereHelpIs(command));
        return ExitCode.USAGE;
    }

    /** Returns what to tell somebody who asked for a command that there is not. */
    static String noCommand(CommandLine parent, String name) {
        String where = parent.getParent() == null
                ? ""
                : " of '" + parent.getCommandSpec().qualifiedName() + "'";
        return "there is no command '" + name + "'" + where;
    }

    private static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The parser begins some of its messages as if nobody did for it, and stutters in one. */
    private static String plain(String message) {
        return (message.startsWith("Error: ") ? message.substring("Error: ".length()) : message)
                .replace("for option option", "for option");
    }

    /** Tells that Java has too little memory, and returns the exit code. */
    int handleShortage(VirtualMachineError shortage, String... args) {
        streams.report(asksForJson(args)).shortage(shortage);
        return ExitCode.CRASH;
    }

    private static boolean knows(CommandLine command, String option) {
        return command.getCommandSpec().optionsMap().containsKey(option.split("=", 2)[0]);
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        Report report = streams.report(command.getParseResult().hasMatchedOption("--json"));
        if (thrown instanceof UsageException wrong) {
            report.usageError(String.valueOf(wrong.getMessage()), wrong.advice() + whereHelpIs(command));
            return ExitCode.USAGE;
        }
        if (thrown instanceof MontyConfigException wrong) {
            report.usageError(
                    String.valueOf(wrong.getMessage()), "'monty doctor' shows the configuration that holds.\n");
            return ExitCode.USAGE;
        }
        report.defect(thrown);
        return ExitCode.CRASH;
    }

    /** The arguments could not be parsed, so the option is looked for where it would stand. */
    private static boolean asksForJson(String[] args) {
        return Arrays.stream(args).takeWhile(arg -> !arg.equals("--")).anyMatch("--json"::equals);
    }

    private static String suggestions(ParameterException wrong) {
        StringWriter text = new StringWriter();
        UnmatchedArgumentException.printSuggestions(wrong, new PrintWriter(text));
        return text.toString();
    }

    private static String whereHelpIs(CommandLine command) {
        return "Try '" + command.getCommandSpec().qualifiedName() + " --help'.\n";
    }
}
