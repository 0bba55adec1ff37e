package org.montyjvm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.montyjvm.internal.pause.Arguments;
import org.montyjvm.internal.pause.PausePoint;

/**
 * Python called a function of the host, or a method of an object that the host gave it, and waits for what it returns.
 */
public final class MontyPending extends MontyQuestion {
    private final Arguments call;
    private final @Nullable UUID receiver;

    MontyPending(PausePoint point, Arguments call, @Nullable UUID receiver) {
        super(point);
        this.call = call;
        this.receiver = receiver;
    }

    /**
     * Returns what was called.
     *
     * @return the function's or method's name
     */
    public String name() {
        return call.name();
    }

    /**
     * Returns the positional arguments.
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
     * Returns the number of the call, by which {@link MontyResolveFutures#callIds()} names it when it was answered with
     * a future.
     *
     * @return a number that no other call of the run has
     */
    public int callId() {
        return call.callId();
    }

    /**
     * Returns the object whose method was called.
     *
     * @return the object's id, or empty if a function was called
     */
    public Optional<UUID> receiver() {
        return Optional.ofNullable(receiver);
    }

    /**
     * Says that there is no such function, and returns how far the run came next: Python raises {@code NameError}, or
     * {@code AttributeError} for a method.
     *
     * @return as {@link #resume(Object)}, which says what is thrown
     */
    public MontyProgress resumeNotFound() {
        return resume(MontyAnswer.notFound());
    }

    /**
     * Promises the value for later, and returns how far the run came next: Python gets an awaitable.
     *
     * @return as {@link #resume(Object)}, which says what is thrown
     */
    public MontyProgress resumeFuture() {
        return resume(MontyAnswer.future());
    }

    @Override
    @Nullable String objection(MontyAnswer answer) {
        return answer instanceof MontyAnswer.NotHandled
                ? "the call of '" + name() + "' cannot be answered with notHandled(): that is for calls of the"
                        + " operating system; say notFound(), or raise an exception"
                : null;
    }

    @Override
    public String toString() {
        return "MontyPending[" + call + "]";
    }
}
