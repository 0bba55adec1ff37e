package org.montyjvm.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 2s}, {@code 1.5s}, {@code 1m} and {@code 1h}. */
public final class HumanDuration {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,9})?) ?(ms|s|m|h)");
    private static final BigDecimal LONGEST_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);

    private HumanDuration() {}

    /**
     * Returns the duration that a text means.
     *
     * @param text such as {@code 2s}
     * @return longer than zero
     * @throws IllegalArgumentException if it is no such text, or out of range; the message says what to write
     */
    public static Duration parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no duration; write a number and a unit, such as 500ms, 2s, 1m or 1h");
        }
        BigDecimal nanos = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(nanosOf(form.group(2))));
        if (nanos.compareTo(BigDecimal.ONE) < 0 || nanos.compareTo(LONGEST_NANOS) > 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is out of range; it must be longer than zero and shorter than 292 years");
        }
        return Duration.ofNanos(nanos.longValue());
    }

    /**
     * Returns a text that {@link #parse} takes for the same duration.
     *
     * @param duration a duration, not negative and shorter than 292 years
     * @return the number in the largest of the units ms, s, m and h that needs no fraction
     */
    public static String format(Duration duration) {
        long nanos = duration.toNanos();
        for (String unit : new String[] {"h", "m", "s"}) {
            if (nanos != 0 && nanos % nanosOf(unit) == 0) {
                return nanos / nanosOf(unit) + unit;
            }
        }
        BigDecimal millis = BigDecimal.valueOf(nanos, 6).stripTrailingZeros();
        return millis.toPlainString() + "ms";
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000;
            case "m" -> 60_000_000_000L;
            default -> 3_600_000_000_000L;
        };
    }
}
