package org.montyjvm.mcp;

import picocli.CommandLine;

/** The {@code monty-mcp} program, which is {@code monty mcp} in a jar of its own. */
public final class MontyMcp {
    private static final int CANNOT_START = 2;

    private MontyMcp() {}

    /**
     * Runs the command and ends the process with its exit code: 0 when the client has gone, 2 if the server cannot start.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new McpCommand())
                .setCommandName("monty-mcp")
                .setParameterExceptionHandler((problem, given) -> {
                    CommandLine command = problem.getCommandLine();
                    command.getErr().println(command.getCommandName() + ": " + problem.getMessage());
                    command.getErr().println("'" + command.getCommandName() + " --help' shows the options.");
                    return CANNOT_START;
                })
                .execute(args);
    }
}
