package org.montyjvm.cli;

import java.time.Duration;
import java.util.Locale;

/** Durations for people. */
public final class Durations {
    private static final double MILLI = 1e6;
    private static final double SECOND = 1e9;

    private Durations() {}

    /**
     * Returns a duration in the largest unit in which it is at least one, with three digits: {@code 9.81 µs}.
     *
     * @param duration at least zero
     * @return the text
     */
    public static String text(Duration duration) {
        double nanos = duration.toNanos();
        if (nanos >= SECOND) {
            return digits(nanos / SECOND) + " s";
        } else if (nanos >= MILLI) {
            return digits(nanos / MILLI) + " ms";
        }
        return digits(nanos / 1e3) + " \u00b5s";
    }

    private static String digits(double number) {
        if (number == Math.rint(number) || number >= 100) {
            return String.format(Locale.ROOT, "%.0f", number);
        }
        return String.format(Locale.ROOT, number >= 10 ? "%.1f" : "%.2f", number);
    }
}
