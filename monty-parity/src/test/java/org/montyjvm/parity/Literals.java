package org.montyjvm.parity;

import static org.montyjvm.parity.Node.expression;

import java.util.List;

/** Constants, most of them at an edge of something. */
final class Literals {
    private static final List<String> INTS = List.of(
            "0",
            "1",
            "2",
            "7",
            "-1",
            "-3",
            "10",
            "255",
            "256",
            "1000",
            "65536",
            "2147483647",
            "2147483648",
            "-2147483649",
            "4294967295",
            "4294967296",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "18446744073709551616",
            "18446744073709557760", // 2**64 + 6144, half way between two floats
            "10**20",
            "-10**30",
            "3**200");
    private static final List<String> FLOATS = List.of(
            "0.0",
            "-0.0",
            "0.1",
            "0.5",
            "1.0",
            "1.5",
            "2.5",
            "-2.5",
            "3.14159",
            "1e16",
            "123456.789",
            "1e22",
            "1e-7",
            "5e-324",
            "1.7976931348623157e308",
            "9007199254740993.0",
            "float('inf')",
            "float('nan')",
            "-float('inf')");
    private static final List<String> TEXTS = List.of(
            "''",
            "'a'",
            "'abc'",
            "'Hello, World'",
            "'a b  c'",
            "'x,y,,z'",
            "'12'",
            "'-7'",
            "'3.5'",
            "'  pad '",
            "'\u00e9t\u00e9'",
            "'\u00dfSS'",
            "'\u01c6\ufb01'",
            "'\ud83c\udf89!'",
            "'line\\nline2\\ttab'",
            "'quote\\'s \"q\"'",
            "'\\x00\\x7f\\u2028'",
            "'{}'",
            "'%d'");
    private static final List<String> BYTES =
            List.of("b''", "b'abc'", "b'\\x00\\xff'", "b'hello world'", "b'\\xc3\\xa9'", "b'1,2'");

    private final Chance chance;

    Literals(Chance chance) {
        this.chance = chance;
    }

    Node integer() {
        String text = chance.oneIn(3) ? String.valueOf(chance.below(100)) : chance.oneOf(INTS);
        return expression(text.startsWith("-") || text.contains("*") ? "(" + text + ")" : text);
    }

    /** Returns a number that may be used as a count, a width or an exponent. */
    Node small() {
        return expression(String.valueOf(chance.below(9)));
    }

    /** Returns a number that may be used as an index. */
    Node index() {
        return expression(String.valueOf(chance.below(9) - 4));
    }

    Node floating() {
        String text = chance.oneIn(4)
                ? String.valueOf(chance.below(2_000_000) / 1_000.0)
                : chance.oneIn(8) ? chance.below(100_000) + "e" + (chance.below(300) - 150) : chance.oneOf(FLOATS);
        return expression(text.startsWith("-") ? "(" + text + ")" : text);
    }

    Node text() {
        return expression(chance.oneOf(TEXTS));
    }

    Node bytes() {
        return expression(chance.oneOf(BYTES));
    }
}
