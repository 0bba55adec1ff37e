package org.montyjvm.internal.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.montyjvm.internal.convert.Dicts.dict;
import static org.montyjvm.internal.convert.Dicts.list;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.montyjvm.MontyConversionException;
import org.montyjvm.MontyTypeRef;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.tree.DeepValues;

class ContainerToJavaTest {
    private static final MontyValue ONE = MontyValue.Int.of(1);
    private static final MontyValue TWO = MontyValue.Int.of(2);

    static Stream<MontyValue> sequences() {
        return Stream.of(
                new MontyValue.List(List.of(ONE, TWO)),
                new MontyValue.Tuple(List.of(ONE, TWO)),
                new MontyValue.Set(List.of(ONE, TWO)),
                new MontyValue.FrozenSet(List.of(ONE, TWO)),
                new MontyValue.NamedTuple("T", List.of("a", "b"), List.of(ONE, TWO)));
    }

    @ParameterizedTest
    @MethodSource("sequences")
    void as_anySequence_becomesListCollectionIterableOrArray(MontyValue value) {
        assertThat(value.as(new MontyTypeRef<List<Integer>>() {})).containsExactly(1, 2);
        assertThat(value.as(new MontyTypeRef<Collection<? extends Long>>() {})).isEqualTo(List.of(1L, 2L));
        assertThat(value.as(new MontyTypeRef<Iterable<?>>() {})).isEqualTo(List.of(1L, 2L));
        assertThat((Object) value.as(List.class)).isEqualTo(List.of(1L, 2L));
        assertThat(value.as(int[].class)).containsExactly(1, 2);
        assertThat(value.as(Integer[].class)).containsExactly(1, 2);
        assertThat(value.as(Object[].class)).containsExactly(1L, 2L);
        assertThat(value.as(new MontyTypeRef<Optional<Short>[]>() {}))
                .containsExactly(Optional.of((short) 1), Optional.of((short) 2));
        assertThat(value.asList()).containsExactly(ONE, TWO);
    }

    @Test
    void as_setOrFrozenset_becomesASetInPythonsOrder() {
        MontyTypeRef<Set<Integer>> type = new MontyTypeRef<>() {};
        assertThat(new MontyValue.Set(List.of(TWO, ONE)).as(type)).containsExactly(2, 1);
        assertThat(new MontyValue.FrozenSet(List.of(TWO, ONE)).as(type)).containsExactly(2, 1);
    }

    @Test
    void as_dict_becomesAMapInPythonsOrder() {
        MontyValue value = dict(2, "b", 1, "a");
        assertThat(value.as(new MontyTypeRef<Map<Integer, String>>() {}))
                .containsExactly(Map.entry(2, "b"), Map.entry(1, "a"));
        assertThat(value.asMap())
                .containsExactly(Map.entry(TWO, new MontyValue.Str("b")), Map.entry(ONE, new MontyValue.Str("a")));
        assertThat((Object) value.as(Map.class)).isEqualTo(Map.of(1L, "a", 2L, "b"));
    }

    @Test
    void as_nestedTypeArguments_areFollowedAllTheWay() {
        MontyValue value = dict("a", list(list(1, 2), list()), "b", list());
        assertThat(value.as(new MontyTypeRef<Map<String, List<int[]>>>() {}).get("a"))
                .containsExactly(new int[] {1, 2}, new int[] {});
    }

    @Test
    void as_collections_cannotBeModified() {
        assertThat(list(1).as(new MontyTypeRef<List<Integer>>() {})).isUnmodifiable();
        assertThat(MontyValue.of(Set.of(1)).as(new MontyTypeRef<Set<Integer>>() {}))
                .isUnmodifiable();
        assertThat(dict(1, 1).as(new MontyTypeRef<Map<Integer, Integer>>() {})).isUnmodifiable();
        assertThat(list(1).asList()).isUnmodifiable();
        assertThat(dict(1, 1).asMap()).isUnmodifiable();
    }

    @Test
    void as_noneWhereOptional_isEmpty() {
        MontyTypeRef<List<Optional<Integer>>> type = new MontyTypeRef<>() {};
        assertThat(list(1, null).as(type)).containsExactly(Optional.of(1), Optional.empty());
        assertThat((Object) MontyValue.None.INSTANCE.as(Optional.class)).isEqualTo(Optional.empty());
    }

    @Test
    void as_noneWhereNullable_isNull() {
        assertThat(list("a", null).as(new MontyTypeRef<List<@Nullable String>>() {}))
                .containsExactly("a", null);
        assertThat(dict("a", null).as(new MontyTypeRef<Map<String, @Nullable Integer>>() {}))
                .containsEntry("a", null);
        assertThat(list("a", null).as(new MontyTypeRef<@Nullable String[]>() {}))
                .containsExactly("a", null);
        assertThat(MontyValue.None.INSTANCE.as(new MontyTypeRef<@Nullable String>() {}))
                .isNull();
    }

    @Test
    void as_object_choosesTheNaturalJavaType() {
        LocalDateTime noon = LocalDateTime.of(2024, 1, 2, 12, 0);
        UUID id = new UUID(1, 2);
        MontyValue.ClassType type = new MontyValue.ClassType("P", id, false, true, List.of());
        List<MontyValue> values = List.of(
                MontyValue.Bool.TRUE,
                ONE,
                new MontyValue.Int(BigInteger.TWO.pow(63)),
                new MontyValue.Float(1.5),
                new MontyValue.Str("a"),
                new MontyValue.Decimal("1.20"),
                new MontyValue.Date(noon.toLocalDate()),
                new MontyValue.DateTime(noon, null, null),
                new MontyValue.DateTime(noon, 60, null),
                new MontyValue.Time(LocalTime.NOON, null, null, 0),
                new MontyValue.Time(LocalTime.NOON, 60, null, 0),
                new MontyValue.TimeDelta(0, 1, 0),
                new MontyValue.TimeZone(60, null),
                new MontyValue.Tuple(List.of(ONE)),
                new MontyValue.FrozenSet(List.of(ONE)),
                dict("a", list()),
                new MontyValue.NamedTuple("T", List.of("a"), List.of(ONE)),
                new MontyValue.Instance(type, id, dict("x", 1).entries()));
        assertThat(values.stream().map(value -> value.as(Object.class)).toList())
                .isEqualTo(List.of(
                        true,
                        1L,
                        BigInteger.TWO.pow(63),
                        1.5,
                        "a",
                        new BigDecimal("1.20"),
                        LocalDate.of(2024, 1, 2),
                        noon,
                        noon.atOffset(ZoneOffset.ofTotalSeconds(60)),
                        LocalTime.NOON,
                        LocalTime.NOON.atOffset(ZoneOffset.ofTotalSeconds(60)),
                        Duration.ofSeconds(1),
                        ZoneOffset.ofTotalSeconds(60),
                        List.of(1L),
                        Set.of(1L),
                        Map.of("a", List.of()),
                        Map.of("a", 1L),
                        Map.of("x", 1L)));
        assertThat(new MontyValue.Bytes(new byte[] {1}).as(Object.class)).isEqualTo(new byte[] {1});
    }

    @Test
    void as_objectWithoutANaturalJavaType_staysAsItIs() {
        assertThat(Stream.of(
                        MontyValue.None.INSTANCE,
                        new MontyValue.Complex(1, 2),
                        new MontyValue.Path("/a"),
                        new MontyValue.Decimal("NaN"),
                        new MontyValue.Decimal("1E+99999999999"),
                        new MontyValue.TimeZone(86_399, null),
                        new MontyValue.DateTime(LocalDateTime.MIN.withYear(1), 86_399, null),
                        new MontyValue.Time(LocalTime.NOON, 86_399, null, 0),
                        new MontyValue.BuiltinType("int"),
                        MontyValue.Ellipsis.INSTANCE))
                .allSatisfy(value -> assertThat(value.as(Object.class)).isSameAs(value));
    }

    @Test
    void as_nullableObject_becomesNullForNoneAtEveryDepth() {
        MontyValue value = list(1, null, dict("a", null));
        assertThat(value.as(new MontyTypeRef<@Nullable Object>() {}))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .startsWith(1L, null)
                .last(InstanceOfAssertFactories.MAP)
                .containsEntry("a", null);
        assertThat(value.as(Object.class))
                .isEqualTo(Arrays.asList(1L, MontyValue.None.INSTANCE, Map.of("a", MontyValue.None.INSTANCE)));
    }

    @Test
    void as_wrongItemDeepInside_namesThePlace() {
        MontyValue value = dict("orders", list(dict("total", 1), dict("total", "x")));
        refused(() -> value.as(new MontyTypeRef<Map<String, List<Map<String, Integer>>>>() {}))
                .satisfies(e -> assertThat(e.path()).isEqualTo("$.orders[1].total"))
                .withMessage("Python str at $.orders[1].total cannot become java.lang.Integer:"
                        + " that takes an int, float or Decimal, not 'x'");
    }

    @Test
    void as_wrongKey_namesTheKey() {
        refused(() -> dict(1, "a").as(new MontyTypeRef<Map<String, String>>() {}))
                .satisfies(e -> assertThat(e.path()).isEqualTo("${1}"));
    }

    @Test
    void as_valueAtAnUnusualKey_showsTheKeyAsPythonWould() {
        MontyTypeRef<Map<MontyValue, Integer>> type = new MontyTypeRef<>() {};
        refused(() -> dict("two words", "x").as(type))
                .satisfies(e -> assertThat(e.path()).isEqualTo("$['two words']"));
        refused(() -> dict(1.5, "x").as(type))
                .satisfies(e -> assertThat(e.path()).isEqualTo("$[1.5]"));
        refused(() -> dict(MontyValue.of(null), "x").as(type))
                .satisfies(e -> assertThat(e.path()).isEqualTo("$[None]"));
        refused(() -> dict("", "x").as(type))
                .satisfies(e -> assertThat(e.path()).isEqualTo("$['']"));
    }

    @Test
    void as_wrongContainer_namesTheTargetWithItsArguments() {
        refused(() -> dict().as(new MontyTypeRef<List<Map<String, int[]>>>() {}))
                .withMessage("Python dict at $ cannot become java.util.List<java.util.Map<java.lang.String, int[]>>:"
                        + " that takes a list, tuple or set, not {}");
        refused(() -> list().as(Map.class)).withMessageContaining("that takes a dict, not []");
        refused(() -> list().as(Set.class)).withMessageContaining("that takes a set or frozenset, not []");
        refused(() -> MontyValue.of("abc").as(char[].class)).withMessageContaining("that takes a list, tuple or set");
    }

    @Test
    void as_itemsThatBecomeEqual_areRefusedRatherThanLost() {
        MontyValue nan = new MontyValue.Float(Double.NaN);
        refused(() -> new MontyValue.Set(List.of(nan, nan)).as(Set.class))
                .withMessageContaining("two items become the same: NaN");
        refused(() -> new MontyValue.Dict(List.of(new MontyValue.Entry(nan, ONE), new MontyValue.Entry(nan, TWO)))
                        .asMap())
                .withMessageContaining("two keys become the same: nan");
    }

    @Test
    void as_noneWhereNotAllowed_isRefusedAtItsPlace() {
        refused(() -> list(1, null).as(int[].class))
                .satisfies(e -> assertThat(e.path()).isEqualTo("$[1]"))
                .withMessageContaining("ask for Optional, or for a type annotated @Nullable");
        refused(() -> list(1, null).as(new MontyTypeRef<List<Integer>>() {}))
                .satisfies(e -> assertThat(e.path()).isEqualTo("$[1]"));
    }

    @Test
    void as_deepestLegalValue_needsNoStack() {
        MontyValue value = DeepValues.lists(MontyValue.MAX_NESTING);
        Object natural = DeepValues.onSmallStack(() -> value.as(Object.class));
        assertThat(DeepValues.onSmallStack(() -> MontyValue.of(natural))).isEqualTo(value);
    }

    @Test
    void as_errorFarInside_shortensThePath() {
        MontyValue value = DeepValues.nested(50, ONE, inner -> dict("inner", inner));
        refused(() -> value.as(Nest.class))
                .satisfies(e -> assertThat(e.path()).isEqualTo("$" + ".inner".repeat(10) + "…" + ".inner".repeat(10)));
    }

    record Nest(Optional<Nest> inner) {}

    @Test
    void typeRef_withoutATypeArgument_isRefused() {
        assertThatIllegalStateException().isThrownBy(RawRef::new).withMessageContaining("with a type argument");
        assertThatIllegalStateException().isThrownBy(() -> new Indirect<List<String>>() {});
    }

    @SuppressWarnings("rawtypes")
    private static final class RawRef extends MontyTypeRef {}

    private abstract static class Indirect<T> extends MontyTypeRef<T> {}

    private static ThrowableAssertAlternative<MontyConversionException> refused(ThrowingCallable conversion) {
        return assertThatExceptionOfType(MontyConversionException.class).isThrownBy(conversion);
    }
}
