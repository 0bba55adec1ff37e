package org.montyjvm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.montyjvm.MontyValue;

/** The one form that each value has on the wire. */
class ValueFormTest {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-0000000000ff");
    private static final MontyValue ONE = MontyValue.Int.of(1);
    private static final MontyValue A = new MontyValue.Str("a");

    static Stream<Arguments> forms() {
        return Stream.concat(plainForms(), Stream.concat(containerForms(), taggedForms()));
    }

    private static Stream<Arguments> plainForms() {
        return Stream.of(
                form("null", MontyValue.None.INSTANCE),
                form("true", MontyValue.Bool.TRUE),
                form("false", MontyValue.Bool.FALSE),
                form("0", MontyValue.Int.of(0)),
                form("-9223372036854775808", MontyValue.Int.of(Long.MIN_VALUE)),
                form("9223372036854775808", new MontyValue.Int(BigInteger.ONE.shiftLeft(63))),
                form(
                        "-1" + "0".repeat(400),
                        new MontyValue.Int(BigInteger.TEN.pow(400).negate())),
                form("1.0", new MontyValue.Float(1)),
                form("-0.0", new MontyValue.Float(-0.0)),
                form("1.0E22", new MontyValue.Float(1e22)),
                form("4.9E-324", new MontyValue.Float(Double.MIN_VALUE)),
                form("\"\"", new MontyValue.Str("")),
                form("{\"😀\":\"😀\"}", dict(new MontyValue.Str("😀"), new MontyValue.Str("😀"))),
                form("\"\\u0000\\n\\\"\\\\/é€😀\"", new MontyValue.Str("\0\n\"\\/é€😀")),
                form("\"NaN\"", new MontyValue.Str("NaN")));
    }

    private static Stream<Arguments> containerForms() {
        MontyValue dollar = new MontyValue.Str("$a");
        return Stream.of(
                form("[]", new MontyValue.List(List.of())),
                form("[1,[\"a\"]]", new MontyValue.List(List.of(ONE, new MontyValue.List(List.of(A))))),
                form("{}", dict()),
                form("{\"a\":1,\"\":null}", dict(A, ONE, new MontyValue.Str(""), MontyValue.None.INSTANCE)),
                form("{\"b\":{},\"a\":[]}", dict(new MontyValue.Str("b"), dict(), A, new MontyValue.List(List.of()))),
                form("{\"$dict\":[[\"$a\",1]]}", dict(dollar, ONE)),
                form("{\"$dict\":[[\"a\",1],[1,\"a\"]]}", dict(A, ONE, ONE, A)),
                form(
                        "{\"$dict\":[[{\"$tuple\":[1]},{\"$dict\":[[1,1]]}]]}",
                        dict(new MontyValue.Tuple(List.of(ONE)), dict(ONE, ONE))),
                form("{\"$tuple\":[]}", new MontyValue.Tuple(List.of())),
                form("{\"$tuple\":[1,{\"$tuple\":[\"a\"]}]}", tuple(ONE, tuple(A))),
                form("{\"$set\":[1,\"a\"]}", new MontyValue.Set(List.of(ONE, A))),
                form("{\"$frozenset\":[{\"$frozenset\":[]}]}", frozen(frozen())),
                form("{\"$namedtuple\":[\"T\",[],[]]}", new MontyValue.NamedTuple("T", List.of(), List.of())),
                form(
                        "{\"$namedtuple\":[\"T\",[\"f\",\"g\"],[1,{\"$tuple\":[\"a\"]}]]}",
                        new MontyValue.NamedTuple("T", List.of("f", "g"), List.of(ONE, tuple(A)))));
    }

    private static Stream<Arguments> taggedForms() {
        MontyValue.ClassType type = new MontyValue.ClassType("C", ID, true, false, List.of(entry(A, ONE)));
        MontyValue.ClassType plain = new MontyValue.ClassType("C", ID, false, true, List.of());
        String typeForm = "{\"$type\":[\"C\",\"" + ID + "\",true,false,[[\"a\",1]]]}";
        String plainForm = "{\"$type\":[\"C\",\"" + ID + "\",false,true,[]]}";
        return Stream.of(
                form("{\"$bytes\":\"\"}", new MontyValue.Bytes(new byte[0])),
                form("{\"$bytes\":\"+/8=\"}", new MontyValue.Bytes(new byte[] {-5, -1})),
                form("{\"$float\":\"nan\"}", new MontyValue.Float(Double.NaN)),
                form("{\"$float\":\"inf\"}", new MontyValue.Float(Double.POSITIVE_INFINITY)),
                form("{\"$float\":\"-inf\"}", new MontyValue.Float(Double.NEGATIVE_INFINITY)),
                form("{\"$complex\":[1.0,{\"$float\":\"-inf\"}]}", new MontyValue.Complex(1, Double.NEGATIVE_INFINITY)),
                form("{\"$date\":[1,2,3]}", new MontyValue.Date(LocalDate.of(1, 2, 3))),
                form(
                        "{\"$datetime\":[2024,2,29,23,59,58,999999,null,null]}",
                        new MontyValue.DateTime(LocalDateTime.of(2024, 2, 29, 23, 59, 58, 999_999_000), null, null)),
                form(
                        "{\"$datetime\":[1,1,1,0,0,0,0,-3600,\"X\"]}",
                        new MontyValue.DateTime(LocalDateTime.of(1, 1, 1, 0, 0), -3_600, "X")),
                form("{\"$time\":[1,2,3,4,0,null,1]}", new MontyValue.Time(LocalTime.of(1, 2, 3, 4_000), 0, null, 1)),
                form("{\"$timedelta\":[-1,86399,1]}", new MontyValue.TimeDelta(-1, 86_399, 1)),
                form("{\"$timezone\":[0,null]}", new MontyValue.TimeZone(0, null)),
                form("{\"$timezone\":[3600,\"X\"]}", new MontyValue.TimeZone(3_600, "X")),
                form("{\"$decimal\":\"1.20\"}", new MontyValue.Decimal("1.20")),
                form("{\"$path\":\"/a\"}", new MontyValue.Path("/a")),
                form("{\"$type\":\"datetime.date\"}", new MontyValue.BuiltinType("datetime.date")),
                form(typeForm, type),
                form(plainForm, plain),
                form(
                        "{\"$instance\":[" + typeForm + ",\"" + ID + "\",[[\"a\",{\"$tuple\":[]}]]]}",
                        new MontyValue.Instance(type, ID, List.of(entry(A, tuple())))),
                form(
                        "{\"$instance\":[" + plainForm + ",\"" + ID + "\",[]]}",
                        new MontyValue.Instance(plain, ID, List.of())),
                form("{\"$exception\":[\"ValueError\",null]}", new MontyValue.ExceptionValue("ValueError", null)),
                form("{\"$exception\":[\"KeyError\",\"a\"]}", new MontyValue.ExceptionValue("KeyError", "a")),
                form("{\"$function\":[\"f\",\"doc\"]}", new MontyValue.Function("f", "doc")),
                form("{\"$function\":[\"f\",null]}", new MontyValue.Function("f", null)),
                form("{\"$builtin\":\"len\"}", new MontyValue.BuiltinFunction("len")),
                form("{\"$module\":[\"m\",\"" + ID + "\",[]]}", new MontyValue.Module("m", ID, List.of())),
                form(
                        "{\"$module\":[\"m\",\"" + ID + "\",[[\"a\",[1]]]]}",
                        new MontyValue.Module("m", ID, List.of(entry(A, new MontyValue.List(List.of(ONE)))))),
                form("{\"$file\":[\"/a\",\"rb\",7]}", new MontyValue.FileHandle("/a", "rb", 7)),
                form("{\"$ellipsis\":true}", MontyValue.Ellipsis.INSTANCE),
                form("{\"$notimplemented\":true}", MontyValue.NotImplemented.INSTANCE));
    }

    static Stream<Arguments> outputOnlyForms() {
        return Stream.of(
                form("{\"$repr\":\"<generator>\"}", new MontyValue.Repr("<generator>")),
                form("{\"$cycle\":\"[...]\"}", new MontyValue.Cycle("[...]")));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void value_isWrittenInItsForm(String form, MontyValue value) {
        assertThat(WireText.write(value)).isEqualTo(form);
    }

    @ParameterizedTest
    @MethodSource({"forms", "outputOnlyForms"})
    void form_isReadAsItsValue(String form, MontyValue value) throws IOException {
        assertThat(WireText.read(form)).isEqualTo(value);
        assertThat(WireText.read(" \n" + form.replace(":", " :\t") + "\r"))
                .as("white space means nothing")
                .isEqualTo(value);
    }

    private static Arguments form(String form, MontyValue value) {
        return Arguments.of(form, value);
    }

    private static MontyValue tuple(MontyValue... items) {
        return new MontyValue.Tuple(Arrays.asList(items));
    }

    private static MontyValue frozen(MontyValue... items) {
        return new MontyValue.FrozenSet(Arrays.asList(items));
    }

    private static MontyValue.Entry entry(MontyValue key, MontyValue value) {
        return new MontyValue.Entry(key, value);
    }

    /** Returns a dict of keys and values by turns. */
    private static MontyValue dict(MontyValue... keysAndValues) {
        List<MontyValue.Entry> entries = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.add(entry(keysAndValues[i], keysAndValues[i + 1]));
        }
        return new MontyValue.Dict(entries);
    }
}
