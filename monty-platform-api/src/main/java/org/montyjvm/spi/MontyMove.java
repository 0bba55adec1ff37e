package org.montyjvm.spi;

import static org.montyjvm.MontyState.ACTIVE;
import static org.montyjvm.MontyState.DISPOSED;
import static org.montyjvm.MontyState.IDLE;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyState;

/**
 * The legal moves between the states of a platform: the one table that decides them.
 *
 * <table>
 * <caption>Where a move leads</caption>
 * <thead><tr><th>from</th><th>{@link #RUN}</th><th>{@link #END}</th><th>{@link #DISPOSE}</th></tr></thead>
 * <tbody>
 * <tr><td>IDLE</td><td>ACTIVE</td><td>–</td><td>DISPOSED</td></tr>
 * <tr><td>ACTIVE</td><td>–</td><td>IDLE</td><td>DISPOSED</td></tr>
 * <tr><td>DISPOSED</td><td>–</td><td>DISPOSED</td><td>DISPOSED</td></tr>
 * </tbody>
 * </table>
 */
public enum MontyMove {
    /** Begin a run. */
    RUN("run", Map.of(IDLE, ACTIVE)),

    /** End a run, whatever came of it. */
    END("end a run", Map.of(ACTIVE, IDLE, DISPOSED, DISPOSED)),

    /** Close the platform. */
    DISPOSE("close", Map.of(IDLE, DISPOSED, ACTIVE, DISPOSED, DISPOSED, DISPOSED));

    private final String verb;

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<MontyState, MontyState> table;

    MontyMove(String verb, Map<MontyState, MontyState> table) {
        this.verb = verb;
        this.table = table;
    }

    /**
     * Returns the state that the move leads to.
     *
     * @param from the state before
     * @return the state after, or null where the move is not legal
     */
    public @Nullable MontyState from(MontyState from) {
        return table.get(from);
    }

    /** What cannot be done, for messages: {@code "cannot run"}. */
    String verb() {
        return verb;
    }
}
