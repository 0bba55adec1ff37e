package org.montyjvm.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts of memory as people write them: {@code 64MiB}, {@code 1.5GiB}, {@code 500KB}, or a plain number of bytes. */
public final class HumanSize {
    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,19}(?:\\.[0-9]{1,9})?) ?(b|[kmg]i?b)?", Pattern.CASE_INSENSITIVE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private HumanSize() {}

    /**
     * Returns the number of bytes that a text means.
     *
     * @param text such as {@code 64MiB}
     * @return at least 1
     * @throws IllegalArgumentException if it is no such text, or out of range; the message says what to write
     */
    public static long parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is no amount of memory; write a number of bytes, or one with a unit, such as 64MiB, 1GiB or 500KB");
        }
        BigDecimal bytes = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(bytesOf(form.group(2))));
        if (bytes.compareTo(BigDecimal.ONE) < 0 || bytes.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is out of range; it must be between 1 byte and " + Long.MAX_VALUE + " bytes");
        }
        return bytes.longValue();
    }

    /**
     * Returns a text that {@link #parse} takes for the same number.
     *
     * @param bytes a number of bytes
     * @return the number in the largest of the units B, KiB, MiB and GiB that needs no fraction
     */
    public static String format(long bytes) {
        int thousands = 0;
        long number = bytes;
        while (thousands < 3 && number != 0 && number % 1024 == 0) {
            number /= 1024;
            thousands++;
        }
        return number + new String[] {"B", "KiB", "MiB", "GiB"}[thousands];
    }

    private static long bytesOf(@Nullable String unit) {
        if (unit == null) {
            return 1;
        }
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "kib" -> 1L << 10;
            case "mib" -> 1L << 20;
            case "gib" -> 1L << 30;
            case "kb" -> 1_000;
            case "mb" -> 1_000_000;
            case "gb" -> 1_000_000_000;
            default -> 1;
        };
    }
}
