package org.montyjvm.internal.repr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.montyjvm.MontyValue;

/** The expected texts were taken from the interpreter. */
class PythonReprTest {
    private static final UUID ID = new UUID(1, 2);
    private static final MontyValue ONE = MontyValue.Int.of(1);
    private static final MontyValue A = new MontyValue.Str("a");

    static Stream<Arguments> scalars() {
        return Stream.of(
                arguments(MontyValue.None.INSTANCE, "None"),
                arguments(MontyValue.Bool.TRUE, "True"),
                arguments(MontyValue.Bool.FALSE, "False"),
                arguments(MontyValue.Int.of(-7), "-7"),
                arguments(new MontyValue.Int(BigInteger.TWO.pow(100)), "1267650600228229401496703205376"),
                arguments(new MontyValue.Float(1), "1.0"),
                arguments(new MontyValue.Complex(1, 2), "(1+2j)"),
                arguments(new MontyValue.Str("it's"), "\"it's\""),
                arguments(new MontyValue.Bytes(new byte[] {0, 'a'}), "b'\\x00a'"),
                arguments(new MontyValue.Decimal("1.20"), "Decimal('1.20')"),
                arguments(new MontyValue.Decimal("-sNaN12"), "Decimal('-sNaN12')"),
                arguments(new MontyValue.Path("/a'b"), "PosixPath('/a'b')"),
                arguments(new MontyValue.ExceptionValue("ValueError", "x"), "ValueError('x')"),
                arguments(new MontyValue.ExceptionValue("ValueError", ""), "ValueError('')"),
                arguments(new MontyValue.ExceptionValue("StopIteration", null), "StopIteration()"),
                arguments(new MontyValue.BuiltinType("int"), "<class 'int'>"),
                arguments(new MontyValue.BuiltinType("datetime.date"), "<class 'datetime.date'>"),
                arguments(new MontyValue.BuiltinFunction("len"), "<built-in function len>"),
                arguments(new MontyValue.Function("fetch", "gets"), "<function 'fetch' external>"),
                arguments(new MontyValue.Module("weather", ID, List.of()), "<module 'weather'>"),
                arguments(new MontyValue.FileHandle("/a", "r", 0), "<_io.TextIOWrapper name='/a' mode='r'>"),
                arguments(new MontyValue.FileHandle("/a", "rb", 0), "<_io.BufferedReader name='/a' mode='rb'>"),
                arguments(new MontyValue.FileHandle("/a", "ab", 9), "<_io.BufferedWriter name='/a' mode='ab'>"),
                arguments(new MontyValue.FileHandle("/a", "rb+", 0), "<_io.BufferedRandom name='/a' mode='rb+'>"),
                arguments(MontyValue.Ellipsis.INSTANCE, "Ellipsis"),
                arguments(MontyValue.NotImplemented.INSTANCE, "NotImplemented"),
                arguments(new MontyValue.Repr("range(0, 3)"), "range(0, 3)"),
                arguments(new MontyValue.Cycle("[...]"), "[...]"));
    }

    static Stream<Arguments> times() {
        LocalDateTime noon = LocalDateTime.of(2020, 1, 2, 12, 0);
        return Stream.of(
                arguments(new MontyValue.Date(LocalDate.of(2020, 1, 2)), "datetime.date(2020, 1, 2)"),
                arguments(new MontyValue.DateTime(noon, null, null), "datetime.datetime(2020, 1, 2, 12, 0)"),
                arguments(
                        new MontyValue.DateTime(noon.withSecond(5), null, null),
                        "datetime.datetime(2020, 1, 2, 12, 0, 5)"),
                arguments(
                        new MontyValue.DateTime(noon.withNano(5_000), null, null),
                        "datetime.datetime(2020, 1, 2, 12, 0, 0, 5)"),
                arguments(
                        new MontyValue.DateTime(noon, 0, null),
                        "datetime.datetime(2020, 1, 2, 12, 0, tzinfo=datetime.timezone.utc)"),
                arguments(
                        new MontyValue.DateTime(noon, -18_000, "EST"),
                        "datetime.datetime(2020, 1, 2, 12, 0,"
                                + " tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=68400), 'EST'))"),
                arguments(new MontyValue.Time(LocalTime.of(1, 2), null, null, 0), "datetime.time(1, 2)"),
                arguments(
                        new MontyValue.Time(LocalTime.of(1, 2, 0, 4_000), null, null, 0), "datetime.time(1, 2, 0, 4)"),
                arguments(new MontyValue.Time(LocalTime.of(1, 2, 3), null, null, 1), "datetime.time(1, 2, 3, fold=1)"),
                arguments(
                        new MontyValue.Time(LocalTime.of(1, 2), 0, "X'", 1),
                        "datetime.time(1, 2, tzinfo=datetime.timezone(datetime.timedelta(0), \"X'\"), fold=1)"),
                arguments(new MontyValue.TimeDelta(0, 0, 0), "datetime.timedelta(0)"),
                arguments(new MontyValue.TimeDelta(-1, 5, 7), "datetime.timedelta(days=-1, seconds=5, microseconds=7)"),
                arguments(new MontyValue.TimeDelta(0, 0, 7), "datetime.timedelta(microseconds=7)"),
                arguments(new MontyValue.TimeZone(0, null), "datetime.timezone.utc"),
                arguments(new MontyValue.TimeZone(0, "X"), "datetime.timezone(datetime.timedelta(0), 'X')"),
                arguments(new MontyValue.TimeZone(1, null), "datetime.timezone(datetime.timedelta(seconds=1))"));
    }

    static Stream<Arguments> containers() {
        MontyValue.ClassType type = new MontyValue.ClassType("P", ID, false, true, List.of());
        return Stream.of(
                arguments(new MontyValue.List(List.of()), "[]"),
                arguments(new MontyValue.List(List.of(ONE, A)), "[1, 'a']"),
                arguments(new MontyValue.Tuple(List.of()), "()"),
                arguments(new MontyValue.Tuple(List.of(ONE)), "(1,)"),
                arguments(new MontyValue.Tuple(List.of(ONE, A)), "(1, 'a')"),
                arguments(new MontyValue.Set(List.of()), "set()"),
                arguments(new MontyValue.Set(List.of(ONE, A)), "{1, 'a'}"),
                arguments(new MontyValue.FrozenSet(List.of()), "frozenset()"),
                arguments(new MontyValue.FrozenSet(List.of(ONE)), "frozenset({1})"),
                arguments(dict(), "{}"),
                arguments(dict(A, ONE, ONE, A), "{'a': 1, 1: 'a'}"),
                arguments(
                        new MontyValue.List(List.of(new MontyValue.List(List.of()), dict(A, dict()))),
                        "[[], {'a': {}}]"),
                arguments(new MontyValue.NamedTuple("T", List.of("a", "b"), List.of(ONE, A)), "T(a=1, b='a')"),
                arguments(new MontyValue.NamedTuple("T", List.of(), List.of()), "T()"),
                arguments(type, "<class 'P'>"),
                arguments(new MontyValue.Instance(type, ID, dict(A, ONE, ONE, A).entries()), "P(a=1, 1='a')"),
                arguments(new MontyValue.Instance(type, ID, List.of()), "P()"));
    }

    @ParameterizedTest
    @MethodSource({"scalars", "times", "containers"})
    void toString_anyValue_isPythonsRepr(MontyValue value, String expected) {
        assertThat(value).hasToString(expected);
    }

    private static MontyValue.Dict dict(MontyValue... keysAndValues) {
        return new MontyValue.Dict(Stream.iterate(0, i -> i < keysAndValues.length, i -> i + 2)
                .map(i -> new MontyValue.Entry(keysAndValues[i], keysAndValues[i + 1]))
                .toList());
    }
}
