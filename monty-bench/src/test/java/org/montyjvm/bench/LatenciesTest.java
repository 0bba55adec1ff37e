package org.montyjvm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void percentile_isTheShortestTimeThatTheShareDoesNotExceed() {
        Latencies hundred = Latencies.of(LongStream.rangeClosed(1, 100).map(time -> 101 - time));

        assertThat(hundred.percentile(0.5)).isEqualTo(50);
        assertThat(hundred.percentile(0.99)).isEqualTo(99);
        assertThat(hundred.percentile(1)).isEqualTo(100);
        assertThat(hundred.longest()).isEqualTo(100);
        assertThat(hundred.count()).isEqualTo(100);
    }

    @Test
    void oneTime_isEveryPercentile() {
        Latencies one = Latencies.of(LongStream.of(7));

        assertThat(one.percentile(0)).isEqualTo(7);
        assertThat(one.percentile(0.99)).isEqualTo(7);
    }
}
