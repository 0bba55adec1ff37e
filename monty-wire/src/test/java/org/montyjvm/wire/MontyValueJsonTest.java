package org.montyjvm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontyValue;

/** The form that tools store and send: every kind of value, also those that only come out of Python. */
class MontyValueJsonTest {
    private static final UUID ID = new UUID(0, 7);
    private static final MontyValue ONE = MontyValue.Int.of(1);
    private static final MontyValue A = new MontyValue.Str("a");
    private static final MontyValue.ClassType TYPE =
            new MontyValue.ClassType("P", ID, false, true, List.of(new MontyValue.Entry(A, ONE)));
    private static final String TYPE_JSON =
            "{\"$type\":[\"P\",\"00000000-0000-0000-0000-000000000007\",false,true,[[\"a\",1]]]}";

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(MontyValue.None.INSTANCE, "null"),
                Arguments.of(MontyValue.Bool.TRUE, "true"),
                Arguments.of(ONE, "1"),
                Arguments.of(new MontyValue.Int(BigInteger.TEN.pow(40)), "1" + "0".repeat(40)),
                Arguments.of(new MontyValue.Float(1), "1.0"),
                Arguments.of(new MontyValue.Float(-0.0), "-0.0"),
                Arguments.of(new MontyValue.Float(2e-3), "0.002"),
                Arguments.of(new MontyValue.Float(1e300), "1e+300"),
                Arguments.of(new MontyValue.Float(Double.NaN), "{\"$float\":\"nan\"}"),
                Arguments.of(new MontyValue.Float(Double.NEGATIVE_INFINITY), "{\"$float\":\"-inf\"}"),
                Arguments.of(
                        new MontyValue.Complex(1, Double.POSITIVE_INFINITY),
                        "{\"$complex\":[1.0,{\"$float\":\"inf\"}]}"),
                Arguments.of(new MontyValue.Str("\"\u00e9\n"), "\"\\\"\u00e9\\n\""),
                Arguments.of(new MontyValue.Bytes(new byte[] {0, -1, 5, 6}), "{\"$bytes\":\"AP8FBg==\"}"),
                Arguments.of(new MontyValue.List(List.of(ONE, new MontyValue.List(List.of()))), "[1,[]]"),
                Arguments.of(new MontyValue.Tuple(List.of(ONE)), "{\"$tuple\":[1]}"),
                Arguments.of(new MontyValue.Set(List.of(ONE)), "{\"$set\":[1]}"),
                Arguments.of(new MontyValue.FrozenSet(List.of()), "{\"$frozenset\":[]}"),
                Arguments.of(dict(A, ONE), "{\"a\":1}"),
                Arguments.of(new MontyValue.Dict(List.of()), "{}"),
                Arguments.of(dict(ONE, A), "{\"$dict\":[[1,\"a\"]]}"),
                Arguments.of(dict(new MontyValue.Str("$tuple"), ONE), "{\"$dict\":[[\"$tuple\",1]]}"),
                Arguments.of(
                        new MontyValue.NamedTuple("T", List.of("x"), List.of(ONE)),
                        "{\"$namedtuple\":[\"T\",[\"x\"],[1]]}"),
                Arguments.of(new MontyValue.Date(LocalDate.of(2025, 1, 31)), "{\"$date\":[2025,1,31]}"),
                Arguments.of(
                        new MontyValue.DateTime(LocalDateTime.of(2025, 1, 31, 4, 5, 6, 7_000), 3600, "CET"),
                        "{\"$datetime\":[2025,1,31,4,5,6,7,3600,\"CET\"]}"),
                Arguments.of(
                        new MontyValue.DateTime(LocalDateTime.of(2025, 1, 31, 4, 5), null, null),
                        "{\"$datetime\":[2025,1,31,4,5,0,0,null,null]}"),
                Arguments.of(
                        new MontyValue.Time(LocalTime.of(4, 5, 6), null, null, 1), "{\"$time\":[4,5,6,0,null,null,1]}"),
                Arguments.of(new MontyValue.TimeDelta(-1, 2, 3), "{\"$timedelta\":[-1,2,3]}"),
                Arguments.of(new MontyValue.TimeZone(-3600, null), "{\"$timezone\":[-3600,null]}"),
                Arguments.of(new MontyValue.Decimal("1.20"), "{\"$decimal\":\"1.20\"}"),
                Arguments.of(new MontyValue.Path("/a"), "{\"$path\":\"/a\"}"),
                Arguments.of(TYPE, TYPE_JSON),
                Arguments.of(
                        new MontyValue.Instance(TYPE, ID, List.of(new MontyValue.Entry(A, ONE))),
                        "{\"$instance\":[" + TYPE_JSON + ",\"00000000-0000-0000-0000-000000000007\",[[\"a\",1]]]}"),
                Arguments.of(
                        new MontyValue.Module("m", ID, List.of()),
                        "{\"$module\":[\"m\",\"00000000-0000-0000-0000-000000000007\",[]]}"),
                Arguments.of(new MontyValue.BuiltinType("int"), "{\"$type\":\"int\"}"),
                Arguments.of(new MontyValue.BuiltinFunction("len"), "{\"$builtin\":\"len\"}"),
                Arguments.of(
                        new MontyValue.ExceptionValue("ValueError", null), "{\"$exception\":[\"ValueError\",null]}"),
                Arguments.of(new MontyValue.Function("f", "doc"), "{\"$function\":[\"f\",\"doc\"]}"),
                Arguments.of(new MontyValue.FileHandle("/a", "r", 3), "{\"$file\":[\"/a\",\"r\",3]}"),
                Arguments.of(MontyValue.Ellipsis.INSTANCE, "{\"$ellipsis\":true}"),
                Arguments.of(MontyValue.NotImplemented.INSTANCE, "{\"$notimplemented\":true}"),
                Arguments.of(new MontyValue.Repr("<f>"), "{\"$repr\":\"<f>\"}"),
                Arguments.of(new MontyValue.Cycle("[...]"), "{\"$cycle\":\"[...]\"}"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void value_hasItsForm_andComesBack(MontyValue value, String expected) {
        assertThat(MontyValueJson.write(value)).isEqualTo(expected);
        assertThat(MontyValueJson.read(expected)).isEqualTo(value);
    }

    @Test
    void text_thatIsNoValue_isRefused_withThePlace() {
        for (String text : List.of("", " ", "1 2", "[1,", "{\"$luck\":1}", "nan", "{\"a\":1,\"a\":2}")) {
            assertThatThrownBy(() -> MontyValueJson.read(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> MontyValueJson.read("[1,{\"$luck\":1}]"))
                .hasMessageContaining("a known tag instead of $luck")
                .hasMessageContaining("at character 13");
    }

    @Test
    void value_thatCannotCross_isNotWritten() {
        MontyValue deep = ONE;
        for (int i = 0; i <= MontyValue.MAX_NESTING; i++) {
            deep = new MontyValue.List(List.of(deep));
        }
        MontyValue tooDeep = deep;
        assertThatThrownBy(() -> MontyValueJson.write(tooDeep)).isInstanceOf(MontyResourceError.class);
        assertThatThrownBy(() -> MontyValueJson.write(new MontyValue.Str("\ud800")))
                .isInstanceOf(MontyScriptError.class);
    }

    @Test
    void everyKindOfValue_isAmongThoseTested() {
        Set<Class<?>> tested =
                values().map(arguments -> arguments.get()[0].getClass()).collect(Collectors.toSet());

        assertThat(tested).containsExactlyInAnyOrder(MontyValue.class.getPermittedSubclasses());
    }

    private static MontyValue dict(MontyValue key, MontyValue value) {
        return new MontyValue.Dict(List.of(new MontyValue.Entry(key, value)));
    }
}
