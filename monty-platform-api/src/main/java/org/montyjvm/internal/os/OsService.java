package org.montyjvm.internal.os;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyOs;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.MontyOsGroup;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.os.files.FileCalls;
import org.montyjvm.internal.os.files.Volume;

/**
 * Serves the calls of one run or session by a policy. Answers are complete: a call that fails is an answer that raises.
 * Safe for use by several threads.
 */
public final class OsService {
    private final MontyOs os;
    private final ScriptClock clock;
    private final ClockCalls clockCalls;
    private final SleepCalls sleepCalls;
    private final FileCalls fileCalls;

    private OsService(MontyOs os, int mostBytes, OsState state) {
        this.os = os;
        clock = new ScriptClock(os.clock(), os.zone(), Duration.ofNanos(state.virtualNanos()));
        clockCalls = new ClockCalls(clock);
        sleepCalls = new SleepCalls(os.sleep(), clock, Duration.ofNanos(state.sleptNanos()));
        fileCalls = new FileCalls(volumes(os), mostBytes, clock::now);
    }

    /** Returns a new service, which reads no file longer than a result may be. */
    public static OsService of(MontyOs os, MontyLimits limits) {
        return of(os, limits, OsState.NEW);
    }

    /** Returns a service that goes on where another one was frozen. */
    public static OsService of(MontyOs os, MontyLimits limits, OsState state) {
        return new OsService(os, (int) Math.min(limits.resultBytes(), Integer.MAX_VALUE - 16), state);
    }

    /** Returns whether any call can get past the engine under that policy: false lets a run take the short way. */
    public static boolean asksHost(MontyOs os) {
        return OsWire.asksHost(os);
    }

    /** Returns what a snapshot has to keep. */
    public OsState state() {
        return new OsState(clock.advanced().toNanos(), sleepCalls.spent().toNanos());
    }

    /** Returns a timer that ends after that much of the script's time: one that was frozen goes on. */
    public SleepTimer timer(Duration left) {
        return sleepCalls.timer(left);
    }

    /**
     * Serves a call; may block, for a real sleep and for files.
     *
     * @throws InterruptedException if the thread was interrupted while it slept
     * @throws CancellationException if the run was cancelled while it slept
     */
    public OsReply answer(
            MontyOsFunction function,
            List<MontyValue> args,
            Map<String, MontyValue> kwargs,
            boolean awaitable,
            CancelSignal signal)
            throws InterruptedException {
        return os.delegated().contains(MontyOsGroup.of(function))
                ? new OsReply.Delegate()
                : granted(function, args, kwargs, awaitable, signal);
    }

    /**
     * Serves a call as if the policy delegated nothing; else as {@link #answer}.
     *
     * @throws InterruptedException if the thread was interrupted while it slept
     * @throws CancellationException if the run was cancelled while it slept
     */
    public OsReply granted(
            MontyOsFunction function,
            List<MontyValue> args,
            Map<String, MontyValue> kwargs,
            boolean awaitable,
            CancelSignal signal)
            throws InterruptedException {
        return switch (MontyOsGroup.of(function)) {
            case CLOCK -> new OsReply.Answer(clockCalls.answer(function, args));
            case ENVIRONMENT -> new OsReply.Answer(EnvironmentCalls.answer(os.environment(), function, args));
            case ENTROPY -> new OsReply.Answer(EntropyCalls.answer(os.random(), args));
            case SLEEP -> sleepCalls.answer(function, args, awaitable, signal);
            case FILES -> new OsReply.Answer(fileCalls.answer(function, args, kwargs));
        };
    }

    private static Map<String, Volume> volumes(MontyOs os) {
        Map<String, Volume> volumes = new LinkedHashMap<>();
        os.mounts()
                .forEach((point, mount) -> volumes.put(point, MountAccess.get().volume(mount)));
        return volumes;
    }
}
