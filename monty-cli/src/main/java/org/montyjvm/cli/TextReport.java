package org.montyjvm.cli;

import java.io.PrintWriter;
import java.util.List;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyError;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.BridgeLimitException;

/** For people: what the script printed, its value as Python shows it, errors as Python shows them. */
final class TextReport implements Report {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Palette palette;

    /** How many characters of the script's output are on the screen already. */
    private long printed;

    TextReport(Streams streams) {
        out = streams.out();
        err = streams.err();
        palette = streams.errPalette();
    }

    @Override
    public void printed(MontyOutput.Stream stream, String text) {
        printed += text.length();
        print(stream, text);
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
            err.print(
                    TracebackColours.of(traceback.isEmpty() ? ErrorText.lastLine(raised) : traceback, palette) + "\n");
        } else {
            err.print(TracebackColours.of(traceback, palette) + (traceback.isEmpty() ? "" : "\n"));
            // Who cancels is always the user; how the engine came to know of it is of no interest.
            complain(
                    error instanceof MontyCancelledError
                            ? "the run was cancelled"
                            : error.getMessage() + ErrorText.remedy(error, ""));
        }
        err.flush();
    }

    @Override
    public void callLimit(BridgeLimitException error) {
        complain(String.valueOf(error.getMessage()));
        err.flush();
    }

    @Override
    public void usageError(String message, String advice) {
        complain(message);
        err.print(advice);
        err.flush();
    }

    @Override
    public void shortage(VirtualMachineError shortage) {
        complain(Report.message(shortage));
        err.flush();
    }

    private void complain(String message) {
        err.print(palette.mark("monty:") + " " + message + "\n");
    }

    @Override
    public void defect(Exception defect) {
        err.print("monty: this is a defect of the command, please report it:\n");
        defect.printStackTrace(err);
        err.flush();
    }

    /** Prints what is not on the screen yet. */
    private void print(List<MontyOutput> outputs) {
        long known = printed;
        for (MontyOutput output : outputs) {
            String text = output.text();
            int rest = (int) Math.min(known, text.length());
            known -= rest;
            print(output.stream(), text.substring(rest));
        }
    }

    /** Each piece goes to its own stream. They are flushed in turn, so that a terminal shows the script's order. */
    private void print(MontyOutput.Stream stream, String text) {
        PrintWriter writer = stream == MontyOutput.Stream.STDERR ? err : out;
        writer.print(text);
        writer.flush();
    }

    private static boolean endsLine(String text) {
        return text.isEmpty() || text.endsWith("\n");
    }
}
