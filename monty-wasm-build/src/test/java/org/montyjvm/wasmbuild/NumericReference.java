package org.montyjvm.wasmbuild;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.montyjvm.wasmbuild.NumericModule.Kind;
import org.montyjvm.wasmbuild.NumericModule.Opcode;

/**
 * What each numeric instruction is by the WebAssembly specification, written with numbers of any size. Operands and
 * results are bits; no result is a trap.
 */
final class NumericReference {
    /** What an instruction does. */
    interface Meaning {
        @Nullable Long of(long[] operands);
    }

    private final Map<Opcode, Meaning> meanings = new LinkedHashMap<>();

    private NumericReference() {
        integers(Kind.I32, 32, 0x45, 0x67, 0xc0);
        integers(Kind.I64, 64, 0x50, 0x79, 0xc2);
        floats(Kind.F32, 0x5b, 0x8b);
        floats(Kind.F64, 0x61, 0x99);
        conversions();
    }

    /** Returns all numeric instructions with what they do. */
    static Map<Opcode, Meaning> all() {
        return new NumericReference().meanings;
    }

    private void add(String name, List<Integer> code, List<Kind> operands, Kind result, Meaning meaning) {
        meanings.put(new Opcode(name, code, operands, result), meaning);
    }

    private void integers(Kind kind, int width, int comparisons, int operations, int extensions) {
        String[] compared = {"eq", "ne", "lt_s", "lt_u", "gt_s", "gt_u", "le_s", "le_u", "ge_s", "ge_u"};
        add(kind + ".eqz", List.of(comparisons), List.of(kind), Kind.I32, in -> in[0] == 0 ? 1L : 0L);
        for (int i = 0; i < compared.length; i++) {
            String name = compared[i];
            add(kind + "." + name, List.of(comparisons + 1 + i), List.of(kind, kind), Kind.I32, in -> {
                boolean unsigned = name.endsWith("_u");
                return holds(name, integer(in[0], width, unsigned).compareTo(integer(in[1], width, unsigned)));
            });
        }
        unary(kind, "clz", operations, bits -> width - bits.bitLength(), width);
        unary(kind, "ctz", operations + 1, bits -> bits.signum() == 0 ? width : bits.getLowestSetBit(), width);
        unary(kind, "popcnt", operations + 2, BigInteger::bitCount, width);
        Map<String, BinaryOperator<@Nullable BigInteger>> binary = new LinkedHashMap<>();
        binary.put("add", BigInteger::add);
        binary.put("sub", BigInteger::subtract);
        binary.put("mul", BigInteger::multiply);
        binary.put("div_s", (a, b) -> divided(a, b, width));
        binary.put("div_u", (a, b) -> b.signum() == 0 ? null : a.divide(b));
        binary.put("rem_s", (a, b) -> b.signum() == 0 ? null : a.remainder(b));
        binary.put("rem_u", (a, b) -> b.signum() == 0 ? null : a.remainder(b));
        binary.put("and", BigInteger::and);
        binary.put("or", BigInteger::or);
        binary.put("xor", BigInteger::xor);
        binary.put("shl", (a, b) -> a.shiftLeft(places(b, width)));
        binary.put("shr_s", (a, b) -> a.shiftRight(places(b, width)));
        binary.put("shr_u", (a, b) -> a.shiftRight(places(b, width)));
        binary.put("rotl", (a, b) -> rotated(a, places(b, width), width));
        binary.put("rotr", (a, b) -> rotated(a, width - places(b, width), width));
        int code = operations + 3;
        for (Map.Entry<String, BinaryOperator<@Nullable BigInteger>> entry : binary.entrySet()) {
            boolean unsigned = !entry.getKey().endsWith("_s");
            add(kind + "." + entry.getKey(), List.of(code++), List.of(kind, kind), kind, in -> {
                BigInteger result =
                        entry.getValue().apply(integer(in[0], width, unsigned), integer(in[1], width, unsigned));
                return result == null ? null : bits(result, width);
            });
        }
        int[] widths = width == 32 ? new int[] {8, 16} : new int[] {8, 16, 32};
        for (int i = 0; i < widths.length; i++) {
            int from = widths[i];
            add(
                    kind + ".extend" + from + "_s",
                    List.of(extensions + i),
                    List.of(kind),
                    kind,
                    in -> bits(integer(in[0], from, false), width));
        }
    }

    private interface Count {
        int of(BigInteger bits);
    }

    private void unary(Kind kind, String name, int code, Count count, int width) {
        add(kind + "." + name, List.of(code), List.of(kind), kind, in -> (long) count.of(integer(in[0], width, true)));
    }

    private static @Nullable BigInteger divided(BigInteger a, BigInteger b, int width) {
        if (b.signum() == 0) {
            return null;
        }
        BigInteger quotient = a.divide(b);
        return quotient.bitLength() < width ? quotient : null;
    }

    private static int places(BigInteger count, int width) {
        return count.mod(BigInteger.valueOf(width)).intValue();
    }

    private static BigInteger rotated(BigInteger bits, int left, int width) {
        return bits.shiftLeft(left).or(bits.shiftRight(width - left));
    }

    private void floats(Kind kind, int comparisons, int operations) {
        String[] compared = {"eq", "ne", "lt", "gt", "le", "ge"};
        for (int i = 0; i < compared.length; i++) {
            String name = compared[i];
            add(kind + "." + name, List.of(comparisons + i), List.of(kind, kind), Kind.I32, in -> {
                double a = number(in[0], kind);
                double b = number(in[1], kind);
                if (Double.isNaN(a) || Double.isNaN(b)) {
                    return name.equals("ne") ? 1L : 0L;
                }
                return holds(name, a == b ? 0 : Double.compare(a, b));
            });
        }
        long sign = kind == Kind.F32 ? 1L << 31 : Long.MIN_VALUE;
        add(kind + ".abs", List.of(operations), List.of(kind), kind, in -> in[0] & ~sign);
        add(kind + ".neg", List.of(operations + 1), List.of(kind), kind, in -> in[0] ^ sign);
        rounding(kind, "ceil", operations + 2, RoundingMode.CEILING);
        rounding(kind, "floor", operations + 3, RoundingMode.FLOOR);
        rounding(kind, "trunc", operations + 4, RoundingMode.DOWN);
        rounding(kind, "nearest", operations + 5, RoundingMode.HALF_EVEN);
        add(
                kind + ".sqrt",
                List.of(operations + 6),
                List.of(kind),
                kind,
                in -> bits(
                        kind == Kind.F32
                                ? (float) StrictMath.sqrt(number(in[0], kind))
                                : StrictMath.sqrt(number(in[0], kind)),
                        kind));
        arithmetic(kind, "add", operations + 7, BigDecimal::add, (a, b) -> a + b);
        arithmetic(kind, "sub", operations + 8, BigDecimal::subtract, (a, b) -> a - b);
        arithmetic(kind, "mul", operations + 9, BigDecimal::multiply, (a, b) -> a * b);
        add(kind + ".div", List.of(operations + 10), List.of(kind, kind), kind, in -> {
            double quotient = number(in[0], kind) / number(in[1], kind);
            return bits(kind == Kind.F32 ? (float) quotient : quotient, kind); // exact enough: 53 >= 2 * 24 + 2
        });
        add(kind + ".min", List.of(operations + 11), List.of(kind, kind), kind, in -> extreme(in, kind, -1));
        add(kind + ".max", List.of(operations + 12), List.of(kind, kind), kind, in -> extreme(in, kind, 1));
        add(
                kind + ".copysign",
                List.of(operations + 13),
                List.of(kind, kind),
                kind,
                in -> (in[0] & ~sign) | (in[1] & sign));
    }

    private static long extreme(long[] in, Kind kind, int wanted) {
        double a = number(in[0], kind);
        double b = number(in[1], kind);
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return bits(Double.NaN, kind);
        }
        return Integer.signum(Double.compare(a, b)) == wanted ? in[0] : in[1];
    }

    private void rounding(Kind kind, String name, int code, RoundingMode mode) {
        add(kind + "." + name, List.of(code), List.of(kind), kind, in -> {
            double number = number(in[0], kind);
            if (!Double.isFinite(number) || number == 0) {
                return in[0];
            }
            double rounded = new BigDecimal(number).setScale(0, mode).doubleValue();
            return bits(Math.copySign(rounded, number), kind);
        });
    }

    private interface Floating {
        double of(double a, double b);
    }

    /** Finite results are rounded from exact ones; for the others Java's own rules are those of IEEE 754. */
    private void arithmetic(Kind kind, String name, int code, BinaryOperator<BigDecimal> exact, Floating other) {
        add(kind + "." + name, List.of(code), List.of(kind, kind), kind, in -> {
            double a = number(in[0], kind);
            double b = number(in[1], kind);
            if (Double.isFinite(a) && Double.isFinite(b)) {
                BigDecimal result = exact.apply(new BigDecimal(a), new BigDecimal(b));
                if (result.signum() != 0) {
                    return bits(rounded(result, kind), kind);
                }
            }
            return bits(other.of(a, b), kind);
        });
    }

    private void conversions() {
        for (Kind from : List.of(Kind.F32, Kind.F64)) {
            int place = from == Kind.F32 ? 0 : 2;
            for (boolean unsigned : new boolean[] {false, true}) {
                String end = from + (unsigned ? "_u" : "_s");
                int next = unsigned ? 1 : 0;
                add(
                        "i32.trunc_" + end,
                        List.of(0xa8 + place + next),
                        List.of(from),
                        Kind.I32,
                        in -> truncated(in[0], from, 32, unsigned, false));
                add(
                        "i64.trunc_" + end,
                        List.of(0xae + place + next),
                        List.of(from),
                        Kind.I64,
                        in -> truncated(in[0], from, 64, unsigned, false));
                add(
                        "i32.trunc_sat_" + end,
                        List.of(0xfc, place + next),
                        List.of(from),
                        Kind.I32,
                        in -> truncated(in[0], from, 32, unsigned, true));
                add(
                        "i64.trunc_sat_" + end,
                        List.of(0xfc, 4 + place + next),
                        List.of(from),
                        Kind.I64,
                        in -> truncated(in[0], from, 64, unsigned, true));
            }
        }
        for (Kind to : List.of(Kind.F32, Kind.F64)) {
            int first = to == Kind.F32 ? 0xb2 : 0xb7;
            for (int i = 0; i < 4; i++) {
                boolean unsigned = i % 2 == 1;
                Kind from = i < 2 ? Kind.I32 : Kind.I64;
                add(
                        to + ".convert_" + from + (unsigned ? "_u" : "_s"),
                        List.of(first + i),
                        List.of(from),
                        to,
                        in -> bits(rounded(new BigDecimal(integer(in[0], i32(from) ? 32 : 64, unsigned)), to), to));
            }
        }
        add("i32.wrap_i64", List.of(0xa7), List.of(Kind.I64), Kind.I32, in -> in[0] & 0xffff_ffffL);
        add("i64.extend_i32_s", List.of(0xac), List.of(Kind.I32), Kind.I64, in -> (long) (int) in[0]);
        add("i64.extend_i32_u", List.of(0xad), List.of(Kind.I32), Kind.I64, in -> in[0] & 0xffff_ffffL);
        add("f32.demote_f64", List.of(0xb6), List.of(Kind.F64), Kind.F32, in -> {
            double number = number(in[0], Kind.F64);
            boolean exact = Double.isFinite(number) && number != 0;
            double demoted = exact ? Math.copySign(rounded(new BigDecimal(number), Kind.F32), number) : number;
            return bits(demoted, Kind.F32);
        });
        add(
                "f64.promote_f32",
                List.of(0xbb),
                List.of(Kind.F32),
                Kind.F64,
                in -> bits(number(in[0], Kind.F32), Kind.F64));
        UnaryOperator<Long> same = value -> value;
        add("i32.reinterpret_f32", List.of(0xbc), List.of(Kind.F32), Kind.I32, in -> same.apply(in[0]));
        add("i64.reinterpret_f64", List.of(0xbd), List.of(Kind.F64), Kind.I64, in -> same.apply(in[0]));
        add("f32.reinterpret_i32", List.of(0xbe), List.of(Kind.I32), Kind.F32, in -> same.apply(in[0]));
        add("f64.reinterpret_i64", List.of(0xbf), List.of(Kind.I64), Kind.F64, in -> same.apply(in[0]));
    }

    private static boolean i32(Kind kind) {
        return kind == Kind.I32;
    }

    private static @Nullable Long truncated(long bits, Kind from, int width, boolean unsigned, boolean saturating) {
        BigInteger least =
                unsigned ? BigInteger.ZERO : BigInteger.ONE.shiftLeft(width - 1).negate();
        BigInteger most = BigInteger.ONE.shiftLeft(unsigned ? width : width - 1).subtract(BigInteger.ONE);
        double number = number(bits, from);
        if (Double.isNaN(number)) {
            return saturating ? 0L : null;
        }
        BigInteger whole = Double.isInfinite(number)
                ? (number > 0 ? most : least).add(BigInteger.valueOf(number > 0 ? 1 : -1))
                : new BigDecimal(number).toBigInteger();
        if (whole.compareTo(least) >= 0 && whole.compareTo(most) <= 0) {
            return bits(whole, width);
        }
        return saturating ? (Long) bits(whole.min(most).max(least), width) : null;
    }

    private static long holds(String comparison, int order) {
        boolean holds = switch (comparison.substring(0, 2)) {
            case "eq" -> order == 0;
            case "ne" -> order != 0;
            case "lt" -> order < 0;
            case "gt" -> order > 0;
            case "le" -> order <= 0;
            default -> order >= 0;
        };
        return holds ? 1 : 0;
    }

    private static BigInteger integer(long bits, int width, boolean unsigned) {
        BigInteger value = BigInteger.valueOf(bits).mod(BigInteger.ONE.shiftLeft(width));
        return !unsigned && value.testBit(width - 1) ? value.subtract(BigInteger.ONE.shiftLeft(width)) : value;
    }

    private static long bits(BigInteger value, int width) {
        return value.mod(BigInteger.ONE.shiftLeft(width)).longValue();
    }

    /** Rounds to the nearest number of the type, ties to even; the text of a number is read exactly that way. */
    private static double rounded(BigDecimal exact, Kind kind) {
        return kind == Kind.F32 ? Float.parseFloat(exact.toString()) : Double.parseDouble(exact.toString());
    }

    static double number(long bits, Kind kind) {
        return kind == Kind.F32 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
    }

    private static long bits(double number, Kind kind) {
        return kind == Kind.F32
                ? Integer.toUnsignedLong(Float.floatToRawIntBits((float) number))
                : Double.doubleToRawLongBits(number);
    }
}
