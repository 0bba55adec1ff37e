package org.montyjvm.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.montyjvm.MontyValue;

class StructureTest {
    private static final UUID ID = new UUID(1, 2);
    private static final MontyValue ONE = MontyValue.Int.of(1);
    private static final MontyValue TWO = MontyValue.Int.of(2);
    private static final MontyValue NAN = new MontyValue.Float(Double.NaN);

    @Test
    void equals_sameItemsInAnotherOrder_holdsForSetsAndDictsOnly() {
        assertEqual(new MontyValue.Set(List.of(ONE, TWO)), new MontyValue.Set(List.of(TWO, ONE)));
        assertEqual(new MontyValue.FrozenSet(List.of(ONE, TWO)), new MontyValue.FrozenSet(List.of(TWO, ONE)));
        assertEqual(dict(ONE, TWO, TWO, ONE), dict(TWO, ONE, ONE, TWO));
        assertThat(new MontyValue.List(List.of(ONE, TWO))).isNotEqualTo(new MontyValue.List(List.of(TWO, ONE)));
        assertThat(new MontyValue.Tuple(List.of(ONE, TWO))).isNotEqualTo(new MontyValue.Tuple(List.of(TWO, ONE)));
    }

    @Test
    void equals_unorderedInsideUnordered_ignoresBothOrders() {
        MontyValue one = dict(frozen(ONE, TWO), dict(ONE, frozen(), TWO, frozen(NAN)), frozen(), ONE);
        MontyValue other = dict(frozen(), ONE, frozen(TWO, ONE), dict(TWO, frozen(NAN), ONE, frozen()));
        assertEqual(one, other);
    }

    @Test
    void equals_keysAndValuesSwapped_differs() {
        assertThat(dict(ONE, TWO)).isNotEqualTo(dict(TWO, ONE));
        assertThat(dict(ONE, ONE, TWO, TWO)).isNotEqualTo(dict(ONE, TWO, TWO, ONE));
    }

    @Test
    void equals_theSameItemMoreOften_differs() {
        assertThat(new MontyValue.Set(List.of(NAN, NAN))).isNotEqualTo(new MontyValue.Set(List.of(NAN)));
        assertThat(new MontyValue.Set(List.of(NAN, NAN, ONE))).isNotEqualTo(new MontyValue.Set(List.of(NAN, ONE, ONE)));
    }

    @Test
    void equals_sameItemsInAnotherType_differs() {
        assertThat(Stream.of(
                                new MontyValue.List(List.of(ONE)),
                                new MontyValue.Tuple(List.of(ONE)),
                                new MontyValue.Set(List.of(ONE)),
                                new MontyValue.FrozenSet(List.of(ONE)),
                                new MontyValue.NamedTuple("list", List.of("a"), List.of(ONE)),
                                new MontyValue.List(List.of(new MontyValue.Float(1))),
                                new MontyValue.List(List.of(MontyValue.Bool.TRUE)))
                        .distinct())
                .hasSize(7);
    }

    @Test
    void equals_emptyContainerAndScalarOfItsName_differs() {
        assertThat(new MontyValue.List(List.of(new MontyValue.List(List.of()))))
                .isNotEqualTo(new MontyValue.List(List.of(new MontyValue.Str("list"))))
                .isNotEqualTo(new MontyValue.List(List.of()))
                .isNotEqualTo("[[]]")
                .isNotEqualTo(null);
    }

    @Test
    void equals_objects_looksAtEveryPart() {
        MontyValue.ClassType type =
                new MontyValue.ClassType("P", ID, true, true, dict(ONE, TWO).entries());
        assertEqual(
                type,
                new MontyValue.ClassType("P", ID, true, true, dict(ONE, TWO).entries()));
        assertThat(Stream.<MontyValue>of(
                                type,
                                new MontyValue.ClassType("Q", ID, true, true, type.attributes()),
                                new MontyValue.ClassType("P", new UUID(0, 0), true, true, type.attributes()),
                                new MontyValue.ClassType("P", ID, false, true, type.attributes()),
                                new MontyValue.ClassType("P", ID, true, false, type.attributes()),
                                new MontyValue.ClassType("P", ID, true, true, List.of()),
                                new MontyValue.Instance(type, ID, List.of()),
                                new MontyValue.Instance(type, new UUID(0, 0), List.of()),
                                new MontyValue.Instance(type, ID, dict(ONE, TWO).entries()),
                                new MontyValue.Instance(
                                        new MontyValue.ClassType("P", ID, true, true, List.of()), ID, List.of()),
                                new MontyValue.Module("P", ID, List.of()),
                                new MontyValue.Module("P", ID, dict(ONE, TWO).entries()),
                                new MontyValue.Module("P", new UUID(0, 0), List.of()),
                                new MontyValue.NamedTuple("P", List.of("a"), List.of(ONE)),
                                new MontyValue.NamedTuple("P", List.of("b"), List.of(ONE)),
                                new MontyValue.NamedTuple("Q", List.of("a"), List.of(ONE)),
                                new MontyValue.NamedTuple("P", List.of("a"), List.of(TWO)))
                        .distinct())
                .hasSize(17);
        assertEqual(
                new MontyValue.Instance(type, ID, dict(ONE, TWO, TWO, ONE).entries()),
                new MontyValue.Instance(type, ID, dict(TWO, ONE, ONE, TWO).entries()));
    }

    static Stream<UnaryOperator<MontyValue>> wrappers() {
        return Stream.of(
                inner -> new MontyValue.List(List.of(inner)),
                inner -> new MontyValue.Tuple(List.of(inner)),
                inner -> new MontyValue.FrozenSet(List.of(inner, ONE)),
                inner -> dict(ONE, inner),
                inner -> dict(inner, ONE),
                inner -> new MontyValue.NamedTuple("T", List.of("a"), List.of(inner)),
                inner -> new MontyValue.Instance(
                        new MontyValue.ClassType("P", ID, true, true, List.of()),
                        ID,
                        dict(ONE, inner).entries()),
                inner -> new MontyValue.Module("m", ID, dict(ONE, inner).entries()));
    }

    @ParameterizedTest
    @MethodSource("wrappers")
    void equalsHashCodeAndToString_tenTimesTheLegalDepth_needNoStack(UnaryOperator<MontyValue> wrap) {
        int levels = 10 * MontyValue.MAX_NESTING;
        MontyValue one = DeepValues.nested(levels, ONE, wrap);
        MontyValue same = DeepValues.nested(levels, MontyValue.Int.of(1), wrap);
        MontyValue other = DeepValues.nested(levels, TWO, wrap);
        assertThat(DeepValues.onSmallStack(() -> one.equals(same))).isTrue();
        assertThat(DeepValues.onSmallStack(() -> one.equals(other))).isFalse();
        assertThat(DeepValues.onSmallStack(one::hashCode)).isEqualTo(same.hashCode());
        assertThat(DeepValues.onSmallStack(one::toString)).isEqualTo(same.toString());
    }

    private static void assertEqual(MontyValue one, MontyValue other) {
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(other).isEqualTo(one);
    }

    private static MontyValue frozen(MontyValue... items) {
        return new MontyValue.FrozenSet(List.of(items));
    }

    private static MontyValue.Dict dict(MontyValue... keysAndValues) {
        return new MontyValue.Dict(Stream.iterate(0, i -> i < keysAndValues.length, i -> i + 2)
                .map(i -> new MontyValue.Entry(keysAndValues[i], keysAndValues[i + 1]))
                .toList());
    }
}
