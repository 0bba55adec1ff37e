package org.montyjvm.bridge;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.montyjvm.MontyPosition;
import org.montyjvm.MontyValue;

/**
 * The script called the operating system, where the {@link org.montyjvm.MontyOs} leaves that to the host, and has its
 * answer.
 *
 * @param head run, number and time
 * @param callId the number of the call
 * @param name what was called, such as {@code Path.read_text}
 * @param args the positional arguments, shortened where they are too large
 * @param kwargs the keyword arguments, shortened where they are too large
 * @param position where in the script it is
 * @param outcome what came of it
 * @param duration how long it took
 */
public record BridgeOsCall(
        BridgeEventHead head,
        int callId,
        String name,
        List<MontyValue> args,
        Map<String, MontyValue> kwargs,
        MontyPosition position,
        BridgeOutcome outcome,
        Duration duration)
        implements BridgeEvent {

    /**
     * Holds an event; copies the collections.
     *
     * @param head {@link #head()}
     * @param callId {@link #callId()}
     * @param name {@link #name()}
     * @param args {@link #args()}
     * @param kwargs {@link #kwargs()}
     * @param position {@link #position()}
     * @param outcome {@link #outcome()}
     * @param duration {@link #duration()}
     * @throws NullPointerException if an argument is null that may not be
     */
    public BridgeOsCall {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(name, "name");
        args = List.copyOf(args);
        kwargs = Collections.unmodifiableMap(new LinkedHashMap<>(kwargs));
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(duration, "duration");
    }

    @Override
    public String type() {
        return "os_call";
    }
}
