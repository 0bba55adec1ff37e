package org.montyjvm.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 64MiB}, {@code 1.5GiB}, {@code 500KB} and plain numbers of bytes; gives bytes. */
final class MemoryArgument implements ITypeConverter<Long> {
    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,19}(?:\\.[0-9]{1,9})?) ?(b|[kmg]i?b)?", Pattern.CASE_INSENSITIVE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    @Override
    public Long convert(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new TypeConversionException(
                    "'" + text
                            + "' is no amount of memory; write a number of bytes, or one with a unit, such as 64MiB, 1GiB or 500KB");
        }
        BigDecimal bytes = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(bytesOf(form.group(2))));
        if (bytes.compareTo(BigDecimal.ONE) < 0 || bytes.compareTo(MOST) > 0) {
            throw new TypeConversionException(
                    "'" + text + "' is out of range; it must be between 1 byte and " + Long.MAX_VALUE + " bytes");
        }
        return bytes.longValue();
    }

    private static long bytesOf(String unit) {
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
