package org.montyjvm.internal.objects;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.montyjvm.MontyExpose;
import org.montyjvm.MontyValue;

/** What Python calls the values that a Java type takes. */
final class PythonTypes {
    private static final Map<Class<?>, String> NAMES = Map.ofEntries(
            entry(boolean.class, "bool"),
            entry(Boolean.class, "bool"),
            entry(byte.class, "int"),
            entry(Byte.class, "int"),
            entry(short.class, "int"),
            entry(Short.class, "int"),
            entry(int.class, "int"),
            entry(Integer.class, "int"),
            entry(long.class, "int"),
            entry(Long.class, "int"),
            entry(BigInteger.class, "int"),
            entry(float.class, "float"),
            entry(Float.class, "float"),
            entry(double.class, "float"),
            entry(Double.class, "float"),
            entry(BigDecimal.class, "Decimal"),
            entry(char.class, "str"),
            entry(Character.class, "str"),
            entry(String.class, "str"),
            entry(CharSequence.class, "str"),
            entry(UUID.class, "str"),
            entry(byte[].class, "bytes"),
            entry(List.class, "list"),
            entry(Collection.class, "list"),
            entry(Iterable.class, "list"),
            entry(Set.class, "set"),
            entry(Map.class, "dict"),
            entry(LocalDate.class, "date"),
            entry(LocalDateTime.class, "datetime"),
            entry(OffsetDateTime.class, "datetime"),
            entry(Instant.class, "datetime"),
            entry(LocalTime.class, "time"),
            entry(OffsetTime.class, "time"),
            entry(Duration.class, "timedelta"),
            entry(ZoneOffset.class, "timezone"));

    private PythonTypes() {}

    /** Returns the name of the type that a script is to pass. */
    static String name(Class<?> type) {
        String name = NAMES.get(type);
        if (name != null) {
            return name;
        } else if (type.isEnum()) {
            return "str";
        } else if (type.isArray()) {
            return "list";
        } else if (MontyValue.class.isAssignableFrom(type)) {
            return type.getSimpleName();
        }
        boolean handedOver = type.isInterface() || Views.ofClass(type).isPresent();
        if (type.isRecord() && !handedOver) {
            return "dict";
        }
        MontyExpose expose = type.getAnnotation(MontyExpose.class);
        return expose == null || expose.name().isEmpty() ? type.getSimpleName() : expose.name();
    }

    /** Returns the constants of an enum as Python would list them. */
    static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> "'" + ((Enum<?>) constant).name() + "'")
                .collect(Collectors.joining(", "));
    }
}
