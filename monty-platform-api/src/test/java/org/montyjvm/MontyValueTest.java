package org.montyjvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MontyValueTest {
    private static final UUID ID = new UUID(1, 2);
    private static final MontyValue ONE = MontyValue.Int.of(1);
    private static final LocalDateTime NOON = LocalDateTime.of(2024, 1, 2, 12, 0);
    private static final MontyValue.ClassType TYPE = new MontyValue.ClassType("P", ID, true, true, List.of());

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(MontyValue.None.INSTANCE, "NoneType", false),
                arguments(MontyValue.Bool.TRUE, "bool", true),
                arguments(MontyValue.Bool.FALSE, "bool", false),
                arguments(ONE, "int", true),
                arguments(MontyValue.Int.of(0), "int", false),
                arguments(new MontyValue.Float(0.5), "float", true),
                arguments(new MontyValue.Float(-0.0), "float", false),
                arguments(new MontyValue.Float(Double.NaN), "float", true),
                arguments(new MontyValue.Complex(0, 1), "complex", true),
                arguments(new MontyValue.Complex(1, 0), "complex", true),
                arguments(new MontyValue.Complex(0, -0.0), "complex", false),
                arguments(new MontyValue.Str("a"), "str", true),
                arguments(new MontyValue.Str(""), "str", false),
                arguments(new MontyValue.Bytes(new byte[1]), "bytes", true),
                arguments(new MontyValue.Bytes(new byte[0]), "bytes", false),
                arguments(new MontyValue.List(List.of(ONE)), "list", true),
                arguments(new MontyValue.List(List.of()), "list", false),
                arguments(new MontyValue.Tuple(List.of(ONE)), "tuple", true),
                arguments(new MontyValue.Tuple(List.of()), "tuple", false),
                arguments(new MontyValue.Set(List.of(ONE)), "set", true),
                arguments(new MontyValue.Set(List.of()), "set", false),
                arguments(new MontyValue.FrozenSet(List.of(ONE)), "frozenset", true),
                arguments(new MontyValue.FrozenSet(List.of()), "frozenset", false),
                arguments(new MontyValue.Dict(List.of(new MontyValue.Entry(ONE, ONE))), "dict", true),
                arguments(new MontyValue.Dict(List.of()), "dict", false),
                arguments(new MontyValue.NamedTuple("T", List.of("a"), List.of(ONE)), "T", true),
                arguments(new MontyValue.NamedTuple("T", List.of(), List.of()), "T", false),
                arguments(new MontyValue.Date(NOON.toLocalDate()), "date", true),
                arguments(new MontyValue.DateTime(NOON, null, null), "datetime", true),
                arguments(new MontyValue.Time(LocalTime.MIDNIGHT, null, null, 0), "time", true),
                arguments(new MontyValue.TimeDelta(0, 0, 1), "timedelta", true),
                arguments(new MontyValue.TimeDelta(0, 0, 0), "timedelta", false),
                arguments(new MontyValue.TimeZone(0, null), "timezone", true),
                arguments(new MontyValue.Decimal("0.10"), "Decimal", true),
                arguments(new MontyValue.Decimal("NaN"), "Decimal", true),
                arguments(new MontyValue.Decimal("Infinity"), "Decimal", true),
                arguments(new MontyValue.Decimal("-0.00"), "Decimal", false),
                arguments(new MontyValue.Decimal("0E+7"), "Decimal", false),
                arguments(new MontyValue.Path("/a"), "PosixPath", true),
                arguments(TYPE, "type", true),
                arguments(new MontyValue.Instance(TYPE, ID, List.of()), "P", true),
                arguments(new MontyValue.BuiltinType("int"), "type", true),
                arguments(new MontyValue.ExceptionValue("ValueError", null), "ValueError", true),
                arguments(new MontyValue.ExceptionValue("json.JSONDecodeError", "x"), "JSONDecodeError", true),
                arguments(new MontyValue.Function("f", null), "function", true),
                arguments(new MontyValue.BuiltinFunction("len"), "builtin_function_or_method", true),
                arguments(new MontyValue.Module("m", ID, List.of()), "module", true),
                arguments(new MontyValue.FileHandle("/a", "w", 0), "TextIOWrapper", true),
                arguments(new MontyValue.FileHandle("/a", "wb", 0), "BufferedWriter", true),
                arguments(new MontyValue.FileHandle("/a", "rb", 0), "BufferedReader", true),
                arguments(new MontyValue.FileHandle("/a", "r+b", 0), "BufferedRandom", true),
                arguments(MontyValue.Ellipsis.INSTANCE, "ellipsis", true),
                arguments(MontyValue.NotImplemented.INSTANCE, "NotImplementedType", true),
                arguments(new MontyValue.Repr("<x>"), "repr", true),
                arguments(new MontyValue.Cycle("[...]"), "cycle", true));
    }

    @ParameterizedTest
    @MethodSource("values")
    void value_ofEachType_knowsItsPythonTypeAndTruth(MontyValue value, String typeName, boolean truthy) {
        assertThat(value.typeName()).isEqualTo(typeName);
        assertThat(value.isTruthy()).isEqualTo(truthy);
        assertThat(value.isNone()).isEqualTo(typeName.equals("NoneType"));
    }

    @Test
    void values_coverEveryPermittedType() {
        assertThat(values().<Object>map(arguments -> arguments.get()[0].getClass())
                        .distinct())
                .containsExactlyInAnyOrder((Object[]) MontyValue.class.getPermittedSubclasses());
    }

    @Test
    void numbers_equalInPythonButOfOtherTypes_differHere() {
        assertThat(Stream.of(ONE, new MontyValue.Float(1), MontyValue.Bool.TRUE, new MontyValue.Decimal("1"))
                        .distinct())
                .hasSize(4);
    }

    @Test
    void floats_nanAndSignedZero_areEqualAsJavaDoubles() {
        assertThat(new MontyValue.Float(Double.NaN)).isEqualTo(new MontyValue.Float(Double.NaN));
        assertThat(new MontyValue.Float(0.0)).isNotEqualTo(new MontyValue.Float(-0.0));
    }

    @Test
    void bytes_sameContent_areEqualAndCannotBeReachedInto() {
        byte[] content = {1, 2};
        MontyValue.Bytes bytes = new MontyValue.Bytes(content);
        content[0] = 9;
        bytes.value()[1] = 9;
        assertThat(bytes)
                .isEqualTo(new MontyValue.Bytes(new byte[] {1, 2}))
                .hasSameHashCodeAs(new MontyValue.Bytes(new byte[] {1, 2}));
        assertThat(bytes).isNotEqualTo(new MontyValue.Bytes(new byte[] {1, 3})).isNotEqualTo(ONE);
    }

    @Test
    void containers_madeFromAListThatChanges_stayAsTheyWere() {
        List<MontyValue> items = new ArrayList<>(List.of(ONE));
        MontyValue.List list = new MontyValue.List(items);
        items.clear();
        assertThat(list.items()).containsExactly(ONE).isUnmodifiable();
    }

    @Test
    void entry_asText_isAsInADict() {
        assertThat(new MontyValue.Entry(new MontyValue.Str("a"), ONE)).hasToString("'a': 1");
    }

    static Stream<Arguments> timeDeltas() {
        return Stream.of(
                arguments(0, -1, 0, -1, 86_399, 0),
                arguments(0, 0, -1, -1, 86_399, 999_999),
                arguments(1, 86_400, 1_000_000, 2, 1, 0),
                arguments(0, Integer.MAX_VALUE, Integer.MAX_VALUE, 24_855, 13_794, 483_647),
                arguments(999_999_999, 86_399, 999_999, 999_999_999, 86_399, 999_999),
                arguments(-999_999_999, 0, 0, -999_999_999, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("timeDeltas")
    void timeDelta_anyParts_takesPythonsNormalForm(
            int days, int seconds, int micros, int normalDays, int normalSeconds, int normalMicros) {
        MontyValue.TimeDelta delta = new MontyValue.TimeDelta(days, seconds, micros);
        assertThat(List.of(delta.days(), delta.seconds(), delta.microseconds()))
                .containsExactly(normalDays, normalSeconds, normalMicros);
    }

    @Test
    void constructors_whatPythonDoesNotHave_refuseIt() {
        refused(() -> new MontyValue.TimeDelta(999_999_999, 86_400, 0), "time spans end at 999999999 days");
        refused(() -> new MontyValue.TimeDelta(-999_999_999, 0, -1), "not -1000000000");
        refused(() -> new MontyValue.Date(LocalDate.of(0, 1, 1)), "years 1 to 9999, not 0");
        refused(() -> new MontyValue.DateTime(NOON.withYear(10_000), null, null), "not 10000");
        refused(() -> new MontyValue.DateTime(NOON.withNano(1), null, null), "here are 1 ns more");
        refused(() -> new MontyValue.DateTime(NOON, 86_400, null), "less than a day, was 86400 s");
        refused(() -> new MontyValue.DateTime(NOON, null, "UTC"), "zone name 'UTC' without an offset");
        refused(() -> new MontyValue.Time(LocalTime.MAX, null, null, 0), "here are 999 ns more");
        refused(() -> new MontyValue.Time(LocalTime.NOON, -86_400, null, 0), "was -86400 s");
        refused(() -> new MontyValue.Time(LocalTime.NOON, null, "x", 0), "without an offset");
        refused(() -> new MontyValue.Time(LocalTime.NOON, null, null, 2), "fold must be 0 or 1, was 2");
        refused(() -> new MontyValue.TimeZone(Integer.MIN_VALUE, null), "less than a day");
        refused(() -> new MontyValue.NamedTuple("T", List.of("a"), List.of()), "1 fields but 0 values");
        refused(() -> new MontyValue.FileHandle("/a", "r", -1), "position must not be negative, was -1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1.20", "+.5", "5.", "1E+5", "1e-7", "Infinity", "-Infinity", "NaN", "-sNaN12"})
    void decimal_anythingPythonPrints_isTaken(String text) {
        assertThat(new MontyValue.Decimal(text)).hasToString("Decimal('" + text + "')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "abc", "1e", "1_000", "--1", " 1", "1')", "0x1", "١", "Inf inity"})
    void decimal_noNumber_isRefused(String text) {
        refused(() -> new MontyValue.Decimal(text), "not a decimal number: '" + text + "'");
    }

    @Test
    void constructors_null_isRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> new MontyValue.Str(null))
                .withMessage("value");
        assertThatNullPointerException().isThrownBy(() -> new MontyValue.Int(null));
        assertThatNullPointerException().isThrownBy(() -> new MontyValue.Entry(ONE, null));
        assertThatNullPointerException().isThrownBy(() -> new MontyValue.List(Arrays.asList(ONE, null)));
    }

    private static void refused(Runnable construction, String message) {
        assertThatIllegalArgumentException().isThrownBy(construction::run).withMessageContaining(message);
    }
}
