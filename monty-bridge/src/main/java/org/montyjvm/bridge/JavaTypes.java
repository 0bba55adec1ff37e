package org.montyjvm.bridge;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.montyjvm.MontyValue;

/** What Java types are in Python. */
final class JavaTypes {
    private static final Map<Class<?>, HostType> SIMPLE = Map.ofEntries(
            Map.entry(boolean.class, HostType.bool()),
            Map.entry(Boolean.class, HostType.bool()),
            Map.entry(byte.class, HostType.integer(Byte.MIN_VALUE, Byte.MAX_VALUE)),
            Map.entry(Byte.class, HostType.integer(Byte.MIN_VALUE, Byte.MAX_VALUE)),
            Map.entry(short.class, HostType.integer(Short.MIN_VALUE, Short.MAX_VALUE)),
            Map.entry(Short.class, HostType.integer(Short.MIN_VALUE, Short.MAX_VALUE)),
            Map.entry(int.class, HostType.integer(Integer.MIN_VALUE, Integer.MAX_VALUE)),
            Map.entry(Integer.class, HostType.integer(Integer.MIN_VALUE, Integer.MAX_VALUE)),
            Map.entry(long.class, HostType.integer(Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(Long.class, HostType.integer(Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(BigInteger.class, HostType.integer()),
            Map.entry(float.class, HostType.floating()),
            Map.entry(Float.class, HostType.floating()),
            Map.entry(double.class, HostType.floating()),
            Map.entry(Double.class, HostType.floating()),
            Map.entry(BigDecimal.class, new HostType.Scalar(HostType.Scalar.Kind.DECIMAL)),
            Map.entry(String.class, HostType.string()),
            Map.entry(CharSequence.class, HostType.string()),
            Map.entry(UUID.class, HostType.string()),
            Map.entry(char.class, HostType.string()),
            Map.entry(Character.class, HostType.string()),
            Map.entry(byte[].class, HostType.bytes()),
            Map.entry(LocalDate.class, new HostType.Scalar(HostType.Scalar.Kind.DATE)),
            Map.entry(LocalDateTime.class, new HostType.Scalar(HostType.Scalar.Kind.DATETIME)),
            Map.entry(OffsetDateTime.class, new HostType.Scalar(HostType.Scalar.Kind.DATETIME)),
            Map.entry(Instant.class, new HostType.Scalar(HostType.Scalar.Kind.DATETIME)),
            Map.entry(LocalTime.class, new HostType.Scalar(HostType.Scalar.Kind.TIME)),
            Map.entry(OffsetTime.class, new HostType.Scalar(HostType.Scalar.Kind.TIME)),
            Map.entry(Duration.class, new HostType.Scalar(HostType.Scalar.Kind.TIMEDELTA)),
            Map.entry(void.class, HostType.none()),
            Map.entry(Void.class, HostType.none()));

    /** The records on the way to the type that is looked at: one that contains itself ends as any. */
    private final Deque<Class<?>> around = new ArrayDeque<>();

    private JavaTypes() {}

    /** Returns the type of a parameter, component or result. */
    static HostType of(AnnotatedType type, AnnotatedElement declared) {
        HostType bare = new JavaTypes().type(type);
        return isNullable(declared) ? HostType.optional(bare) : bare;
    }

    static boolean isNullable(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }

    /** Returns the class of a type, without its arguments. */
    static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        } else if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        } else if (type instanceof GenericArrayType array) {
            return raw(array.getGenericComponentType()).arrayType();
        }
        return Object.class;
    }

    /** Returns a type argument, or null where none was written. */
    static AnnotatedType argument(AnnotatedType type, int index) {
        if (type instanceof AnnotatedParameterizedType parameterized) {
            AnnotatedType argument = parameterized.getAnnotatedActualTypeArguments()[index];
            return argument instanceof AnnotatedWildcardType wildcard
                    ? wildcard.getAnnotatedUpperBounds()[0]
                    : argument;
        }
        return Anything.TYPE;
    }

    /** A place where any object is declared. */
    private static final class Anything {
        private static final AnnotatedType TYPE = Anything.class.getAnnotatedSuperclass();
    }

    private HostType type(AnnotatedType type) {
        HostType bare = bare(type);
        return isNullable(type) ? HostType.optional(bare) : bare;
    }

    private HostType bare(AnnotatedType type) {
        Class<?> raw = raw(type.getType());
        HostType simple = SIMPLE.get(raw);
        if (simple != null) {
            return simple;
        } else if (raw.isEnum()) {
            return new HostType.EnumOf(Arrays.stream(raw.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .toList());
        } else if (raw == Optional.class) {
            return HostType.optional(type(argument(type, 0)));
        } else if (raw == List.class || raw == Collection.class || raw == Iterable.class) {
            return HostType.listOf(type(argument(type, 0)));
        } else if (raw == Set.class) {
            return HostType.setOf(type(argument(type, 0)));
        } else if (raw == Map.class) {
            return HostType.mapOf(type(argument(type, 0)), type(argument(type, 1)));
        } else if (raw.isArray()) {
            return type instanceof AnnotatedArrayType array
                    ? HostType.listOf(type(array.getAnnotatedGenericComponentType()))
                    : HostType.listOf(HostType.any());
        } else if (raw.isRecord() && !MontyValue.class.isAssignableFrom(raw)) {
            return record(raw);
        }
        return HostType.any();
    }

    private HostType record(Class<?> raw) {
        if (around.contains(raw)) {
            return HostType.any();
        }
        around.push(raw);
        List<HostParam> fields = new ArrayList<>();
        for (RecordComponent component : raw.getRecordComponents()) {
            HostType type = type(component.getAnnotatedType());
            boolean absent = type instanceof HostType.OptionalOf || isNullable(component.getAccessor());
            HostParam field =
                    HostParam.of(PythonText.snakeCase(component.getName()), absent ? HostType.optional(type) : type);
            MontyParam said = component.getAnnotation(MontyParam.class);
            fields.add((absent ? field.withDefault(null) : field).withDescription(said == null ? "" : said.value()));
        }
        around.pop();
        return new HostType.RecordOf(raw.getSimpleName(), fields);
    }
}
