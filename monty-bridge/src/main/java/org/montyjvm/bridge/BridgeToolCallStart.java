package org.montyjvm.bridge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.montyjvm.MontyPosition;
import org.montyjvm.MontyValue;

/**
 * The script called a function of a plugin. A {@link BridgeToolCallResult} with the same number follows, whatever
 * happens.
 *
 * @param head run, number and time
 * @param callId the number of the call in its run
 * @param name what was called, such as {@code weather.get_forecast}
 * @param args the positional arguments, shortened where they are too large
 * @param kwargs the keyword arguments, shortened where they are too large
 * @param role what the call is for
 * @param position where in the script it is
 */
public record BridgeToolCallStart(
        BridgeEventHead head,
        int callId,
        String name,
        List<MontyValue> args,
        Map<String, MontyValue> kwargs,
        CallRole role,
        MontyPosition position)
        implements BridgeEvent {

    /**
     * Holds an event; copies the collections.
     *
     * @param head {@link #head()}
     * @param callId {@link #callId()}
     * @param name {@link #name()}
     * @param args {@link #args()}
     * @param kwargs {@link #kwargs()}
     * @param role {@link #role()}
     * @param position {@link #position()}
     * @throws NullPointerException if an argument is null that may not be
     */
    public BridgeToolCallStart {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(name, "name");
        args = List.copyOf(args);
        kwargs = Collections.unmodifiableMap(new LinkedHashMap<>(kwargs));
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(position, "position");
    }

    @Override
    public String type() {
        return "tool_call_start";
    }
}
