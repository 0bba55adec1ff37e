package org.montyjvm.bridge;

import java.util.Objects;

/**
 * A run began, or goes on from a snapshot. The first event of each.
 *
 * @param head run, number and time
 * @param script the name of the script
 * @param backend the engine, as in {@link org.montyjvm.MontyRunner#backend()}
 * @param resumed whether it goes on from a {@link BridgeSnapshot}
 */
public record BridgeRunStarted(BridgeEventHead head, String script, String backend, boolean resumed)
        implements BridgeEvent {

    /**
     * Holds an event.
     *
     * @param head {@link #head()}
     * @param script {@link #script()}
     * @param backend {@link #backend()}
     * @param resumed {@link #resumed()}
     * @throws NullPointerException if an argument is null that may not be
     */
    public BridgeRunStarted {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(script, "script");
        Objects.requireNonNull(backend, "backend");
    }

    @Override
    public String type() {
        return "run_started";
    }
}
