package org.montyjvm.internal.repr;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;

/** The types of Python's {@code datetime} module. */
final class DateTimeRepr {
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int NANOS_PER_MICRO = 1_000;

    private DateTimeRepr() {}

    static String of(MontyValue.Date date) {
        StringJoiner arguments = call("date");
        addDate(arguments, date.value());
        return arguments.toString();
    }

    static String of(MontyValue.DateTime dateTime) {
        StringJoiner arguments = call("datetime");
        addDate(arguments, dateTime.value().toLocalDate());
        addTime(arguments, dateTime.value().toLocalTime());
        addZone(arguments, dateTime.offsetSeconds(), dateTime.zoneName());
        return arguments.toString();
    }

    static String of(MontyValue.Time time) {
        StringJoiner arguments = call("time");
        addTime(arguments, time.value());
        addZone(arguments, time.offsetSeconds(), time.zoneName());
        if (time.fold() != 0) {
            arguments.add("fold=" + time.fold());
        }
        return arguments.toString();
    }

    static String of(MontyValue.TimeDelta delta) {
        StringJoiner arguments = call("timedelta");
        addUnlessZero(arguments, "days", delta.days());
        addUnlessZero(arguments, "seconds", delta.seconds());
        addUnlessZero(arguments, "microseconds", delta.microseconds());
        return delta.isTruthy() ? arguments.toString() : "datetime.timedelta(0)";
    }

    static String of(MontyValue.TimeZone zone) {
        return zone(zone.offsetSeconds(), zone.name());
    }

    private static String zone(int offsetSeconds, @Nullable String name) {
        if (offsetSeconds == 0 && name == null) {
            return "datetime.timezone.utc";
        }
        int days = Math.floorDiv(offsetSeconds, SECONDS_PER_DAY);
        int seconds = Math.floorMod(offsetSeconds, SECONDS_PER_DAY);
        StringJoiner arguments = call("timezone").add(of(new MontyValue.TimeDelta(days, seconds, 0)));
        if (name != null) {
            arguments.add(StringRepr.of(name));
        }
        return arguments.toString();
    }

    private static StringJoiner call(String type) {
        return new StringJoiner(", ", "datetime." + type + "(", ")");
    }

    private static void addDate(StringJoiner arguments, LocalDate date) {
        arguments
                .add(Integer.toString(date.getYear()))
                .add(Integer.toString(date.getMonthValue()))
                .add(Integer.toString(date.getDayOfMonth()));
    }

    private static void addTime(StringJoiner arguments, LocalTime time) {
        int micros = time.getNano() / NANOS_PER_MICRO;
        arguments.add(Integer.toString(time.getHour())).add(Integer.toString(time.getMinute()));
        if (time.getSecond() != 0 || micros != 0) {
            arguments.add(Integer.toString(time.getSecond()));
        }
        if (micros != 0) {
            arguments.add(Integer.toString(micros));
        }
    }

    private static void addZone(StringJoiner arguments, @Nullable Integer offsetSeconds, @Nullable String name) {
        if (offsetSeconds != null) {
            arguments.add("tzinfo=" + zone(offsetSeconds, name));
        }
    }

    private static void addUnlessZero(StringJoiner arguments, String field, int value) {
        if (value != 0) {
            arguments.add(field + "=" + value);
        }
    }
}
