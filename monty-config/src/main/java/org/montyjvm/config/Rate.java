package org.montyjvm.config;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many in so much time, as {@code 10/s}, {@code 600/m} or {@code 5000/h} says it.
 *
 * @param count how many, at least 1
 * @param period in how much time
 */
public record Rate(long count, Duration period) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,12}) ?/ ?([smh])");

    /**
     * Checks the parts.
     *
     * @param count how many
     * @param period in how much time
     * @throws IllegalArgumentException if one is not positive
     */
    public Rate {
        Objects.requireNonNull(period, "period");
        if (count < 1 || period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("a rate must be positive");
        }
    }

    /**
     * Returns the rate that a text means.
     *
     * @param text such as {@code 10/s}
     * @return the rate
     * @throws IllegalArgumentException if it is no such text; the message says what to write
     */
    public static Rate parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Long.parseLong(form.group(1)) == 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no rate; write a number and a unit of time, such as 10/s, 600/m or 5000/h");
        }
        return new Rate(Long.parseLong(form.group(1)), HumanDuration.parse("1" + form.group(2)));
    }

    /** Returns the rate as a person writes it. */
    @Override
    public String toString() {
        String unit = HumanDuration.format(period);
        return count + "/" + (unit.startsWith("1") && unit.length() == 2 ? unit.substring(1) : unit);
    }
}
