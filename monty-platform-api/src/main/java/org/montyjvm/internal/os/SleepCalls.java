package org.montyjvm.internal.os;

import java.time.Duration;
import java.util.List;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.MontySleep;
import org.montyjvm.MontyValue;

/** Answers {@code time.sleep} and {@code asyncio.sleep}. */
final class SleepCalls {
    private static final OsReply DONE = new OsReply.Answer(new MontyAnswer.Value(MontyValue.None.INSTANCE));

    /** The longest that Python asks for, and what a long of nanoseconds holds. */
    private static final double MOST_SECONDS = 9e9;

    private final MontySleep policy;
    private final ScriptClock clock;
    private final SleepBudget budget;

    SleepCalls(MontySleep policy, ScriptClock clock, Duration spent) {
        this.policy = policy;
        this.clock = clock;
        budget = new SleepBudget(policy instanceof MontySleep.Real real ? real.total() : Duration.ZERO, spent);
    }

    Duration spent() {
        return budget.spent();
    }

    SleepTimer timer(Duration delay) {
        return policy instanceof MontySleep.Virtual ? VirtualTimer.in(clock, delay) : RealTimer.in(delay);
    }

    OsReply answer(MontyOsFunction function, List<MontyValue> args, boolean awaitable, CancelSignal signal)
            throws InterruptedException {
        if (policy instanceof MontySleep.Skip) {
            return DONE;
        }
        if (policy instanceof MontySleep.Refuse) {
            return new OsReply.Answer(Refusal.of(function));
        }
        Duration delay = duration(args.get(0).asDouble());
        if (policy instanceof MontySleep.Real && !budget.take(delay)) {
            return new OsReply.Answer(Refusal.of(function));
        }
        if (function == MontyOsFunction.ASYNC_SLEEP && awaitable && !delay.isZero()) {
            return new OsReply.Timer(timer(delay));
        }
        if (policy instanceof MontySleep.Virtual) {
            clock.advance(delay);
        } else {
            Sleeper.sleep(delay, signal);
        }
        return DONE;
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos((long) (Math.max(0, Math.min(seconds, MOST_SECONDS)) * 1e9));
    }
}
