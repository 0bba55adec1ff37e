package org.montyjvm.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyNameLookup;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyPosition;
import org.montyjvm.MontyUsage;
import org.montyjvm.MontyValue;

/**
 * How one turn of the interpreter ended: from its start, or from an answer, to its next question or its end. Data only.
 */
public sealed interface MontyTurn {
    /**
     * Returns what was printed in this turn.
     *
     * @return an unmodifiable list in the order printed
     */
    List<MontyOutput> outputs();

    /**
     * Returns what this turn cost: its own time, the memory held at its end, and the peak within it.
     *
     * @return the figures
     */
    MontyUsage usage();

    /**
     * The script ended.
     *
     * @param value its value
     * @param outputs {@link MontyTurn#outputs()}
     * @param usage {@link MontyTurn#usage()}
     */
    record Complete(MontyValue value, List<MontyOutput> outputs, MontyUsage usage) implements MontyTurn {
        /**
         * Holds a turn; copies the list.
         *
         * @param value {@link #value()}
         * @param outputs {@link #outputs()}
         * @param usage {@link #usage()}
         */
        public Complete {
            Objects.requireNonNull(value, "value");
            outputs = List.copyOf(outputs);
            Objects.requireNonNull(usage, "usage");
        }
    }

    /**
     * The script called a function of the host.
     *
     * @param name the function or method
     * @param args the positional arguments
     * @param kwargs the keyword arguments, in order
     * @param callId the number of the call
     * @param receiver the object whose method it is, or null
     * @param position the place in the source
     * @param outputs {@link MontyTurn#outputs()}
     * @param usage {@link MontyTurn#usage()}
     */
    record Call(
            String name,
            List<MontyValue> args,
            Map<String, MontyValue> kwargs,
            int callId,
            @Nullable UUID receiver,
            MontyPosition position,
            List<MontyOutput> outputs,
            MontyUsage usage)
            implements MontyTurn {
        /**
         * Holds a turn; copies the collections.
         *
         * @param name {@link #name()}
         * @param args {@link #args()}
         * @param kwargs {@link #kwargs()}
         * @param callId {@link #callId()}
         * @param receiver {@link #receiver()}
         * @param position {@link #position()}
         * @param outputs {@link #outputs()}
         * @param usage {@link #usage()}
         */
        public Call {
            Objects.requireNonNull(name, "name");
            args = List.copyOf(args);
            kwargs = ordered(kwargs);
            Objects.requireNonNull(position, "position");
            outputs = List.copyOf(outputs);
            Objects.requireNonNull(usage, "usage");
        }
    }

    /**
     * The script called the operating system.
     *
     * @param function what it called
     * @param args the positional arguments
     * @param kwargs the keyword arguments, in order
     * @param callId the number of the call
     * @param isWrite whether the call changes the file system
     * @param awaitable whether it may be answered with a future
     * @param position the place in the source
     * @param outputs {@link MontyTurn#outputs()}
     * @param usage {@link MontyTurn#usage()}
     */
    record OsCall(
            MontyOsFunction function,
            List<MontyValue> args,
            Map<String, MontyValue> kwargs,
            int callId,
            boolean isWrite,
            boolean awaitable,
            MontyPosition position,
            List<MontyOutput> outputs,
            MontyUsage usage)
            implements MontyTurn {
        /**
         * Holds a turn; copies the collections.
         *
         * @param function {@link #function()}
         * @param args {@link #args()}
         * @param kwargs {@link #kwargs()}
         * @param callId {@link #callId()}
         * @param isWrite {@link #isWrite()}
         * @param awaitable {@link #awaitable()}
         * @param position {@link #position()}
         * @param outputs {@link #outputs()}
         * @param usage {@link #usage()}
         */
        public OsCall {
            Objects.requireNonNull(function, "function");
            args = List.copyOf(args);
            kwargs = ordered(kwargs);
            Objects.requireNonNull(position, "position");
            outputs = List.copyOf(outputs);
            Objects.requireNonNull(usage, "usage");
        }
    }

    /**
     * The script met a name that it does not know.
     *
     * @param kind where it looked
     * @param name what it looked for
     * @param receiver the object whose attribute it is, or null
     * @param position the place in the source
     * @param outputs {@link MontyTurn#outputs()}
     * @param usage {@link MontyTurn#usage()}
     */
    record Lookup(
            MontyNameLookup.Kind kind,
            String name,
            @Nullable UUID receiver,
            MontyPosition position,
            List<MontyOutput> outputs,
            MontyUsage usage)
            implements MontyTurn {
        /**
         * Holds a turn; copies the list.
         *
         * @param kind {@link #kind()}
         * @param name {@link #name()}
         * @param receiver {@link #receiver()}
         * @param position {@link #position()}
         * @param outputs {@link #outputs()}
         * @param usage {@link #usage()}
         */
        public Lookup {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(position, "position");
            outputs = List.copyOf(outputs);
            Objects.requireNonNull(usage, "usage");
        }
    }

    /**
     * All tasks of the script wait for calls that were answered with a future.
     *
     * @param ids the numbers of the calls
     * @param position the place in the source
     * @param outputs {@link MontyTurn#outputs()}
     * @param usage {@link MontyTurn#usage()}
     */
    record Futures(List<Integer> ids, MontyPosition position, List<MontyOutput> outputs, MontyUsage usage)
            implements MontyTurn {
        /**
         * Holds a turn; copies the lists.
         *
         * @param ids {@link #ids()}
         * @param position {@link #position()}
         * @param outputs {@link #outputs()}
         * @param usage {@link #usage()}
         */
        public Futures {
            ids = List.copyOf(ids);
            Objects.requireNonNull(position, "position");
            outputs = List.copyOf(outputs);
            Objects.requireNonNull(usage, "usage");
        }
    }

    private static Map<String, MontyValue> ordered(Map<String, MontyValue> kwargs) {
        return kwargs.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(kwargs));
    }
}
