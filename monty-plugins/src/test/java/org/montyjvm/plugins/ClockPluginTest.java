package org.montyjvm.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@link ClockPlugin} with a clock that stands still. */
class ClockPluginTest {
    private final Scripts scripts =
            new Scripts(ClockPlugin.of(Clock.fixed(Instant.parse("2025-07-01T23:30:00.123456789Z"), ZoneOffset.UTC)));

    @AfterEach
    void close() {
        scripts.close();
    }

    @Test
    void nowAndToday_dependOnTheZone() {
        assertThat(scripts.run("[clock.now().isoformat(), clock.now('Asia/Tokyo').isoformat()]"))
                .isEqualTo("['2025-07-01T23:30:00.123456+00:00', '2025-07-02T08:30:00.123456+09:00']");
        assertThat(scripts.run("[clock.today(), clock.today('Asia/Tokyo')]"))
                .isEqualTo("[datetime.date(2025, 7, 1), datetime.date(2025, 7, 2)]");
    }

    @Test
    void convert_knowsSummerTime() {
        assertThat(scripts.run("""
                        from datetime import datetime
                        winter = clock.convert(datetime(2025, 1, 1, 12), 'Europe/Berlin')
                        [winter.isoformat(), clock.convert(clock.now(), 'Europe/Berlin').isoformat()]
                        """)).isEqualTo("['2025-01-01T12:00:00+01:00', '2025-07-02T01:30:00.123456+02:00']");
        assertThat(scripts.raised("clock.convert('today', 'UTC')"))
                .isEqualTo("TypeError: moment must be a datetime, not str");
    }

    @Test
    void zones_areListed_andOthersRefused() {
        assertThat(scripts.run("clock.zones('Europe/Be')"))
                .isEqualTo("['Europe/Belfast', 'Europe/Belgrade', 'Europe/Berlin']");
        assertThat(scripts.raised("clock.now('Mars/Olympus')"))
                .isEqualTo("ValueError: there is no time zone 'Mars/Olympus'");
    }
}
