package org.montyjvm.spi;

import org.jspecify.annotations.Nullable;

/**
 * What has to be freed when a runner is closed or garbage. It must not refer to the runner, or that would never become
 * garbage.
 */
final class Holdings implements Runnable {
    private final MontyCoreBindings bindings;
    private volatile @Nullable MontyCoreBindings guest;
    private volatile @Nullable Runnable listening;

    Holdings(MontyCoreBindings bindings) {
        this.bindings = bindings;
    }

    MontyCoreBindings bindings() {
        return bindings;
    }

    /**
     * Takes note of what a run that begins holds, until {@link #empty()}.
     *
     * @param runs the interpreter that it is in: the runner's own, or that of a restored run
     * @param unlisten what takes the run back from its token
     */
    void fill(MontyCoreBindings runs, Runnable unlisten) {
        guest = runs == bindings ? null : runs;
        listening = unlisten;
    }

    /** Frees what the run that ended held. */
    void empty() {
        Runnable unlisten = listening;
        if (unlisten != null) {
            listening = null;
            unlisten.run();
        }
        MontyCoreBindings restored = guest;
        if (restored != null) {
            guest = null;
            restored.close();
        }
    }

    /** Frees everything. */
    @Override
    public void run() {
        empty();
        bindings.close();
    }
}
