package org.montyjvm.cli;

import org.montyjvm.MontyError;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScriptError;
import org.montyjvm.bridge.BridgeLimitException;

/** Tells what came of a command. {@link #printed} is called any number of times, then one of the others, once. */
interface Report {
    /** Tells what a script has printed while it still runs. It is part of what {@link #result} or {@link #error} gets. */
    void printed(MontyOutput.Stream stream, String text);

    /** Tells what a script gave. */
    void result(MontyResult result);

    /** Tells why a script gave nothing. */
    void error(MontyError error);

    /** Tells that a run went beyond a bound of the calls that it makes, as {@link #error} does. */
    void callLimit(BridgeLimitException error);

    /**
     * Tells why nothing was run.
     *
     * @param message what is wrong with the command line
     * @param advice what to do about it, as lines for a person
     */
    void usageError(String message, String advice);

    /** Tells that Java has too little memory for what was asked. */
    void shortage(VirtualMachineError shortage);

    /** Returns what to tell of it. */
    static String message(VirtualMachineError shortage) {
        long most = Runtime.getRuntime().maxMemory();
        return shortage instanceof OutOfMemoryError
                ? "Java has too little memory, at most " + (most >> 20) + " MiB; its option -Xmx" + (most >> 19)
                        + "m, in MONTY_JAVA_OPTS for ./monty, gives more"
                : "Java has too little stack for values that are nested so deep";
    }

    /** Tells that the program itself is broken. */
    void defect(Exception defect);

    /** Returns the traceback of an error, empty where it would tell no place: a limit may be hit outside of any line. */
    static String traceback(MontyError error) {
        return error instanceof MontyScriptError || !error.frames().isEmpty() ? error.traceback() : "";
    }
}
