package org.montyjvm.plugins;

import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where {@link KvPlugin} keeps what it is given: texts under names, in scopes that do not see each other. Safe for use by
 * several threads and plugins.
 */
public interface KvStore {
    /** One scope, for as long as a transaction lasts. */
    interface Scope {
        /**
         * Returns the text under a name.
         *
         * @param name the name
         * @return the text, or null if there is none
         */
        @Nullable String get(String name);

        /**
         * Puts a text under a name, in the place of that which was there.
         *
         * @param name the name
         * @param text the text
         */
        void put(String name, String text);

        /**
         * Removes what is under a name.
         *
         * @param name the name
         * @return whether there was something
         */
        boolean remove(String name);

        /**
         * Lists names.
         *
         * @param prefix what they begin with
         * @param most how many are listed at most
         * @return the names, sorted
         */
        List<String> names(String prefix, int most);

        /**
         * Counts what there is.
         *
         * @return the number of names
         */
        long size();
    }

    /**
     * Returns what some work on a scope gives. All of its changes are made, or none if it throws; no other work on the
     * scope comes between them.
     *
     * @param scope the name of the scope
     * @param work what is done; it may be done again after a conflict
     * @param <T> what it gives
     * @return what the work gave
     */
    <T extends @Nullable Object> T transact(String scope, Function<? super Scope, ? extends T> work);

    /**
     * Returns a store that lasts as long as it is referred to.
     *
     * @return a new store
     */
    static KvStore inMemory() {
        return new MemoryKvStore();
    }

    /**
     * Returns a store in the tables {@code monty_kv} and {@code monty_kv_scope} of a database, which are made if they are not
     * there. Several processes may use them at once.
     *
     * @param database gives connections; tried with H2 and PostgreSQL
     * @return a new store
     * @throws IllegalStateException if the tables cannot be made
     */
    static KvStore in(DataSource database) {
        return new JdbcKvStore(database);
    }
}
