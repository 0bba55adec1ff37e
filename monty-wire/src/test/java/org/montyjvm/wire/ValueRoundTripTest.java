package org.montyjvm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.MontyValue;
import org.montyjvm.fixtures.RandomValues;

/** What is written is read back equal. */
class ValueRoundTripTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomValue_isReadBackEqual(long seed) throws IOException {
        RandomValues random = new RandomValues(seed);
        for (int i = 0; i < 3_000; i++) {
            MontyValue value = random.next();
            MontyValue back = WireText.read(WireText.write(value));
            assertThat(back).isEqualTo(value);
            assertThat(WireText.write(back))
                    .as("the order of entries and items")
                    .isEqualTo(WireText.write(value));
        }
    }

    @Test
    void randomFloat_isReadBackBitForBit_andNeverLooksLikeAnInteger() throws IOException {
        RandomValues random = new RandomValues(4);
        for (int i = 0; i < 20_000; i++) {
            double value = random.nextDouble();
            String text = WireText.write(new MontyValue.Float(value));
            assertThat(text).matches("-?\\d+\\.\\d+(E-?\\d+)?|\\{\"\\$float\":\"(nan|inf|-inf)\"}");
            assertThat(WireText.read(text)).isEqualTo(new MontyValue.Float(value));
        }
    }

    @Test
    void longText_isReadBackEqual() throws IOException {
        String text = "a€😀\n".repeat(500_000);
        MontyValue value = new MontyValue.Str(text);
        assertThat(WireText.read(WireText.write(value)).equals(value)).isTrue();
        assertThat(WireText.write(value).getBytes(StandardCharsets.UTF_8).length)
                .isEqualTo(500_000 * (1 + 3 + 4 + 2) + 2);
    }

    @Test
    void longFieldName_isReadBackEqual() throws IOException {
        MontyValue key = new MontyValue.Str("k".repeat(300_000));
        MontyValue value = new MontyValue.Dict(java.util.List.of(new MontyValue.Entry(key, key)));
        assertThat(WireText.read(WireText.write(value)).equals(value)).isTrue();
    }
}
