package org.montyjvm.internal.os;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.MontyValue;

/** Answers {@code datetime.now}, {@code date.today} and the readings of the {@code time} module. */
final class ClockCalls {
    private final ScriptClock clock;

    ClockCalls(ScriptClock clock) {
        this.clock = clock;
    }

    MontyAnswer answer(MontyOsFunction function, List<MontyValue> args) {
        try {
            return new MontyAnswer.Value(reading(function, args));
        } catch (DateTimeException | ArithmeticException e) {
            return MontyAnswer.raise("OverflowError", "date value out of range");
        }
    }

    private MontyValue reading(MontyOsFunction function, List<MontyValue> args) {
        return switch (function) {
            case DATE_TODAY -> new MontyValue.Date(clock.local().toLocalDate());
            case DATETIME_NOW -> now(args.get(0));
            case TIME -> seconds(args.get(0).asString());
            default -> throw new IllegalArgumentException(function + " does not read the clock");
        };
    }

    private MontyValue now(MontyValue zone) {
        if (zone instanceof MontyValue.TimeZone wanted) {
            return new MontyValue.DateTime(clock.at(wanted.offsetSeconds()), wanted.offsetSeconds(), wanted.name());
        }
        return new MontyValue.DateTime(clock.local(), null, null);
    }

    /** The caller decides which of the clocks is read; only these must never go back. */
    private MontyValue seconds(String caller) {
        boolean steady = caller.startsWith("time.monotonic") || caller.startsWith("time.perf_counter");
        Instant now = steady ? clock.steady() : clock.now();
        return new MontyValue.Float(ChronoUnit.MICROS.between(Instant.EPOCH, now) / 1e6);
    }
}
