package org.montyjvm.cli;

import org.montyjvm.MontyError;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyScriptError;

/** What errors are called, and what can be done about them. */
public final class ErrorText {
    private ErrorText() {}

    /**
     * Returns what Python would print below a traceback, for an error that arose outside of the script: in its inputs, say.
     *
     * @param error the error
     * @return such as {@code ValueError: no such thing}
     */
    public static String lastLine(MontyScriptError error) {
        String message = error.excMessage();
        return message == null ? error.excType() : error.excType() + ": " + message;
    }

    /**
     * Returns how to get along with a limit.
     *
     * @param error the error
     * @param room what else makes room in memory, such as {@code "%reset makes room, "}
     * @return what stands behind the message; empty for most errors
     */
    public static String remedy(MontyError error, String room) {
        if (!(error instanceof MontyResourceError resource)) {
            return "";
        }
        if (resource.limit() == MontyLimit.DURATION) {
            return "; --timeout sets the limit";
        }
        return resource.limit() == MontyLimit.MEMORY ? "; " + room + "--memory sets the limit" : "";
    }
}
