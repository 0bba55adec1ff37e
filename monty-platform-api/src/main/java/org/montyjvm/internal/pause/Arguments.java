package org.montyjvm.internal.pause;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.montyjvm.MontyValue;

/** What Python called, and with what. */
public record Arguments(String name, List<MontyValue> args, Map<String, MontyValue> kwargs, int callId) {
    /** Copies the collections, keeping the order. */
    public Arguments {
        args = List.copyOf(args);
        kwargs = kwargs.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(kwargs));
    }

    @Override
    public String toString() {
        return name + " with " + args.size() + " positional and " + kwargs.size() + " keyword arguments, call "
                + callId;
    }
}
