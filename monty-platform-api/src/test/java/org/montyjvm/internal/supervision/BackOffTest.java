package org.montyjvm.internal.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    @Test
    void waits_doubleUpToTheLongest() {
        BackOff backOff = new BackOff(10, 70);

        assertThat(LongStream.generate(backOff::lost).limit(5)).containsExactly(10L, 20L, 40L, 70L, 70L);
    }

    @Test
    void work_startsOver() {
        BackOff backOff = new BackOff(10, 70);
        backOff.lost();
        backOff.lost();

        backOff.worked();

        assertThat(backOff.lost()).isEqualTo(10);
    }

    @Test
    void longestThereIs_doesNotOverflow() {
        BackOff backOff = new BackOff(Long.MAX_VALUE / 4, Long.MAX_VALUE / 4);

        assertThat(LongStream.generate(backOff::lost).limit(3)).containsOnly(Long.MAX_VALUE / 4);
    }

    @Test
    void noWaitAtAll_staysNone() {
        BackOff none = new BackOff(0, 0);

        assertThat(none.lost()).isZero();
        assertThat(none.lost()).isZero();
    }
}
