package org.montyjvm.internal.os;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The time that a script sees: the application's clock, and what virtual sleeps added. Safe for use by several threads. */
final class ScriptClock {
    /** Python's dates end here. */
    private static final int LAST_YEAR = 9_999;

    private final Clock clock;
    private final ZoneId zone;
    private Duration advance;
    private Instant steady = Instant.MIN;

    ScriptClock(Clock clock, ZoneId zone, Duration advance) {
        this.clock = clock;
        this.zone = zone;
        this.advance = advance;
    }

    synchronized Instant now() {
        return clock.instant().plus(advance);
    }

    /** Returns a time that never goes back, though the application's clock may. */
    synchronized Instant steady() {
        Instant now = now();
        steady = now.isBefore(steady) ? steady : now;
        return steady;
    }

    /** Returns the time of the script's zone. */
    LocalDateTime local() {
        Instant now = now();
        return at(now, zone.getRules().getOffset(now).getTotalSeconds());
    }

    /** Returns the time that many seconds east of UTC; Python allows more of them than Java's offsets do. */
    LocalDateTime at(int offsetSeconds) {
        return at(now(), offsetSeconds);
    }

    synchronized void advance(Duration by) {
        advance = advance.plus(by);
    }

    /** Lets no less than a time have passed since the service began. */
    synchronized void advanceTo(Duration total) {
        advance = total.compareTo(advance) > 0 ? total : advance;
    }

    synchronized Duration advanced() {
        return advance;
    }

    private static LocalDateTime at(Instant instant, int offsetSeconds) {
        LocalDateTime time = LocalDateTime.ofInstant(instant.plusSeconds(offsetSeconds), ZoneOffset.UTC);
        if (time.getYear() < 1 || time.getYear() > LAST_YEAR) {
            throw new DateTimeException("date value out of range");
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
