package org.montyjvm.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationsTest {
    private static final int SAMPLES = 20_000;

    static LongStream numbers() {
        LongStream around = LongStream.of(
                        0, 1L << 23, 1L << 24, 1L << 52, 1L << 53, Long.MAX_VALUE, 0xfffffffffffffc00L)
                .flatMap(center -> LongStream.rangeClosed(center - 3, center + 3));
        LongStream ties = LongStream.range(0, 200).map(i -> Long.MIN_VALUE + i * 1024);
        return LongStream.concat(around, ties);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void convertingAnUnsignedLong_roundsToTheNearestAndTiesToEven(long value) {
        BigInteger unsigned = new BigInteger(Long.toUnsignedString(value));

        assertThat(Operations.f64ConvertI64U(value)).isEqualTo(new BigDecimal(unsigned).doubleValue());
        assertThat(Operations.f32ConvertI64U(value)).isEqualTo(new BigDecimal(unsigned).floatValue());
    }

    @Test
    void convertingRandomUnsignedLongs_roundsAsBigDecimalDoes() {
        Random random = new Random(7);
        for (int i = 0; i < SAMPLES; i++) {
            long value = random.nextLong();
            BigDecimal exact = new BigDecimal(new BigInteger(Long.toUnsignedString(value)));
            assertThat(Operations.f64ConvertI64U(value)).isEqualTo(exact.doubleValue());
            assertThat(Operations.f32ConvertI64U(value)).isEqualTo(exact.floatValue());
        }
    }

    @Test
    void unsignedComparisons_areThoseOfUnsignedNumbers() {
        int[] numbers = {0, 1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE, -2, -1};
        for (int a : numbers) {
            for (int b : numbers) {
                int order = Long.compare(a & 0xffff_ffffL, b & 0xffff_ffffL);
                assertThat(Operations.i32GeU(a, b)).isEqualTo(order >= 0 ? 1 : 0);
                assertThat(Operations.i32GtU(a, b)).isEqualTo(order > 0 ? 1 : 0);
                assertThat(Operations.i32LeU(a, b)).isEqualTo(order <= 0 ? 1 : 0);
                assertThat(Operations.i32LtU(a, b)).isEqualTo(order < 0 ? 1 : 0);
            }
        }
    }
}
