package org.montyjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.fixtures.Comparison;
import org.montyjvm.fixtures.EngineComparison;

/** The mathematical functions give the same bits on both engines, whichever C library the machine has. */
class MathParityTest {
    private static final String VALUES = """
            import math
            import random

            random.seed(5)
            xs = [random.uniform(-1, 1) for _ in range(200)] + [random.uniform(-30, 30) for _ in range(200)]
            xs = xs + [random.uniform(-800, 800) for _ in range(100)] + [10.0 ** n for n in range(-300, 301, 25)]
            ys = list(reversed(xs))

            def value(f, *args):
                try:
                    return f(*args)
                except (ValueError, OverflowError, ZeroDivisionError) as error:
                    return str(error)

            """;

    private final ProgramComparison engines = new ProgramComparison(EngineComparison.of(List.of("ffi", "wasm")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "exp",
                "expm1", "exp2", "log", "log1p", "log2", "log10", "sqrt", "cbrt", "erf", "erfc", "gamma", "lgamma",
                "degrees", "radians"
            })
    void functionOfOneNumber(String function) {
        assertOneVerdict("[value(lambda x: math.%s(x), x) for x in xs]".formatted(function));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pow", "atan2", "hypot", "fmod", "remainder", "copysign", "nextafter"})
    void functionOfTwoNumbers(String function) {
        assertOneVerdict("[value(lambda x, y: math.%s(x, y), x, y) for x, y in zip(xs, ys)]".formatted(function));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x ** y", "x % y", "x // y", "x / y", "x * y", "divmod(x, y)", "f'{x:.7g} {x:e} {y!r}'"})
    void operator(String operation) {
        assertOneVerdict("[value(lambda x, y: %s, x, y) for x, y in zip(xs, ys)]".formatted(operation));
    }

    private void assertOneVerdict(String expression) {
        Comparison comparison = engines.of(0, VALUES + expression);

        assertThat(comparison.complaints()).isEmpty();
        assertThat(comparison.line()).contains("\"type\":\"list\"");
    }
}
