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
     * Returns what the runner's {@link MontyOs} grants, as if the call had not been delegated: for a host that wants to see
     * a call before it is served. Nothing is resumed; the answer is for {@link #resume(Object)}. Blocks for files and for
     * real sleeps, an {@code asyncio.sleep} too. May be called by any thread.
     *
     * @return an answer; one that raises where there is no grant, or the call fails
     * @throws InterruptedException if the thread was interrupted while it slept
     * @throws java.util.concurrent.CancellationException if the run was cancelled while it slept
     * @throws IllegalStateException if the run is over
     */
    public MontyAnswer granted() throws InterruptedException {
        return granted(args(), kwargs());
    }

    /**
     * Returns what the runner's {@link MontyOs} grants for this call with other arguments; else as {@link #granted()}.
     *
     * @param args positional arguments, of the types that Python gives
     * @param kwargs keyword arguments, of the types that Python gives
     * @return an answer; one that raises where there is no grant, or the call fails
     * @throws InterruptedException if the thread was interrupted while it slept
     * @throws java.util.concurrent.CancellationException if the run was cancelled while it slept
     * @throws IllegalArgumentException if an argument has another type
     * @throws IllegalStateException if the run is over
     * @throws NullPointerException if an argument is null
     */
    public MontyAnswer granted(List<MontyValue> args, Map<String, MontyValue> kwargs) throws InterruptedException {
        return suspension().granted(function, List.copyOf(args), Map.copyOf(kwargs));
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
