package org.montyjvm.internal.convert;

import java.time.Duration;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.rules.CalendarRules;

/** {@code Duration} and {@code timedelta}, which hold the same in different units. */
final class TimeSpans {
    private static final long SECONDS_PER_DAY = 86_400;
    private static final int NANOS_PER_MICRO = 1_000;

    private TimeSpans() {}

    static MontyValue.TimeDelta fromDuration(Duration duration) {
        CalendarRules.requireMicros(duration.getNano());
        int days = CalendarRules.requireDays(Math.floorDiv(duration.getSeconds(), SECONDS_PER_DAY));
        int seconds = (int) Math.floorMod(duration.getSeconds(), SECONDS_PER_DAY);
        return new MontyValue.TimeDelta(days, seconds, duration.getNano() / NANOS_PER_MICRO);
    }

    static Duration toDuration(MontyValue.TimeDelta delta) {
        return Duration.ofSeconds(
                delta.days() * SECONDS_PER_DAY + delta.seconds(), (long) delta.microseconds() * NANOS_PER_MICRO);
    }
}
