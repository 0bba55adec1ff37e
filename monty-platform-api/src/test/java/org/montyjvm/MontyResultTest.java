package org.montyjvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MontyResultTest {
    @Test
    void output_bothStreams_isInTheOrderPrintedAndCanBeToldApart() {
        MontyResult result = new MontyResult(
                MontyValue.None.INSTANCE,
                List.of(
                        new MontyOutput(MontyOutput.Stream.STDOUT, "a\n"),
                        new MontyOutput(MontyOutput.Stream.STDERR, "b\n"),
                        new MontyOutput(MontyOutput.Stream.STDOUT, "c\n")),
                MontyUsage.NONE);
        assertThat(result.output()).isEqualTo("a\nb\nc\n");
        assertThat(result.stdout()).isEqualTo("a\nc\n");
        assertThat(result.stderr()).isEqualTo("b\n");
    }

    @Test
    void output_nothingPrinted_isEmpty() {
        MontyResult result = new MontyResult(MontyValue.None.INSTANCE, List.of(), MontyUsage.NONE);
        assertThat(result.output()).isEmpty();
        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr()).isEmpty();
    }

    @Test
    void usage_negativeFigure_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MontyUsage(Duration.ofNanos(-1), 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new MontyUsage(Duration.ZERO, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new MontyUsage(Duration.ZERO, 0, -1));
    }
}
