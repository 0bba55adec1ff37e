package org.montyjvm.cli;

import java.io.PrintWriter;
import java.util.List;
import org.montyjvm.MontyError;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontyValue;

/** For people: what the script printed, its value as Python shows it, errors as Python shows them. */
final class TextReport implements Report {
    private final PrintWriter out;
    private final PrintWriter err;

    TextReport(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void result(MontyResult result) {
        print(result.outputs());
        MontyValue value = result.value();
        if (!value.isNone()) {
            if (!endsLine(result.stdout())) {
                out.print('\n');
            }
            out.print(value + "\n");
        }
        out.flush();
    }

    @Override
    public void error(MontyError error) {
        print(error.outputs());
        if (!endsLine(error.output())) {
            err.print('\n');
        }
        String traceback = Report.traceback(error);
        if (error instanceof MontyScriptError raised) {
            err.print((traceback.isEmpty() ? lastLine(raised) : traceback) + "\n");
        } else {
            err.print(traceback + (traceback.isEmpty() ? "" : "\n"));
            err.print("monty: " + error.getMessage() + remedy(error) + "\n");
        }
        err.flush();
    }

    @Override
    public void usageError(String message, String advice) {
        err.print("monty: " + message + "\n" + advice);
        err.flush();
    }

    @Override
    public void defect(Exception defect) {
        err.print("monty: this is a defect of the command, please report it:\n");
        defect.printStackTrace(err);
        err.flush();
    }

    /** Prints each piece to its own stream. They are flushed in turn, so that a terminal shows the script's order. */
    private void print(List<MontyOutput> outputs) {
        for (MontyOutput output : outputs) {
            PrintWriter stream = output.stream() == MontyOutput.Stream.STDERR ? err : out;
            stream.print(output.text());
            stream.flush();
        }
    }

    private static boolean endsLine(String text) {
        return text.isEmpty() || text.endsWith("\n");
    }

    /** What Python would print below a traceback, for an error that arose outside the script: in its inputs, say. */
    private static String lastLine(MontyScriptError error) {
        String message = error.excMessage();
        return message == null ? error.excType() : error.excType() + ": " + message;
    }

    private static String remedy(MontyError error) {
        if (!(error instanceof MontyResourceError resource)) {
            return "";
        }
        if (resource.limit() == MontyLimit.DURATION) {
            return "; --timeout sets the limit";
        }
        return resource.limit() == MontyLimit.MEMORY ? "; --memory sets the limit" : "";
    }
}
