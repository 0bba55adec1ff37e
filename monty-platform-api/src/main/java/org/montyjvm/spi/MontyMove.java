package org.montyjvm.spi;

import static org.montyjvm.spi.MontyPhase.DISPOSED;
import static org.montyjvm.spi.MontyPhase.IDLE;
import static org.montyjvm.spi.MontyPhase.RUNNING;
import static org.montyjvm.spi.MontyPhase.SUSPENDED;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The legal moves between the phases of a platform or session: the one table that decides them.
 *
 * <table>
 * <caption>Where a move leads</caption>
 * <thead><tr><th>from</th><th>{@link #RUN}, {@link #START}</th><th>{@link #PAUSE}</th><th>{@link #RESUME}</th>
 *     <th>{@link #CANCEL}</th><th>{@link #END}</th><th>{@link #DISPOSE}</th></tr></thead>
 * <tbody>
 * <tr><td>IDLE</td><td>RUNNING</td><td>–</td><td>–</td><td>–</td><td>–</td><td>DISPOSED</td></tr>
 * <tr><td>RUNNING</td><td>–</td><td>SUSPENDED</td><td>–</td><td>–</td><td>IDLE</td><td>DISPOSED</td></tr>
 * <tr><td>SUSPENDED</td><td>–</td><td>–</td><td>RUNNING</td><td>RUNNING</td><td>–</td><td>DISPOSED</td></tr>
 * <tr><td>DISPOSED</td><td>–</td><td>DISPOSED</td><td>–</td><td>–</td><td>DISPOSED</td><td>DISPOSED</td></tr>
 * </tbody>
 * </table>
 */
public enum MontyMove {
    /** Begin a run that goes to its end, or anything else that needs the interpreter for itself. */
    RUN("run", Map.of(IDLE, RUNNING)),

    /** Begin a run that may ask the host. */
    START("start", Map.of(IDLE, RUNNING)),

    /** Wait for an answer. */
    PAUSE("pause", Map.of(RUNNING, SUSPENDED, DISPOSED, DISPOSED)),

    /** Go on from a pause. */
    RESUME("resume", Map.of(SUSPENDED, RUNNING)),

    /** Take a pause to drop it; {@link #END} follows. */
    CANCEL("cancel", Map.of(SUSPENDED, RUNNING)),

    /** End a run, whatever came of it. */
    END("end a run", Map.of(RUNNING, IDLE, DISPOSED, DISPOSED)),

    /** Close the platform or session. */
    DISPOSE("close", Map.of(IDLE, DISPOSED, RUNNING, DISPOSED, SUSPENDED, DISPOSED, DISPOSED, DISPOSED));

    private final String verb;

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<MontyPhase, MontyPhase> table;

    MontyMove(String verb, Map<MontyPhase, MontyPhase> table) {
        this.verb = verb;
        this.table = table;
    }

    /**
     * Returns the phase that the move leads to.
     *
     * @param from the phase before
     * @return the phase after, or null where the move is not legal
     */
    public @Nullable MontyPhase from(MontyPhase from) {
        return table.get(from);
    }

    /** What cannot be done, for messages: {@code "cannot run"}. */
    String verb() {
        return verb;
    }
}
