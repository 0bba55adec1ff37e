package org.montyjvm.cli;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;

/** The {@code monty} command. */
public final class MontyCli {
    private MontyCli() {}

    /**
     * Runs the command and ends the process with its exit code: 0 for a script that ran to its end, 1 for one that
     * raised or for fixtures that failed, 2 for a wrong command line, 3 for a limit, 4 for a cancelled run, 5 for an engine that crashed.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        StandardOutput output = new StandardOutput(FileDescriptor.out);
        PrintWriter err = new StandardOutput(FileDescriptor.err).writer();
        int exitCode = run(new Streams(System.in, output.writer(), err), args);
        IOException lost = output.failure();
        if (lost != null && !hasSeenEnough(lost)) {
            err.print("monty: the output could not be written: " + lost.getMessage() + "\n");
            err.flush();
            exitCode = ExitCode.CRASH;
        }
        System.exit(exitCode);
    }

    /** Runs a command line on the given streams, flushes them and returns the exit code. */
    static int run(Streams streams, String... args) {
        CommandLine monty = new CommandLine(new MontyCommand());
        CommandLine eval = new CommandLine(new EvalCommand(streams)).setUnmatchedOptionsArePositionalParams(true);
        monty.addSubcommand(eval)
                .addSubcommand(new RunCommand(streams))
                .addSubcommand(new LadderCommand(streams))
                .addSubcommand(new CommandLine.HelpCommand());
        Complaints complaints = new Complaints(streams);
        int exitCode = monty.setOut(streams.out())
                .setErr(streams.err())
                .setExpandAtFiles(false) // code may start with a decorator
                .setParameterExceptionHandler(complaints)
                .setExecutionExceptionHandler(complaints)
                .execute(args);
        streams.out().flush();
        streams.err().flush();
        return exitCode;
    }

    /** Whether the reader of a pipe has gone, as {@code head} does, which is no mistake. */
    private static boolean hasSeenEnough(IOException lost) {
        return String.valueOf(lost.getMessage()).contains("Broken pipe");
    }
}
