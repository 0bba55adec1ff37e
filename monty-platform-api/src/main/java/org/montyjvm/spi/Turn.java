package org.montyjvm.spi;

import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;

/** One run of one platform: it can be cancelled from any thread, also before it has begun and after it has ended. */
final class Turn {
    private final MontyCoreBindings bindings;
    private volatile boolean cancelled;
    private volatile boolean started;
    private volatile boolean ended;

    Turn(MontyCoreBindings bindings) {
        this.bindings = bindings;
    }

    MontyResult run(MontyScript script) {
        started = true;
        try {
            if (cancelled) {
                throw MontyErrors.cancelled("the run was cancelled before it began", MontyFailure.NONE);
            }
            return bindings.run(script);
        } finally {
            ended = true;
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // nothing to wait on: the other thread is about to go on
    void cancel() {
        cancelled = true;
        // One that has started but is not known to the bindings is between two neighbouring statements of run().
        while (started && !ended && !bindings.cancel()) {
            Thread.yield();
        }
    }
}
