package org.montyjvm.internal.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.montyjvm.MontyOsFunction.DATETIME_NOW;
import static org.montyjvm.MontyOsFunction.DATE_TODAY;
import static org.montyjvm.MontyOsFunction.TIME;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.MontyOs;
import org.montyjvm.MontyValue;

class ClockCallsTest {
    private static final Instant NEW_YEAR = Instant.parse("2023-12-31T23:30:00.123456789Z");

    @Test
    void naiveReadings_areLocal_awareOnesAreInTheirOwnZone() {
        Script script = at(NEW_YEAR, ZoneId.of("Europe/Berlin"));
        assertThat(script.shows(DATETIME_NOW, (Object) null))
                .isEqualTo("datetime.datetime(2024, 1, 1, 0, 30, 0, 123456)");
        assertThat(script.shows(DATE_TODAY)).isEqualTo("datetime.date(2024, 1, 1)");
        assertThat(script.value(DATETIME_NOW, new MontyValue.TimeZone(0, null)))
                .isEqualTo(new MontyValue.DateTime(
                        NEW_YEAR.atOffset(ZoneOffset.UTC).toLocalDateTime().withNano(123_456_000), 0, null));
        assertThat(script.shows(DATETIME_NOW, new MontyValue.TimeZone(-5 * 3_600, "EST")))
                .isEqualTo("datetime.datetime(2023, 12, 31, 18, 30, 0, 123456, "
                        + "tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=68400), 'EST'))");
        assertThat(script.shows(DATETIME_NOW, new MontyValue.TimeZone(23 * 3_600, null)))
                .startsWith("datetime.datetime(2024, 1, 1, 22, 30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"time.time", "time.time_ns", "time.monotonic", "time.perf_counter_ns", "time.localtime"})
    void everyClock_readsSecondsSince1970(String caller) {
        assertThat(at(NEW_YEAR, ZoneOffset.UTC).shows(TIME, caller)).isEqualTo("1704065400.123456");
    }

    @Test
    void summerTime_isThatOfTheZone() {
        Script script = at(Instant.parse("2024-07-01T12:00:00Z"), ZoneId.of("Europe/Berlin"));
        assertThat(script.shows(DATETIME_NOW, (Object) null)).isEqualTo("datetime.datetime(2024, 7, 1, 14, 0)");
    }

    @Test
    void clock_isAskedEachTime_andMonotonicNeverGoesBack() {
        Deque<Instant> readings = new ArrayDeque<>(List.of(
                Instant.ofEpochSecond(10),
                Instant.ofEpochSecond(5),
                Instant.ofEpochSecond(5),
                Instant.ofEpochSecond(11)));
        Script script =
                Script.under(MontyOs.builder().clock(new Readings(readings)).build());
        readings.addFirst(Instant.ofEpochSecond(10));
        assertThat(List.of(
                        script.shows(TIME, "time.monotonic"),
                        script.shows(TIME, "time.time"),
                        script.shows(TIME, "time.time"),
                        script.shows(TIME, "time.monotonic"),
                        script.shows(TIME, "time.monotonic")))
                .containsExactly("10.0", "10.0", "5.0", "10.0", "11.0");
    }

    @Test
    void timesThatPythonHasNoDateFor_overflow() {
        Script script = at(Instant.parse("9999-12-31T23:30:00Z"), ZoneOffset.ofHours(1));
        assertThat(script.shows(DATETIME_NOW, (Object) null)).isEqualTo("OverflowError: date value out of range");
        assertThat(script.shows(DATE_TODAY)).isEqualTo("OverflowError: date value out of range");
        assertThat(script.shows(DATETIME_NOW, new MontyValue.TimeZone(0, null))).contains("9999, 12, 31");
    }

    private static Script at(Instant instant, ZoneId zone) {
        return Script.under(MontyOs.builder().fixedClock(instant).zone(zone).build());
    }

    /** A clock that shows what it was told to, one after another. */
    private static final class Readings extends Clock {
        private final Deque<Instant> readings;

        Readings(Deque<Instant> readings) {
            this.readings = readings;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return readings.removeFirst();
        }
    }
}
