package org.montyjvm.internal.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyExpose;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.objects.Shop.Order;
import org.montyjvm.internal.objects.Shop.Point;
import org.montyjvm.internal.objects.Shop.Stock;
import org.montyjvm.internal.objects.Shop.StoredOrder;

/** What reaches an object of the host, and what comes back. */
class DispatchTest {
    private final Dispatch objects = new Dispatch(10, HostErrors::raise);
    private final StoredOrder order = new StoredOrder();
    private final MontyValue.Instance exposed = objects.expose(order, Order.class, null);

    @Test
    void interface_givesGettersAsAttributes_inOrderOfTheirNames() {
        assertThat(exposed).hasToString("Order(id='o-1', is_paid=False)");
        assertThat(exposed.type().hostDefined()).isTrue();
        assertThat(exposed.type().dataclass()).isFalse();
        assertThat(exposed.type().attributes()).isEmpty();
    }

    @Test
    void annotatedRecord_givesItsComponentsAsAttributes_butForHiddenAndLazyOnes() {
        MontyValue.Instance point = objects.expose(new Point(1, 2, "pw"), null, null);
        assertThat(point).hasToString("Point(x=1, y=2)");
        assertThat(point.type().dataclass()).isTrue();
        assertThat(attribute(point.id(), "dimensions")).contains("2");
        assertThat(attribute(point.id(), "password")).contains("not found");
    }

    @Test
    void sameObjectWithTheSameList_hasTheSameId_andIsFound() {
        assertThat(objects.expose(order, Order.class, null).id()).isEqualTo(exposed.id());
        assertThat(objects.expose(new StoredOrder(), Order.class, null).id()).isNotEqualTo(exposed.id());
        assertThat(objects.find(exposed.id())).containsSame(order);
        assertThat(objects.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void sameObjectWithAnotherList_hasAnotherId_thatReachesOnlyThatList() {
        Object both = new Both();
        UUID narrow = objects.expose((Narrow) both, Narrow.class, null).id();
        UUID wide = objects.expose((Wide) both, Wide.class, null).id();
        assertThat(narrow).isNotEqualTo(wide);
        assertThat(call(wide, "drop")).isEqualTo(repr("dropped"));
        assertThat(call(narrow, "drop")).isEqualTo(attributeError("Narrow", "drop"));
        assertThat(call(narrow, "read")).isEqualTo(repr("read"));
    }

    @Test
    void equalObjects_areTwo() {
        Point point = new Point(1, 2, "pw");
        assertThat(objects.expose(point, null, null).id())
                .isNotEqualTo(objects.expose(new Point(1, 2, "pw"), null, null).id());
    }

    @Test
    void classOfAView_isTheSameForAllObjectsOfIt() {
        assertThat(objects.expose(new StoredOrder(), Order.class, null).type()).isEqualTo(exposed.type());
        assertThat(new Dispatch(1, HostErrors::raise)
                        .expose(order, Order.class, null)
                        .type()
                        .id())
                .as("also in another process")
                .isEqualTo(exposed.type().id());
    }

    @Test
    void method_takesPositionalAndKeywordArguments_andReturnsTheSameObject() {
        assertThat(called(exposed.id(), "pay", List.of(), Map.of("cents", MontyValue.of(5))))
                .isEqualTo(new MontyAnswer.Value(objects.expose(order, Order.class, null)));
        assertThat(call("pay", 5)).isEqualTo("Order(id='o-1', is_paid=True)");
        assertThat(objects.size()).isEqualTo(1);
        assertThat(call("label", "<", ">")).isEqualTo(repr("<o-1>"));
        assertThat(call("label", "<")).isEqualTo(repr("<o-1null"));
        assertThat(call("count")).isEqualTo(repr(0));
        assertThat(call("count", "a", "b")).isEqualTo(repr(2));
        assertThat(call("move", "PAID")).isEqualTo(repr("PAID"));
        assertThat(call("from_", Map.of("street", "Elm", "number", 7))).isEqualTo(repr("Elm7"));
    }

    @Test
    void objectsAsArguments_becomeThemselvesAgain_inListsToo() {
        assertThat(call("size_of", List.of(exposed, exposed))).isEqualTo(repr(2));
        assertThat(call("size_of", List.of(exposed, "x")))
                .isEqualTo("ValueError: Order.size_of() argument 'orders' has an unsuitable value");
    }

    @Test
    void forgedAttributes_haveNoMeaning() {
        MontyValue.Instance forged = new MontyValue.Instance(
                exposed.type(), exposed.id(), List.of(new MontyValue.Entry(new MontyValue.Str("id"), exposed)));
        assertThat(call("size_of", List.of(forged))).isEqualTo(repr(1));
        MontyValue.Instance unknown = new MontyValue.Instance(exposed.type(), UUID.randomUUID(), List.of());
        assertThat(call("size_of", List.of(unknown)))
                .isEqualTo("ValueError: Order.size_of() argument 'orders' has an unsuitable value at [0]");
    }

    @Test
    void listedObjects_areHandedOver_wheneverAMethodReturnsThem() {
        order.related().add(order);
        order.related().add(new StoredOrder());
        assertThat(call("related")).isEqualTo("[Order(id='o-1', is_paid=False), Order(id='o-1', is_paid=False)]");
        assertThat(objects.size()).isEqualTo(2);
    }

    @Test
    void annotatedObjects_areHandedOver_insideOfCollections() {
        UUID stock = objects.expose(new Stock(), null, null).id();
        assertThat(call(stock, "places")).isEqualTo("{'here': Point(x=1, y=2)}");
        assertThat(call(stock, "maybe")).isEqualTo("{Point(x=3, y=4)}");
        assertThat(call(stock, "address"))
                .as("a record without annotations is converted")
                .isEqualTo("{'street': 'Elm', 'number': 5}");
        assertThat(call(stock, "unknown")).startsWith("ValueError: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "index   | IndexError        | Index 3 out of bounds for length 2",
                "missing | LookupError       | no such item",
                "math    | ArithmeticError   | / by zero",
                "io      | OSError           |",
                "null    | RuntimeError      |"
            })
    void exception_isRaisedInPython_withItsCause_andWithoutTheHostsInside(
            String what, String type, @Nullable String message) {
        UUID stock = objects.expose(new Stock(), null, null).id();
        MontyAnswer.Raise raise = (MontyAnswer.Raise) called(stock, "fail", List.of(MontyValue.of(what)), Map.of());
        assertThat(raise.excType()).isEqualTo(type);
        assertThat(raise.message()).isEqualTo(message);
        assertThat(raise.cause()).isNotNull();
    }

    @Test
    void error_isThrownOn() {
        UUID stock = objects.expose(new Stock(), null, null).id();
        assertThatThrownBy(() -> call(stock, "fail", "error")).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void lazyAttribute_isReadEachTime_andIsNotCallable() {
        assertThat(attribute(exposed.id(), "opened_times")).contains("1");
        assertThat(attribute(exposed.id(), "opened_times")).contains("2");
        assertThat(call("opened_times")).isEqualTo("TypeError: 'int' object is not callable");
    }

    @Test
    void methodTakenOutOfItsObject_isAFunction_whoseCallReachesTheObject() {
        MontyAnswer.Value bound =
                (MontyAnswer.Value) objects.attribute(exposed.id(), "total").orElseThrow();
        String name = ((MontyValue.Function) bound.value()).name();
        assertThat(said(called(null, name, List.of(MontyValue.of("EUR")), Map.of())))
                .isEqualTo("Decimal('12.50')");
        assertThat(objects.call(null, "Order.total@" + UUID.randomUUID(), List.of(), Map.of()))
                .isEmpty();
        assertThat(said(called(null, "Order.close@" + exposed.id(), List.of(), Map.of())))
                .isEqualTo(attributeError("Order", "close"));
        assertThat(objects.call(null, "total", List.of(), Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "getClass",
                "get_class",
                "class",
                "class_",
                "hashCode",
                "hash_code",
                "equals",
                "toString",
                "to_string",
                "notify",
                "wait",
                "secret",
                "close",
                "unreachable",
                "getId",
                "opened",
                "paid",
                "__class__",
                "__dict__",
                "__init__",
                "",
                " ",
                "pay ",
                "PAY",
                "openedTimes"
            })
    void whatIsNotListed_cannotBeReached(String name) {
        assertThat(call(name)).isEqualTo(attributeError("Order", name));
        assertThat(attribute(exposed.id(), name)).contains("not found");
    }

    @Test
    void theClass_cannotBeCalled_norHasItMembers() {
        UUID type = exposed.type().id();
        assertThat(call(type, "__call__")).isEqualTo("TypeError: cannot create 'Order' instances");
        assertThat(call(type, "unreachable"))
                .isEqualTo("AttributeError: type object 'Order' has no attribute 'unreachable'");
        assertThat(attribute(type, "pay")).contains("not found");
        assertThat(call("__call__")).isEqualTo("TypeError: 'Order' object is not callable");
    }

    @Test
    void unknownReceiver_isLeftToOthers() {
        assertThat(objects.call(UUID.randomUUID(), "pay", List.of(), Map.of())).isEmpty();
        assertThat(objects.attribute(UUID.randomUUID(), "id")).isEmpty();
    }

    @Test
    void tooManyObjects_areRefused_inPythonToo() {
        Point point = new Point(0, 0, "pw");
        UUID first = objects.expose(point, null, null).id();
        for (int i = objects.size(); i < 10; i++) {
            objects.expose(new Point(i, i, "pw"), null, null);
        }
        assertThat(call(first, "add", 1, 1)).isEqualTo("MemoryError: too many host objects");
        assertThatThrownBy(() -> objects.expose(new Point(9, 9, "pw"), null, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("maxObjects");
        assertThat(objects.expose(point, null, null).id()).isEqualTo(first);
        assertThat(objects.release(point)).isTrue();
        assertThat(objects.release(point)).isFalse();
        assertThat(objects.find(first)).isEmpty();
        assertThat(objects.expose(point, null, null).id()).isNotEqualTo(first);
    }

    @Test
    void close_forgetsEverything() {
        objects.close();
        objects.close();
        assertThat(objects.size()).isZero();
        assertThat(objects.find(exposed.id())).isEmpty();
        assertThat(objects.call(exposed.id(), "pay", List.of(), Map.of())).isEmpty();
        assertThatThrownBy(() -> objects.expose(order, Order.class, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void restoredId_isTakenOver_unlessItIsTaken() {
        Dispatch later = new Dispatch(10, HostErrors::raise);
        StoredOrder successor = new StoredOrder();
        assertThat(later.expose(successor, Order.class, exposed.id()).id()).isEqualTo(exposed.id());
        assertThat(later.expose(successor, Order.class, exposed.id()).id()).isEqualTo(exposed.id());
        assertThatThrownBy(() -> later.expose(new StoredOrder(), Order.class, exposed.id()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> later.expose(successor, Order.class, UUID.randomUUID()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(exposed.id().toString());
    }

    /** A node of a graph, whose attribute is another one. */
    @MontyExpose
    public record Node(List<Node> next) {}

    @Test
    void attributesThatLeadBackOrOnAndOn_areRefused_andLeaveNothing() {
        List<Node> next = new ArrayList<>();
        Node node = new Node(next);
        next.add(node);
        assertThatThrownBy(() -> objects.expose(node, null, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lead back")
                .hasMessageContaining("lazy");
        Node chain = new Node(List.of());
        for (int i = 0; i < 1_000; i++) {
            chain = new Node(List.of(chain));
        }
        Node last = chain;
        Dispatch many = new Dispatch(10_000, HostErrors::raise);
        assertThatThrownBy(() -> many.expose(last, null, null)).hasMessageContaining("on and on");
        assertThat(many.size()).isZero();
        assertThat(objects.size()).isEqualTo(1);
    }

    @Test
    void listThatContainsItself_isNoResult() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        UUID holder = objects.expose((Holder) () -> list, Holder.class, null).id();
        assertThat(call(holder, "hold")).isEqualTo("RuntimeError: null");
    }

    /** Gives anything. */
    public interface Holder {
        Object hold();
    }

    public interface Narrow {
        String read();
    }

    public interface Wide extends Narrow {
        String drop();
    }

    public static final class Both implements Wide {
        @Override
        public String read() {
            return "read";
        }

        @Override
        public String drop() {
            return "dropped";
        }
    }

    private String call(String name, Object... args) {
        return call(exposed.id(), name, args);
    }

    private String call(UUID receiver, String name, Object... args) {
        List<MontyValue> values = Arrays.stream(args).map(MontyValue::of).toList();
        return said(called(receiver, name, values, Map.of()));
    }

    private MontyAnswer called(
            @Nullable UUID receiver, String name, List<MontyValue> args, Map<String, MontyValue> kwargs) {
        return objects.call(receiver, name, args, kwargs).orElseThrow();
    }

    private Optional<String> attribute(UUID receiver, String name) {
        return objects.attribute(receiver, name).map(DispatchTest::said);
    }

    private static String said(MontyAnswer answer) {
        if (answer instanceof MontyAnswer.Value value) {
            return value.value().toString();
        } else if (answer instanceof MontyAnswer.Raise raise) {
            return raise.excType() + ": " + raise.message();
        }
        return "not found";
    }

    private static String repr(Object value) {
        return MontyValue.of(value).toString();
    }

    private static String attributeError(String type, String name) {
        return "AttributeError: '" + type + "' object has no attribute '" + name + "'";
    }
}
