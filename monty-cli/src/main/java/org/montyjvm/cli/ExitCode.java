package org.montyjvm.cli;

import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyError;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyScriptError;

/** What the process ends with. The numbers are part of the contract with scripts that call the command. */
public final class ExitCode {
    /** The script ran to its end. */
    public static final int OK = 0;

    /** Python raised, or not all fixtures passed. */
    public static final int SCRIPT_ERROR = 1;

    /** The command line is wrong, or names a file that cannot be read; nothing was run. */
    public static final int USAGE = 2;

    /** The run hit a limit. */
    public static final int RESOURCE = 3;

    /** There is no engine, it died or panicked, or the output could not be written. */
    public static final int CRASH = 5;

    /** The run was cancelled, by Ctrl-C: what shells have for a program that the signal ended. */
    public static final int CANCELLED = 130;

    /** The line of a help about {@link #OK}, for a script. */
    static final String RAN = "0:the script ran to its end";

    /** The line of a help about {@link #SCRIPT_ERROR}. */
    static final String RAISED = "1:Python raised; the traceback is on the standard error";

    /** The line of a help about {@link #USAGE}. */
    static final String REFUSED =
            "2:the command line or the configuration is wrong, or a file cannot be read; nothing was run";

    /** The line of a help about {@link #RESOURCE}. */
    static final String LIMITED = "3:the script hit a limit";

    /** The line of a help about {@link #CRASH}. */
    static final String CRASHED = "5:the engine crashed, panicked or is missing, or the output could not be written";

    /** The line of a help about {@link #CANCELLED}. */
    static final String STOPPED = "130:the run was cancelled by Ctrl-C";

    private ExitCode() {}

    /**
     * Returns what a run that failed ends with.
     *
     * @param error how it failed
     * @return one of the numbers above
     */
    public static int of(MontyError error) {
        if (error instanceof MontyScriptError) {
            return SCRIPT_ERROR;
        }
        if (error instanceof MontyResourceError) {
            return RESOURCE;
        }
        if (error instanceof MontyCancelledError) {
            return CANCELLED;
        }
        return CRASH;
    }
}
