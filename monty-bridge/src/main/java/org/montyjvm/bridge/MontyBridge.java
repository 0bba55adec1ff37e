package org.montyjvm.bridge;

import java.util.List;
import org.montyjvm.MontyRunner;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySnapshotException;
import org.montyjvm.MontySnapshotKey;

/**
 * Runs scripts and answers what they ask: from plugins, through middleware, with an event for everything that happens.
 *
 * <p>One run at a time, as for the platform or session below. A second one is refused, it does not wait. Apart from that,
 * every method may be called by any thread.
 */
public interface MontyBridge extends AutoCloseable {
    /**
     * Returns a run of a script without inputs.
     *
     * @param code the source text
     * @return a run as described at {@link #run(MontyScript)}
     * @throws IllegalStateException if another run is not over, or the bridge is closed
     */
    default BridgeRun run(String code) {
        return run(MontyScript.of(code));
    }

    /**
     * Returns a run of a script. It starts when somebody reads its events or asks for its result; the bridge is occupied
     * from now on, until the run is over or closed.
     *
     * @param script the script; the bridge adds the names of its plugins
     * @return the run
     * @throws IllegalArgumentException if an input of the script has the name of a plugin or of one of its functions
     * @throws IllegalStateException if another run is not over, or the bridge is closed
     */
    BridgeRun run(MontyScript script);

    /**
     * Returns a frozen run, which goes on at the call where it was frozen. Over a session, that is the session which was
     * restored from {@link BridgeSnapshot#monty()}.
     *
     * @param snapshot what {@link BridgeRun#freeze} returned, in this process or another one
     * @param key what it was frozen with
     * @return the run, with its id; the first event is a {@link BridgeRunStarted} with the next number
     * @throws MontySnapshotException if the snapshot was changed, was signed with another key, or does not fit the interpreter
     * @throws IllegalArgumentException if the bridge is over a session which does not wait for a call
     * @throws IllegalStateException if another run is not over, or the bridge is closed
     */
    BridgeRun resume(BridgeSnapshot snapshot, MontySnapshotKey key);

    /**
     * Adds a plugin, for the runs after this.
     *
     * @param plugin the plugin; the bridge does not close it
     * @throws IllegalArgumentException if one of its names is taken; the message says by whom
     * @throws IllegalStateException if a run is not over, or the bridge is closed
     */
    void attach(MontyPlugin plugin);

    /**
     * Takes a plugin away. Does nothing if it is not there.
     *
     * @param plugin the plugin
     * @throws IllegalStateException if a run is not over
     */
    void detach(MontyPlugin plugin);

    /**
     * Returns the plugins.
     *
     * @return a copy, in the order attached
     */
    List<MontyPlugin> plugins();

    /**
     * Returns the descriptions of all functions that scripts can call.
     *
     * @return the catalog as of now
     */
    FunctionCatalog catalog();

    /**
     * Returns the platform or session that scripts run on.
     *
     * @return the runner
     */
    MontyRunner runner();

    /**
     * Returns whether a run is not over.
     *
     * @return true if the next run would be refused
     */
    boolean isBusy();

    /**
     * Closes the bridge. A run that is not over is cancelled, and its reader gets the last events. Closing again does
     * nothing. The platform or session, and the plugins, stay open.
     */
    @Override
    void close();
}
