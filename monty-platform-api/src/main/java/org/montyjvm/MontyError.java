package org.montyjvm;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.montyjvm.internal.ErrorAccess;
import org.montyjvm.spi.MontyFailure;

/**
 * A script did not give a value. The six subtypes are all there is, and each says what to do about it:
 *
 * <table>
 * <caption>What a supervisor should do</caption>
 * <thead><tr><th>error</th><th>what happened</th><th>what to do</th></tr></thead>
 * <tbody>
 * <tr><td>{@link MontyScriptError}</td><td>Python raised</td><td>fix the script or its inputs</td></tr>
 * <tr><td>{@link MontyCancelledError}</td><td>the host stopped the run</td><td>nothing, or run again</td></tr>
 * <tr><td>{@link MontyResourceError}</td><td>the run hit a limit</td><td>fix the script, or raise the limit</td></tr>
 * <tr><td>{@link MontyPanicError}</td><td>a defect in the interpreter, caught</td>
 *     <td>go on with a new platform; report it</td></tr>
 * <tr><td>{@link MontyCrashError}</td><td>the engine died or could not be loaded</td>
 *     <td>try once with a new platform, then give up</td></tr>
 * <tr><td>{@link MontyDisposedError}</td><td>the platform was closed before</td><td>fix the host</td></tr>
 * </tbody>
 * </table>
 *
 * <p>What the script printed before it failed is not lost: see {@link #outputs()}.
 */
public abstract sealed class MontyError extends RuntimeException
        permits MontyScriptError,
                MontyCancelledError,
                MontyResourceError,
                MontyPanicError,
                MontyCrashError,
                MontyDisposedError {

    private static final long serialVersionUID = 1;

    static {
        ErrorAccess.install(new ErrorConstructors());
    }

    // Arrays, because errors cross process borders (test runners, job queues) and List is not Serializable.
    /** What {@link #outputs()} returns. */
    private MontyOutput[] outputs;

    /** What {@link #frames()} returns. */
    private final MontyFrame[] frames;

    /** What {@link #usage()} returns. */
    private MontyUsage usage;

    /** What {@link #traceback()} returns. */
    private final String traceback;

    /** Leaves the cause open, for {@link #initCause}. */
    MontyError(String message, MontyFailure failure) {
        super(message);
        outputs = failure.outputs().toArray(MontyOutput[]::new);
        frames = failure.frames().toArray(MontyFrame[]::new);
        usage = failure.usage();
        traceback = failure.traceback();
    }

    /** Puts what happened in earlier turns in front; only before the application sees the error. */
    final void addEarlier(List<MontyOutput> earlier, MontyUsage whole) {
        MontyOutput[] all = Arrays.copyOf(earlier.toArray(MontyOutput[]::new), earlier.size() + outputs.length);
        System.arraycopy(outputs, 0, all, earlier.size(), outputs.length);
        outputs = all;
        usage = whole;
    }

    /**
     * Returns what the script printed before it stopped, in the order printed.
     *
     * @return an unmodifiable list, empty if nothing was printed or the script never started
     */
    public List<MontyOutput> outputs() {
        return Collections.unmodifiableList(Arrays.asList(outputs));
    }

    /**
     * Returns the text that the script printed before it stopped, both streams in the order printed.
     *
     * @return the text, empty if nothing was printed or the script never started
     */
    public String output() {
        return Arrays.stream(outputs).map(MontyOutput::text).collect(Collectors.joining());
    }

    /**
     * Returns what the run cost until it stopped.
     *
     * @return the figures; {@link MontyUsage#NONE} where the script never started
     */
    public MontyUsage usage() {
        return usage;
    }

    /**
     * Returns the traceback as Python prints it.
     *
     * @return the text, several lines; empty where there is none
     */
    public String traceback() {
        return traceback;
    }

    /**
     * Returns the places that the error passed through, the outermost first, as in Python's tracebacks.
     *
     * @return an unmodifiable list, empty where there is no traceback
     */
    public List<MontyFrame> frames() {
        return Collections.unmodifiableList(Arrays.asList(frames));
    }

    /** Appends where in the script it happened, for messages: {@code "text (main.py, line 3)"}. */
    static String located(String text, MontyFailure failure) {
        List<MontyFrame> frames = failure.frames();
        if (frames.isEmpty()) {
            return text;
        }
        MontyFrame innermost = frames.get(frames.size() - 1);
        return text + " (" + innermost.file() + ", line " + innermost.line() + ")";
    }
}
