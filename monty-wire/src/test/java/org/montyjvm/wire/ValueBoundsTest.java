package org.montyjvm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontyValue;

/** Depth, length and text that may cross, checked on a thread with hardly any stack. */
class ValueBoundsTest {
    private static final long SMALL_STACK = 256 << 10;
    private static final UUID ID = new UUID(1, 2);
    private static final MontyValue.ClassType TYPE = new MontyValue.ClassType("C", ID, true, false, List.of());

    static Stream<UnaryOperator<MontyValue>> wraps() {
        return Stream.of(
                value -> new MontyValue.List(List.of(value)),
                value -> new MontyValue.Tuple(List.of(value)),
                value -> new MontyValue.Set(List.of(value)),
                value -> new MontyValue.FrozenSet(List.of(value)),
                value -> new MontyValue.Dict(List.of(entry("k", value))),
                value -> new MontyValue.Dict(List.of(entry("$k", value))),
                value -> new MontyValue.Dict(List.of(new MontyValue.Entry(value, MontyValue.None.INSTANCE))),
                value -> new MontyValue.NamedTuple("T", List.of("f"), List.of(value)),
                value -> new MontyValue.Module("m", ID, List.of(entry("k", value))),
                value -> new MontyValue.ClassType("C", ID, true, false, List.of(entry("k", value))),
                value -> new MontyValue.Instance(TYPE, ID, List.of(entry("k", value))));
    }

    @ParameterizedTest
    @MethodSource("wraps")
    void value_upToTheDeepestNesting_crossesBothWays(UnaryOperator<MontyValue> wrap) throws Exception {
        // The innermost one is an instance's class's level too, which makes it two.
        MontyValue deepest = nested(MontyValue.MAX_NESTING - 1, wrap);
        onASmallStack(() -> {
            String text = WireText.write(deepest);
            assertThat(WireText.read(text).equals(deepest)).isTrue();
            assertThat(WireText.write(WireText.read(text)).equals(text)).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("wraps")
    void value_deeperThanThat_isNotWritten(UnaryOperator<MontyValue> wrap) throws Exception {
        MontyValue tooDeep = nested(MontyValue.MAX_NESTING + 1, wrap);
        onASmallStack(() -> assertThatThrownBy(() -> WireText.write(tooDeep))
                .isInstanceOfSatisfying(MontyResourceError.class, error -> {
                    assertThat(error.limit()).isEqualTo(MontyLimit.NESTING);
                    assertThat(error.limitValue()).isEqualTo(MontyValue.MAX_NESTING);
                    assertThat(error.used()).isGreaterThan(MontyValue.MAX_NESTING);
                }));
    }

    @Test
    void levels_areCountedExactly() throws Exception {
        UnaryOperator<MontyValue> list = value -> new MontyValue.List(List.of(value));
        MontyValue deepest = nested(MontyValue.MAX_NESTING, list);
        onASmallStack(() -> {
            assertThat(WireText.read(WireText.write(deepest)).equals(deepest)).isTrue();
            String levels = "[".repeat(MontyValue.MAX_NESTING + 1) + "]".repeat(MontyValue.MAX_NESTING + 1);
            assertThatThrownBy(() -> WireText.read(levels)).isInstanceOf(IOException.class);
            String tags = "{\"$tuple\":[".repeat(MontyValue.MAX_NESTING + 1) + "]}".repeat(MontyValue.MAX_NESTING + 1);
            assertThatThrownBy(() -> WireText.read(tags)).isInstanceOf(IOException.class);
        });
    }

    @Test
    void endlessNesting_isNotRead() throws Exception {
        onASmallStack(() -> {
            for (String open : List.of("[", "{\"a\":", "{\"$tuple\":[", "{\"$dict\":[[", "{\"$instance\":[")) {
                assertThatThrownBy(() -> WireText.read(open.repeat(100_000))).isInstanceOf(IOException.class);
            }
        });
    }

    @Test
    void integer_crossesUpToTheMostDigits() throws IOException {
        BigInteger tooLong = BigInteger.TEN.pow(MontyValue.MAX_INT_DIGITS);
        for (int sign : new int[] {1, -1}) {
            MontyValue longest =
                    new MontyValue.Int(tooLong.subtract(BigInteger.ONE).multiply(BigInteger.valueOf(sign)));
            assertThat(WireText.read(WireText.write(longest)).equals(longest)).isTrue();
            BigInteger refused = tooLong.multiply(BigInteger.valueOf(sign));
            assertThatThrownBy(() -> WireText.write(new MontyValue.Int(refused)))
                    .isInstanceOfSatisfying(MontyResourceError.class, error -> {
                        assertThat(error.limit()).isEqualTo(MontyLimit.DIGITS);
                        assertThat(error.limitValue()).isEqualTo(MontyValue.MAX_INT_DIGITS);
                        assertThat(error.used()).isGreaterThan(MontyValue.MAX_INT_DIGITS);
                    });
        }
        assertThatThrownBy(() -> WireText.read("1" + "0".repeat(MontyValue.MAX_INT_DIGITS + 1)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void integerOfGigabits_isRefusedWithoutBeingConverted() {
        BigInteger huge = BigInteger.ONE.shiftLeft(1 << 30);
        assertThatThrownBy(() -> WireText.write(new MontyValue.Int(huge))).isInstanceOf(MontyResourceError.class);
    }

    @Test
    void loneSurrogate_isNotWritten_whereverItStands() {
        String lone = "a\udc00";
        Stream<MontyValue> values = Stream.of(
                new MontyValue.Str(lone),
                new MontyValue.Dict(List.of(entry(lone, MontyValue.None.INSTANCE))),
                new MontyValue.Path(lone),
                new MontyValue.BuiltinType(lone),
                new MontyValue.BuiltinFunction(lone),
                new MontyValue.ExceptionValue(lone, null),
                new MontyValue.ExceptionValue("E", lone),
                new MontyValue.Function(lone, null),
                new MontyValue.Function("f", lone),
                new MontyValue.FileHandle(lone, "r", 0),
                new MontyValue.TimeZone(0, lone),
                new MontyValue.NamedTuple(lone, List.of(), List.of()),
                new MontyValue.NamedTuple("T", List.of(lone), List.of(MontyValue.None.INSTANCE)),
                new MontyValue.Module(lone, ID, List.of()),
                new MontyValue.ClassType(lone, ID, true, false, List.of()));
        assertThat(values)
                .allSatisfy(value -> assertThatThrownBy(() -> WireText.write(value))
                        .isInstanceOfSatisfying(MontyScriptError.class, error -> {
                            assertThat(error.excType()).isEqualTo("UnicodeEncodeError");
                            assertThat(error.excMessage()).contains("'\\udc00'").contains("surrogates not allowed");
                        }));
    }

    @Test
    void outputOnlyValue_isNotWritten() {
        for (MontyValue value : List.of(new MontyValue.Repr("x"), new MontyValue.Cycle("[...]"))) {
            assertThatThrownBy(() -> WireText.write(new MontyValue.List(List.of(value))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(value.getClass().getSimpleName())
                    .hasMessageContaining("comes out of Python only");
        }
    }

    private static MontyValue nested(int levels, UnaryOperator<MontyValue> wrap) {
        MontyValue value = MontyValue.Int.of(1);
        for (int i = 0; i < levels; i++) {
            value = wrap.apply(value);
        }
        return value;
    }

    private static MontyValue.Entry entry(String key, MontyValue value) {
        return new MontyValue.Entry(new MontyValue.Str(key), value);
    }

    private static void onASmallStack(ThrowingCallable body) throws Exception {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        body.call();
                    } catch (Throwable e) {
                        failure.set(e);
                    }
                },
                "small stack",
                SMALL_STACK);
        thread.start();
        thread.join();
        if (failure.get() != null) {
            throw new AssertionError("on a small stack", failure.get());
        }
    }
}
