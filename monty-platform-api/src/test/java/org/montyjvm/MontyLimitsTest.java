package org.montyjvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MontyLimitsTest {
    @Test
    void defaults_areThoseOfTheDocumentation() {
        assertThat(MontyLimits.defaults())
                .isEqualTo(new MontyLimits(
                        67_108_864, Duration.ofSeconds(10), 1_000, 1_048_576, 1_048_576, 16_777_216, 10_000))
                .isEqualTo(MontyLimits.builder().build());
    }

    @Test
    void builder_everyField_isKept() {
        MontyLimits limits = new MontyLimits(1, Duration.ofNanos(2), 3, 4, 5, 6, 7);
        assertThat(MontyLimits.builder()
                        .memoryBytes(1)
                        .duration(Duration.ofNanos(2))
                        .recursionDepth(3)
                        .sourceBytes(4)
                        .outputBytes(5)
                        .resultBytes(6)
                        .suspensions(7)
                        .build())
                .isEqualTo(limits)
                .isEqualTo(limits.toBuilder().build());
    }

    @Test
    void builder_largestLegalValues_areTaken() {
        MontyLimits most = new MontyLimits(
                Long.MAX_VALUE,
                Duration.ofNanos(Long.MAX_VALUE),
                10_000,
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                Integer.MAX_VALUE);
        assertThat(most.toBuilder().build()).isEqualTo(most);
    }

    static Stream<Arguments> illegal() {
        return Stream.of(
                illegal(
                        limits -> limits.memoryBytes(0),
                        "memoryBytes must be between 1 and 9223372036854775807, was 0"),
                illegal(limits -> limits.duration(Duration.ZERO), "duration must be longer than zero and at most PT"),
                illegal(limits -> limits.duration(Duration.ofNanos(-1)), "was PT-0.000000001S"),
                illegal(limits -> limits.duration(Duration.ofDays(200_000)), "was PT4800000H"),
                illegal(limits -> limits.recursionDepth(0), "recursionDepth must be between 1 and 10000, was 0"),
                illegal(
                        limits -> limits.recursionDepth(10_001),
                        "recursionDepth must be between 1 and 10000, was 10001"),
                illegal(limits -> limits.sourceBytes(-1), "sourceBytes must be between 1 and"),
                illegal(limits -> limits.outputBytes(0), "outputBytes must be between 1 and"),
                illegal(limits -> limits.resultBytes(Long.MIN_VALUE), "resultBytes must be between 1 and"),
                illegal(limits -> limits.suspensions(0), "suspensions must be between 1 and 2147483647, was 0"));
    }

    private static Arguments illegal(UnaryOperator<MontyLimits.Builder> change, String message) {
        return arguments(change, message);
    }

    @ParameterizedTest
    @MethodSource("illegal")
    void build_outsideTheLegalRange_namesFieldAndRange(UnaryOperator<MontyLimits.Builder> change, String message) {
        MontyLimits.Builder builder = change.apply(MontyLimits.builder());
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining(message);
    }

    @Test
    void build_nullDuration_isRefused() {
        MontyLimits.Builder builder = MontyLimits.builder().duration(null);
        assertThatNullPointerException().isThrownBy(builder::build).withMessage("duration");
    }

    @Test
    void limit_unit_isThatOfItsFigures() {
        assertThat(MontyLimit.values())
                .extracting(MontyLimit::unit)
                .containsExactly(
                        "bytes", "nanoseconds", "levels", "calls", "bytes", "bytes", "bytes", "levels", "digits");
    }
}
