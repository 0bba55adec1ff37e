package org.montyjvm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SoakTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void memoryThatStaysTheSame_keepsTheBound() {
        assertThat(new Soak(out, () -> 1_000).staysSmall(20, 0)).isTrue();
    }

    @Test
    void memoryThatGrowsAfterTheFirstTenth_breaksTheBound() {
        AtomicLong memory = new AtomicLong(1_000);

        assertThat(new Soak(out, memory::getAndIncrement).staysSmall(20, 8)).isFalse();
        assertThat(text()).contains("grew by 9 KiB after the first 10 %; allowed are 8");
    }

    @Test
    void cycles_arePrintedByTheTenth() {
        boolean unused = new Soak(out, () -> 123_456).staysSmall(1_000, 0);

        assertThat(text().lines().limit(10))
                .hasSize(10)
                .contains(" 10 %           100 cycles  RSS    123,456 KiB")
                .contains("100 %         1,000 cycles  RSS    123,456 KiB");
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
