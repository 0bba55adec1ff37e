package org.montyjvm.wire;

import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.spi.AbstractInterruptibleChannel;

/**
 * Hears of the interrupt of a thread that is inside the engine. What the JDK offers to channels, to be closed by the
 * interrupting thread at once, works for any call that does not look at the interrupt status itself: there is no thread
 * that has to watch. Serves one call.
 */
final class InterruptHook extends AbstractInterruptibleChannel {
    private final Runnable onInterrupt;

    /**
     * Makes the hook of one call.
     *
     * @param onInterrupt run once at most, by the interrupting thread, or by {@link #enter} if it came before; quick
     */
    InterruptHook(Runnable onInterrupt) {
        this.onInterrupt = onInterrupt;
    }

    /** Begins to listen to interrupts of the current thread. */
    void enter() {
        begin();
    }

    /** Stops listening, and returns whether there was an interrupt. The thread's interrupt status stays as it is. */
    boolean leave() {
        try {
            end(true);
            return false;
        } catch (ClosedByInterruptException interrupted) {
            return true;
        } catch (AsynchronousCloseException impossible) {
            throw new AssertionError(impossible); // nobody else can close it
        }
    }

    @Override
    protected void implCloseChannel() {
        onInterrupt.run();
    }
}
