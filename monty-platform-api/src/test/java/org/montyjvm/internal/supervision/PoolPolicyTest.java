package org.montyjvm.internal.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PoolPolicyTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration NEVER = Duration.ofNanos(-1);

    @Test
    void figuresOutOfRange_areRefusedWithTheirRange() {
        requireRefused("size must be at least 1, was 0", 0, 1, SECOND, SECOND, SECOND, SECOND);
        requireRefused("restarts must be at least 0, was -1", 1, -1, SECOND, SECOND, SECOND, SECOND);
        requireRefused("the window must be longer than zero, was PT0S", 1, 1, Duration.ZERO, SECOND, SECOND, SECOND);
        requireRefused(
                "the first back-off must not be negative, was PT-0.000000001S", 1, 1, SECOND, NEVER, SECOND, SECOND);
        requireRefused(
                "the longest back-off must be at least the first, was PT0S and PT1S",
                1,
                1,
                SECOND,
                SECOND,
                Duration.ZERO,
                SECOND);
        requireRefused(
                "the wait of close must not be negative, was PT-0.000000001S", 1, 1, SECOND, SECOND, SECOND, NEVER);
    }

    @Test
    void leastFigures_areLegal() {
        PoolPolicy least = new PoolPolicy(1, 0, Duration.ofNanos(1), Duration.ZERO, Duration.ZERO, Duration.ZERO);

        assertThat(least.size()).isEqualTo(1);
    }

    @Test
    void durationsOfAges_areCutToWhatCanBeAddedUp() {
        assertThat(PoolPolicy.nanos(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE / 4);
        assertThat(PoolPolicy.nanos(SECOND)).isEqualTo(1_000_000_000);
    }

    private static void requireRefused(
            String message,
            int size,
            int restarts,
            Duration window,
            Duration firstBackOff,
            Duration longestBackOff,
            Duration closeWait) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PoolPolicy(size, restarts, window, firstBackOff, longestBackOff, closeWait))
                .withMessage(message);
    }
}
