package org.montyjvm.spi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.montyjvm.internal.os.SleepTimer;

/** The {@code asyncio.sleep}s of a run that the policy serves, by call id. Belongs to whoever has the turn. */
final class Timers {
    private final Map<Integer, SleepTimer> byCallId = new LinkedHashMap<>(0);

    /** One sleep that tasks wait for. */
    record Next(int callId, SleepTimer timer) {}

    void add(int callId, SleepTimer timer) {
        byCallId.put(callId, timer);
    }

    void remove(int callId) {
        byCallId.remove(callId);
    }

    /** Returns the sleep among these calls that is over first, or null if none of them is a sleep. */
    @Nullable Next next(Collection<Integer> callIds) {
        Next first = null;
        for (int callId : callIds) {
            SleepTimer timer = byCallId.get(callId);
            if (timer != null && (first == null || timer.compareTo(first.timer()) < 0)) {
                first = new Next(callId, timer);
            }
        }
        return first;
    }

    /** Returns those calls that are the host's, in ascending order. */
    List<Integer> without(Collection<Integer> callIds) {
        List<Integer> others = new ArrayList<>(callIds);
        others.removeAll(byCallId.keySet());
        Collections.sort(others);
        return others;
    }

    /** Returns how much is left of each sleep. */
    Map<Integer, Duration> left() {
        Map<Integer, Duration> left = new LinkedHashMap<>();
        byCallId.forEach((callId, timer) -> left.put(callId, timer.left()));
        return left;
    }
}
