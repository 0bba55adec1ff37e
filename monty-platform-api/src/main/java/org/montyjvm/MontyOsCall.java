package org.montyjvm;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.montyjvm.internal.pause.Arguments;
import org.montyjvm.internal.pause.PausePoint;

/**
 * Python asked for something of the operating system that the {@link MontyOs} leaves to the host: a file, the time, the
 * environment, entropy or sleep.
 */
public final class MontyOsCall extends MontyQuestion {
    private final MontyOsFunction function;
    private final Arguments call;
    private final boolean write;
    private final boolean awaitable;

    MontyOsCall(PausePoint point, MontyOsFunction function, Arguments call, boolean write, boolean awaitable) {
        super(point);
        this.function = function;
        this.call = call;
        this.write = write;
        this.awaitable = awaitable;
    }

    /**
     * Returns what was called, as Python names it.
     *
     * @return a name such as {@code "Path.read_text"}
     */
    public String name() {
        return function.wireName();
    }

    /**
     * Returns what was called.
     *
     * @return the function
     */
    public MontyOsFunction function() {
        return function;
    }

    /**
     * Returns the positional arguments. Paths are absolute and free of {@code ..}.
     *
     * @return an unmodifiable list
     */
    public List<MontyValue> args() {
        return call.args();
    }

    /**
     * Returns the keyword arguments.
     *
     * @return an unmodifiable map, in the order written
     */
    public Map<String, MontyValue> kwargs() {
        return call.kwargs();
    }

    /**
     * Returns the number of the call.
     *
     * @return a number that no other call of the run has
     */
    public int callId() {
        return call.callId();
    }

    /**
     * Returns whether the call changes the file system.
     *
     * @return true if it writes, creates, renames or deletes
     */
    public boolean isWrite() {
        return write;
    }

    /**
     * Says that the host does not serve the call, and returns how far the run came next: Python raises an error.
     *
     * @return as {@link #resume(Object)}, which says what is thrown
     */
    public MontyProgress resumeNotHandled() {
        return resume(MontyAnswer.notHandled());
    }

    /**
     * Promises the end of an {@code asyncio.sleep} for later, and returns how far the run came next.
     *
     * @return as {@link #resume(Object)}, which says what is thrown
     * @throws IllegalArgumentException if this is another call; the run waits on
     */
    public MontyProgress resumeFuture() {
        return resume(MontyAnswer.future());
    }

    @Override
    @Nullable String objection(MontyAnswer answer) {
        if (answer instanceof MontyAnswer.Future && !awaitable) {
            return "the call of '" + name() + "' cannot be answered with a future: only asyncio.sleep can";
        }
        return answer instanceof MontyAnswer.NotFound
                ? "the call of '" + name() + "' cannot be answered with notFound(): say notHandled(), or raise an"
                        + " exception"
                : null;
    }

    @Override
    public String toString() {
        return "MontyOsCall[" + call + "]";
    }
}
