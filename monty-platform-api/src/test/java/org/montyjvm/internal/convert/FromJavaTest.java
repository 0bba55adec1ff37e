package org.montyjvm.internal.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.montyjvm.MontyConversionException;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.tree.DeepValues;

class FromJavaTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2024, 2, 29, 12, 0);

    static Stream<Arguments> conversions() {
        return Stream.of(
                arguments(null, "None"),
                arguments(Optional.empty(), "None"),
                arguments(Optional.of(Optional.of(1)), "1"),
                arguments(true, "True"),
                arguments((byte) -1, "-1"),
                arguments((short) 1, "1"),
                arguments(1, "1"),
                arguments(Long.MIN_VALUE, "-9223372036854775808"),
                arguments(BigInteger.TWO.pow(70), "1180591620717411303424"),
                arguments(1.5, "1.5"),
                arguments(0.5f, "0.5"),
                arguments(new BigDecimal("1.20"), "Decimal('1.20')"),
                arguments(new BigDecimal("1e5"), "Decimal('1E+5')"),
                arguments("a", "'a'"),
                arguments(CharBuffer.wrap("a"), "'a'"),
                arguments('a', "'a'"),
                arguments(new UUID(1, 10), "'00000000-0000-0001-0000-00000000000a'"),
                arguments(DayOfWeek.FRIDAY, "'FRIDAY'"),
                arguments(new byte[] {1}, "b'\\x01'"),
                arguments(new int[] {1, 2}, "[1, 2]"),
                arguments(new Object[] {1, null, new String[] {"a"}}, "[1, None, ['a']]"),
                arguments(Arrays.asList(1, null), "[1, None]"),
                arguments((Iterable<Integer>) () -> List.of(1, 2).iterator(), "[1, 2]"),
                arguments(new LinkedHashSet<>(List.of(2, 1)), "{2, 1}"),
                arguments(Map.of(), "{}"),
                arguments(Map.of(1, List.of()), "{1: []}"),
                arguments(Collections.singletonMap(null, null), "{None: None}"),
                arguments(NOON.toLocalDate(), "datetime.date(2024, 2, 29)"),
                arguments(NOON, "datetime.datetime(2024, 2, 29, 12, 0)"),
                arguments(
                        NOON.atOffset(ZoneOffset.ofHours(1)),
                        "datetime.datetime(2024, 2, 29, 12, 0,"
                                + " tzinfo=datetime.timezone(datetime.timedelta(seconds=3600)))"),
                arguments(
                        NOON.toInstant(ZoneOffset.UTC),
                        "datetime.datetime(2024, 2, 29, 12, 0, tzinfo=datetime.timezone.utc)"),
                arguments(LocalTime.of(1, 2, 3, 4_000), "datetime.time(1, 2, 3, 4)"),
                arguments(
                        LocalTime.of(1, 2).atOffset(ZoneOffset.UTC),
                        "datetime.time(1, 2, tzinfo=datetime.timezone.utc)"),
                arguments(Duration.ofNanos(-1_000), "datetime.timedelta(days=-1, seconds=86399, microseconds=999999)"),
                arguments(ZoneOffset.UTC, "datetime.timezone.utc"),
                arguments(new MontyValue.Tuple(List.of()), "()"));
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void of_anyKnownType_isItsPythonValue(@Nullable Object object, String repr) {
        assertThat(MontyValue.of(object)).hasToString(repr);
    }

    @Test
    void of_map_keepsItsOrder() {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put("a", 2);
        assertThat(MontyValue.of(map)).hasToString("{'z': 1, 'a': 2}");
    }

    @Test
    void of_bytes_areCopied() {
        byte[] bytes = {1};
        MontyValue value = MontyValue.of(bytes);
        bytes[0] = 2;
        assertThat(value.asBytes()).containsExactly(1);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(List.of(new Object()), "$[0]", "Java java.lang.Object at $[0] cannot become a Python value"),
                arguments(Map.of("a", Locale.ROOT), "$.a", "java.util.Locale at $.a"),
                arguments(Map.of(Locale.ROOT, 1), "${java.util.Locale}", "there is no such type in Python"),
                arguments(new AtomicInteger(), "$", "there is no such type in Python"),
                arguments(List.of(Path.of("/a")), "$[0]", "pass MontyValue.Path"),
                arguments(Map.of(List.of(1), 1), "$", "Python cannot hash a list"),
                arguments(Map.of(1, Set.of(Map.of())), "$[1]", "Python cannot hash a dict"),
                arguments(Set.of(Set.of(1)), "$", "Python cannot hash a set"),
                arguments(NOON.withNano(1_001), "$", "Python keeps microseconds, and here are 1 ns more"),
                arguments(LocalTime.of(0, 0, 0, 999), "$", "here are 999 ns more; truncate to ChronoUnit.MICROS"),
                arguments(Duration.ofNanos(1), "$", "here are 1 ns more"),
                arguments(Duration.ofDays(1_000_000_000), "$", "time spans end at 999999999 days, not 1000000000"),
                arguments(LocalDate.of(10_000, 1, 1), "$", "Python has the years 1 to 9999, not 10000"),
                arguments(List.of(Instant.EPOCH.minusSeconds(1L << 40)), "$[0]", "Python has the years 1 to 9999"),
                arguments(List.of(Instant.MIN), "$[0]", "java.time.Instant at $[0] cannot become a Python value"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void of_objectWithoutAPythonForm_saysWhereAndWhy(Object object, String path, String message) {
        assertThatExceptionOfType(MontyConversionException.class)
                .isThrownBy(() -> MontyValue.of(object))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.path()).isEqualTo(path));
    }

    @Test
    void of_deepestLegalObject_works() {
        assertThat(MontyValue.of(nested(MontyValue.MAX_NESTING))).isEqualTo(DeepValues.lists(MontyValue.MAX_NESTING));
    }

    @Test
    void of_objectOneLevelTooDeep_isAResourceError() {
        assertThatExceptionOfType(MontyResourceError.class)
                .isThrownBy(() -> MontyValue.of(nested(MontyValue.MAX_NESTING + 1)))
                .withMessageContaining("nesting limit exceeded: 1001 levels used, 1000 levels allowed, at $[0][0]")
                .satisfies(e -> {
                    assertThat(e.limit()).isEqualTo(MontyLimit.NESTING);
                    assertThat(e.limitValue()).isEqualTo(MontyValue.MAX_NESTING);
                    assertThat(e.used()).isEqualTo(MontyValue.MAX_NESTING + 1);
                });
    }

    @Test
    void of_objectFarTooDeepOnASmallStack_isAResourceErrorAndNoOverflow() {
        Object deep = nested(100_000);
        assertThat(DeepValues.onSmallStack(() -> {
                    try {
                        return MontyValue.of(deep);
                    } catch (MontyResourceError e) {
                        return e;
                    }
                }))
                .isInstanceOf(MontyResourceError.class);
    }

    @Test
    void of_containerThatHoldsItself_isAResourceError() {
        List<Object> list = new ArrayList<>();
        Map<String, Object> map = new HashMap<>(Map.of("list", list));
        list.add(1);
        list.add(new Object[] {Optional.of(map)});
        assertThatExceptionOfType(MontyResourceError.class)
                .isThrownBy(() -> MontyValue.of(map))
                .withMessageContaining("at $.list[1][0], which contains itself");
    }

    @Test
    void of_sameObjectTwiceSideBySide_isNoCycle() {
        List<Integer> shared = List.of(1);
        assertThat(MontyValue.of(List.of(shared, shared))).hasToString("[[1], [1]]");
    }

    private static Object nested(int levels) {
        Object object = List.of();
        for (int i = 1; i < levels; i++) {
            object = List.of(object);
        }
        return object;
    }
}
