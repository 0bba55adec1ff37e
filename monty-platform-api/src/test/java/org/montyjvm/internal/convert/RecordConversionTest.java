package org.montyjvm.internal.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.montyjvm.internal.convert.Dicts.dict;
import static org.montyjvm.internal.convert.Dicts.list;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.montyjvm.MontyConversionException;
import org.montyjvm.MontyTypeRef;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.tree.DeepValues;

@SuppressWarnings("ArrayRecordComponent") // users write such records
class RecordConversionTest {
    private static final UUID ID = new UUID(1, 2);

    record Order(String orderId, BigDecimal total, List<Line> lines) {}

    record Line(String sku, int count) {}

    record Page<T>(
            List<T> items, Optional<T> first, @Nullable T last, T[] all) {}

    record Sparse(Optional<String> name, @Nullable Integer age, int @Nullable [] scores) {}

    record Odd(String HTTPServer2, int x1Y, String plain_snake) {}

    record Positive(int value) {
        Positive {
            if (value <= 0) {
                throw new IllegalArgumentException("must be positive");
            }
        }
    }

    record Empty() {}

    record Tree(List<Tree> children) {}

    record Bad(int value) {
        @Override
        public int value() {
            throw new UnsupportedOperationException("no value today");
        }
    }

    @Test
    void as_dict_fillsComponentsByNameOrSnakeName() {
        Order expected = new Order("A1", new BigDecimal("9.90"), List.of(new Line("x", 2)));
        MontyValue lines = list(dict("sku", "x", "count", 2));
        MontyValue total = new MontyValue.Decimal("9.90");
        assertThat(dict("order_id", "A1", "total", total, "lines", lines).as(Order.class))
                .isEqualTo(expected);
        assertThat(dict("lines", lines, "orderId", "A1", "total", total).as(Order.class))
                .isEqualTo(expected);
    }

    @Test
    void as_unusualComponentNames_haveTheirSnakeNames() {
        assertThat(dict("http_server2", "a", "x1_y", 1, "plain_snake", "b").as(Odd.class))
                .isEqualTo(new Odd("a", 1, "b"));
    }

    @Test
    void as_namedTupleOrObject_fillsComponentsFromFieldsOrAttributes() {
        List<MontyValue> values = List.of(MontyValue.of("x"), MontyValue.of(2));
        assertThat(new MontyValue.NamedTuple("L", List.of("sku", "count"), values).as(Line.class))
                .isEqualTo(new Line("x", 2));
        MontyValue.ClassType type = new MontyValue.ClassType("L", ID, false, true, List.of());
        assertThat(new MontyValue.Instance(
                                type, ID, dict("sku", "x", "count", 2).entries())
                        .as(Line.class))
                .isEqualTo(new Line("x", 2));
    }

    @Test
    void as_genericRecord_convertsWhatItsTypeArgumentSays() {
        MontyValue line = dict("sku", "x", "count", 2);
        Page<Line> page = dict("items", list(line), "first", line, "last", null, "all", list(line))
                .as(new MontyTypeRef<Page<Line>>() {});
        Line expected = new Line("x", 2);
        assertThat(page.items()).containsExactly(expected);
        assertThat(page.first()).contains(expected);
        assertThat(page.last()).isNull();
        assertThat(page.all()).containsExactly(expected);
    }

    @Test
    void as_rawGenericRecord_takesObjects() {
        Page<?> page = dict("items", list(1), "all", list("a")).as(Page.class);
        assertThat(page.items()).isEqualTo(List.of(1L));
        assertThat((Object[]) page.all()).isEqualTo(new Object[] {"a"});
    }

    @Test
    void as_nothingForOptionalAndNullable_isEmptyAndNull() {
        Sparse none = new Sparse(Optional.empty(), null, null);
        assertThat(dict().as(Sparse.class)).isEqualTo(none);
        assertThat(dict("name", null, "age", null, "scores", null).as(Sparse.class))
                .isEqualTo(none);
        assertThat(dict("name", "a", "age", 3).as(Sparse.class)).isEqualTo(new Sparse(Optional.of("a"), 3, null));
        assertThat(dict().as(Empty.class)).isEqualTo(new Empty());
    }

    @Test
    void as_nothingForAComponent_isRefused() {
        refused(() -> list(dict("sku", "x", "count", 1), dict("sku", "y")).as(Line[].class), "$[1]")
                .withMessageEndingWith("nothing for its component count");
    }

    @Test
    void as_keyWithoutAComponent_isRefused() {
        refused(() -> dict("sku", "x", "count", 1, "cuont", 1).as(Line.class), "$")
                .withMessageEndingWith("it has no component for [cuont], only [sku, count]");
    }

    @Test
    void as_bothSpellingsOfAComponent_areRefused() {
        refused(
                        () -> dict("orderId", "a", "order_id", "b", "total", 1, "lines", list())
                                .as(Order.class),
                        "$")
                .withMessageEndingWith("there are two values for its component orderId");
    }

    @Test
    void as_noneForAComponentThatMustBeThere_isRefusedAtItsKey() {
        refused(() -> dict("order_id", null, "total", 1, "lines", list()).as(Order.class), "$.order_id")
                .withMessageContaining("None is no Java null");
    }

    @Test
    void as_keyThatIsNoText_isRefused() {
        refused(() -> dict(1, 2).as(Line.class), "$").withMessageEndingWith("a record needs str keys, not 1");
    }

    @Test
    void as_sameAttributeTwice_isRefused() {
        MontyValue.Entry entry = new MontyValue.Entry(MontyValue.of("value"), MontyValue.of(1));
        refused(() -> new MontyValue.Dict(List.of(entry, entry)).as(Positive.class), "$")
                .withMessageEndingWith("there are two values for 'value'");
    }

    @Test
    void as_somethingThatHasNoNames_isRefused() {
        refused(() -> list(1).as(Line.class), "$")
                .withMessageEndingWith("that takes a dict, a named tuple or an object with attributes, not [1]");
    }

    @Test
    void as_recordThatRefusesTheValue_keepsItsReason() {
        refused(() -> dict("p", dict("value", -1)).as(new MontyTypeRef<Map<String, Positive>>() {}), "$.p")
                .withMessageEndingWith("its own code refused it: java.lang.IllegalArgumentException: must be positive")
                .withCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void as_recordInsideItselfAThousandTimes_needsNoStack() {
        int depth = MontyValue.MAX_NESTING / 2;
        MontyValue value = DeepValues.nested(depth, dict("children", list()), inner -> dict("children", list(inner)));
        Tree tree = DeepValues.onSmallStack(() -> value.as(Tree.class));
        int levels = 0;
        for (Tree next = tree;
                !next.children().isEmpty();
                next = next.children().get(0)) {
            levels++;
        }
        assertThat(levels).isEqualTo(depth);
    }

    @Test
    void of_record_isADictOfItsComponentsByName() {
        assertThat(MontyValue.of(new Order("A1", new BigDecimal("9.90"), List.of(new Line("x", 2)))))
                .hasToString("{'orderId': 'A1', 'total': Decimal('9.90'), 'lines': [{'sku': 'x', 'count': 2}]}");
        assertThat(MontyValue.of(new Sparse(Optional.of("a"), null, null)))
                .hasToString("{'name': 'a', 'age': None, 'scores': None}");
        assertThat(MontyValue.of(new Empty())).hasToString("{}");
    }

    @Test
    void of_recordWhoseAccessorThrows_keepsItsReason() {
        refused(() -> MontyValue.of(List.of(new Bad(1))), "$[0]")
                .withMessageEndingWith("java.lang.UnsupportedOperationException: no value today")
                .withCauseInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void of_partOfARecord_isNamedByItsComponent() {
        record Holder(Object content) {}
        refused(() -> MontyValue.of(new Holder(new Object())), "$.content");
    }

    private static ThrowableAssertAlternative<MontyConversionException> refused(
            ThrowingCallable conversion, String path) {
        return assertThatExceptionOfType(MontyConversionException.class)
                .isThrownBy(conversion)
                .satisfies(e -> assertThat(e.path()).isEqualTo(path));
    }
}
