package org.montyjvm.cli;

import java.io.FileDescriptor;
import java.io.IOException;
import java.util.Arrays;
import picocli.CommandLine;

/** The {@code monty} command. */
public final class MontyCli {
    private MontyCli() {}

    /**
     * Runs the command and ends the process with its exit code: 0 for a script that ran to its end, 1 for one that
     * raised or for fixtures that failed, 2 for a wrong command line, 3 for a limit, 5 for an engine that crashed, 130 for
     * a run that Ctrl-C cancelled.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        StandardOutput output = new StandardOutput(FileDescriptor.out);
        Streams streams = Streams.ofProcess(output);
        int exitCode = run(streams, args);
        IOException lost = output.failure();
        if (lost != null && !hasSeenEnough(lost)) {
            streams.err().print("monty: the output could not be written: " + lost.getMessage() + "\n");
            streams.err().flush();
            exitCode = ExitCode.CRASH;
        }
        System.exit(exitCode);
    }

    /** Runs a command line on the given streams, flushes them and returns the exit code. */
    static int run(Streams given, String... args) {
        Streams streams = refusesColour(args) ? given.withoutColour() : given;
        CommandLine monty = new CommandLine(new MontyCommand());
        new Commands(streams).addTo(monty, args);
        Complaints complaints = new Complaints(streams);
        int exitCode = execute(
                monty.setOut(streams.out())
                        .setErr(streams.err())
                        .setColorScheme(CommandLine.Help.defaultColorScheme(
                                streams.outPalette().coloured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                        .setExpandAtFiles(false) // code may start with a decorator
                        .setParameterExceptionHandler(complaints)
                        .setExecutionExceptionHandler(complaints),
                complaints,
                args);
        streams.out().flush();
        streams.err().flush();
        return exitCode;
    }

    /** Runs the command; what Java cannot do for it, for want of memory say, is told as well, and not taken for Python's. */
    private static int execute(CommandLine monty, Complaints complaints, String... args) {
        try {
            return monty.execute(args);
        } catch (OutOfMemoryError | StackOverflowError e) {
            return complaints.handleShortage(e, args);
        }
    }

    /** Returns the command with all of its commands, not to be run. */
    static CommandLine withAllCommands(Streams streams) {
        CommandLine monty = new CommandLine(new MontyCommand());
        new Commands(streams).addTo(monty);
        return monty;
    }

    /** What is wrong with a command line is told in colours too, so that the option is looked for before it is parsed. */
    private static boolean refusesColour(String[] args) {
        return Arrays.stream(args).takeWhile(arg -> !arg.equals("--")).anyMatch(MontyCommand.NO_COLOR::equals);
    }

    /** Whether the reader of a pipe has gone, as {@code head} does, which is no mistake. */
    private static boolean hasSeenEnough(IOException lost) {
        return String.valueOf(lost.getMessage()).contains("Broken pipe");
    }
}
