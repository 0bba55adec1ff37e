package org.montyjvm.plugins;

import java.lang.invoke.MethodHandles;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.HostException;
import org.montyjvm.bridge.MontyFunction;
import org.montyjvm.bridge.MontyNamespace;
import org.montyjvm.bridge.MontyParam;
import org.montyjvm.bridge.MontyPlugin;

/**
 * The plugin {@code clock}: what time it is, and what time that is elsewhere. The interpreter's {@code datetime} has no
 * clock unless it is granted one, and no time zones but offsets.
 */
public final class ClockPlugin {
    private ClockPlugin() {}

    /**
     * Returns the plugin with the clock of the system.
     *
     * @return a new plugin
     */
    public static MontyPlugin system() {
        return of(Clock.systemUTC());
    }

    /**
     * Returns the plugin with a clock.
     *
     * @param clock tells the time; its zone does not matter
     * @return a new plugin
     */
    public static MontyPlugin of(Clock clock) {
        return MontyPlugin.of(new Calls(clock), MethodHandles.lookup());
    }

    /** What scripts call. */
    @MontyNamespace(value = "clock", description = "The time, and time zones by name.")
    static final class Calls {
        private static final int MOST_ZONES = 1_000;

        private final Clock clock;

        Calls(Clock clock) {
            this.clock = clock;
        }

        @MontyFunction("Tells what time it is in a zone.")
        OffsetDateTime now(@MontyParam(defaultValue = "UTC", value = "such as Europe/Berlin") String zone) {
            return clock.instant()
                    .truncatedTo(ChronoUnit.MICROS)
                    .atZone(zone(zone))
                    .toOffsetDateTime();
        }

        @MontyFunction("Tells which day it is in a zone.")
        LocalDate today(@MontyParam(defaultValue = "UTC") String zone) {
            return LocalDate.ofInstant(clock.instant(), zone(zone));
        }

        @MontyFunction(
                "Tells a moment by the clocks of a zone. A datetime without an offset is one of the zone itself.")
        OffsetDateTime convert(MontyValue moment, String zone) {
            if (!(moment instanceof MontyValue.DateTime given)) {
                throw new HostException("TypeError", "moment must be a datetime, not " + moment.typeName());
            }
            @Nullable Integer offset = given.offsetSeconds();
            ZoneId to = zone(zone);
            return offset == null
                    ? given.value().atZone(to).toOffsetDateTime()
                    : given.value()
                            .atOffset(ZoneOffset.ofTotalSeconds(offset))
                            .atZoneSameInstant(to)
                            .toOffsetDateTime();
        }

        @MontyFunction("Lists the zones whose names begin so.")
        List<String> zones(@MontyParam(defaultValue = "") String prefix) {
            return ZoneId.getAvailableZoneIds().stream()
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .limit(MOST_ZONES)
                    .toList();
        }

        private static ZoneId zone(String name) {
            try {
                return ZoneId.of(name);
            } catch (DateTimeException e) {
                throw new HostException("ValueError", "there is no time zone '" + name + "'", e);
            }
        }
    }
}
