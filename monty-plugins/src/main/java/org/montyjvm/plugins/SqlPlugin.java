package org.montyjvm.plugins;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.montyjvm.bridge.MontyPlugin;

/**
 * The plugin {@code sql}: queries over a data source, which only read. Values go in as parameters: {@code sql.query("SELECT
 * name FROM city WHERE country = ?", ["FR"])} gives a list of dicts.
 *
 * <p>A query is one statement that begins with {@code SELECT}, {@code WITH} or {@code VALUES} and has no semicolon. It runs in
 * a transaction that is marked as read-only and always rolled back, with a time limit; rows and their contents are bounded.
 *
 * <p><b>Warning:</b> what a query may read, and which functions it may call, is up to the database. Give the data source a
 * user who may do nothing but read what scripts are to see: not every database keeps a read-only transaction from writing,
 * and administrators' functions read files.
 */
public final class SqlPlugin {
    private SqlPlugin() {}

    /**
     * Returns the plugin with the usual caps.
     *
     * @param database gives connections, of a user who may only read
     * @return a new plugin
     */
    public static MontyPlugin of(DataSource database) {
        return of(database, Limits.DEFAULTS);
    }

    /**
     * Returns the plugin.
     *
     * @param database gives connections, of a user who may only read
     * @param limits what a query may cost
     * @return a new plugin
     */
    public static MontyPlugin of(DataSource database, Limits limits) {
        return MontyPlugin.of(
                new SqlCalls(Objects.requireNonNull(database, "database"), Objects.requireNonNull(limits, "limits")),
                MethodHandles.lookup());
    }

    /**
     * What a query may cost.
     *
     * @param rows how many rows it may give
     * @param characters how large the contents of all rows may be together, in characters or bytes
     * @param time how long the database may work on it; whole seconds, rounded up
     */
    public record Limits(int rows, long characters, Duration time) {
        /** 1,000 rows, a million characters, 10 seconds. */
        public static final Limits DEFAULTS = new Limits(1_000, 1_000_000, Duration.ofSeconds(10));

        /**
         * Checks the limits.
         *
         * @param rows how many rows it may give
         * @param characters how large the contents may be
         * @param time how long the database may work
         * @throws IllegalArgumentException if one is not positive
         */
        public Limits {
            Caps.atLeast(1, "rows", rows);
            if (characters < 1 || time.isZero() || time.isNegative()) {
                throw new IllegalArgumentException("characters and time must be positive");
            }
        }

        int seconds() {
            return (int) Math.min(Integer.MAX_VALUE, time.plusNanos(999_999_999).toSeconds());
        }
    }
}
