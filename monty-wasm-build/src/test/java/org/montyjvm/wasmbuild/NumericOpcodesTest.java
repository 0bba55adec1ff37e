package org.montyjvm.wasmbuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.montyjvm.wasmbuild.NumericModule.Kind;
import org.montyjvm.wasmbuild.NumericModule.Opcode;

/**
 * Every numeric instruction, compiled as {@code monty.wasm} is, gives what the WebAssembly specification says, for all
 * pairs of numbers at which something changes. Chicory 1.7.5 by itself fails {@code convert_i64_u} and {@code
 * f32.copysign}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumericOpcodesTest {
    private static final Map<Opcode, NumericReference.Meaning> MEANINGS = NumericReference.all();
    private static final List<Opcode> OPCODES = List.copyOf(MEANINGS.keySet());

    private ClassLoader classes;

    static List<Opcode> opcodes() {
        return OPCODES;
    }

    @BeforeAll
    void compile(@TempDir Path folder) {
        WasmModuleFile file = WasmModuleFile.parse(NumericModule.of(OPCODES));
        classes = EngineClasses.load(GeneratedClasses.of(file).classes(), folder);
    }

    @Test
    void allNumericInstructionsAreThere() {
        List<Integer> codes = OPCODES.stream()
                .filter(opcode -> opcode.code().size() == 1)
                .map(opcode -> opcode.code().get(0))
                .sorted()
                .toList();

        assertThat(codes)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(0x45, 0xc4).boxed().toList());
        assertThat(OPCODES).hasSize(codes.size() + 8); // and those that saturate
    }

    @ParameterizedTest
    @MethodSource("opcodes")
    void opcode_givesWhatTheSpecificationSays(Opcode opcode) throws ReflectiveOperationException {
        Method method = method(opcode);
        NumericReference.Meaning meaning = MEANINGS.get(opcode);
        List<String> wrong = new ArrayList<>();
        for (long first : numbers(opcode.operands().get(0))) {
            long[] seconds = opcode.operands().size() == 1
                    ? new long[] {0}
                    : numbers(opcode.operands().get(1));
            for (long second : seconds) {
                long[] operands = opcode.operands().size() == 1 ? new long[] {first} : new long[] {first, second};
                Long expected = meaning.of(operands);
                Long actual = call(method, opcode, operands);
                if (!isSame(expected, actual, opcode.result())) {
                    wrong.add(opcode.name() + Arrays.toString(operands) + " is " + actual + ", not " + expected);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    private Method method(Opcode opcode) throws ReflectiveOperationException {
        String name = "func_" + OPCODES.indexOf(opcode);
        Class<?> code = classes.loadClass((RuntimeNames.CODE + "0").replace('/', '.'));
        Method method = Arrays.stream(code.getDeclaredMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        return method;
    }

    /** Returns the bits of the result; nothing for a trap. */
    private static @Nullable Long call(Method method, Opcode opcode, long[] operands) throws IllegalAccessException {
        Object[] arguments = new Object[operands.length + 1];
        for (int i = 0; i < operands.length; i++) {
            arguments[i] = switch (opcode.operands().get(i)) {
                case I32 -> (Object) (int) operands[i];
                case I64 -> operands[i];
                case F32 -> Float.intBitsToFloat((int) operands[i]);
                case F64 -> Double.longBitsToDouble(operands[i]);
            };
        }
        try {
            Object result = method.invoke(null, arguments);
            return switch (opcode.result()) {
                case I32 -> Integer.toUnsignedLong((int) result);
                case I64 -> (long) result;
                case F32 -> Integer.toUnsignedLong(Float.floatToRawIntBits((float) result));
                case F64 -> Double.doubleToRawLongBits((double) result);
            };
        } catch (InvocationTargetException trap) {
            assertThat(trap.getCause())
                    .hasMessageMatching("integer divide by zero|integer overflow|invalid conversion.*");
            return null;
        }
    }

    /** Any NaN is as good as another. */
    private static boolean isSame(@Nullable Long expected, @Nullable Long actual, Kind kind) {
        if (expected == null || actual == null || kind == Kind.I32 || kind == Kind.I64) {
            return expected == null ? actual == null : expected.equals(actual);
        }
        boolean bothAreNaN = Double.isNaN(NumericReference.number(expected, kind))
                && Double.isNaN(NumericReference.number(actual, kind));
        return bothAreNaN || expected.equals(actual);
    }

    private static long[] numbers(Kind kind) {
        return switch (kind) {
            case I32 -> integers(32);
            case I64 -> integers(64);
            case F32 ->
                Arrays.stream(floats())
                        .mapToLong(number -> Integer.toUnsignedLong(Float.floatToRawIntBits((float) number)))
                        .toArray();
            case F64 ->
                Arrays.stream(floats()).mapToLong(Double::doubleToRawLongBits).toArray();
        };
    }

    private static long[] integers(int width) {
        LongStream edges = LongStream.of(0, 1, 7, 23, 24, 25, 31, 39, 40, 52, 53, 62)
                .map(place -> 1L << place % width)
                .flatMap(power -> LongStream.of(power - 1, power, power + 1, -power, -power - 1, -power + 1));
        LongStream ties = LongStream.range(0, 24).map(i -> Long.MIN_VALUE + i * 512);
        LongStream random = new Random(width).longs(40);
        long mask = width == 32 ? 0xffff_ffffL : -1L;
        return LongStream.concat(LongStream.concat(edges, ties), random)
                .map(number -> number & mask)
                .distinct()
                .toArray();
    }

    private static double[] floats() {
        List<Double> numbers = new ArrayList<>(List.of(
                0.0,
                0.5,
                1.0,
                1.5,
                2.5,
                0.49999999999999994,
                Math.PI,
                (double) Float.MIN_VALUE,
                Double.MIN_VALUE,
                Double.MIN_NORMAL,
                (double) Float.MAX_VALUE,
                Double.MAX_VALUE,
                Double.POSITIVE_INFINITY,
                Double.NaN,
                (double) 0xffc00000L,
                (double) 0x7fc00000L));
        for (int power : new int[] {24, 31, 32, 53, 63, 64}) {
            double number = Math.scalb(1.0, power);
            numbers.addAll(List.of(
                    number,
                    number - 1,
                    number - 0.5,
                    number + 0.5,
                    Math.nextUp(number),
                    Math.nextDown(number),
                    (double) Math.nextUp((float) number),
                    (double) Math.nextDown((float) number)));
        }
        new Random(3).doubles(6).forEach(number -> numbers.add(number * 1e6));
        return numbers.stream()
                .flatMap(number -> List.of(number, -number).stream())
                .mapToDouble(Double::doubleValue)
                .distinct()
                .toArray();
    }
}
