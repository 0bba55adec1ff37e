package org.montyjvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MontyAnswerTest {
    @Test
    void value_isConverted() {
        assertThat(MontyAnswer.value(List.of(1)).value()).isEqualTo(MontyValue.of(List.of(1)));
        assertThat(MontyAnswer.value(null).value()).isEqualTo(MontyValue.None.INSTANCE);
        assertThatExceptionOfType(MontyConversionException.class).isThrownBy(() -> MontyAnswer.value(new Object()));
    }

    @Test
    void raise_keepsTypeMessageAndCause() {
        Exception cause = new Exception();
        assertThat(MontyAnswer.raise("OSError", "m", cause)).isEqualTo(new MontyAnswer.Raise("OSError", "m", cause));
        assertThat(MontyAnswer.raise("OSError", null).cause()).isNull();
        assertThatNullPointerException().isThrownBy(() -> new MontyAnswer.Raise(null, "m", null));
    }

    @Test
    void thoseWithoutContent_areEqual() {
        assertThat(MontyAnswer.notFound()).isEqualTo(new MontyAnswer.NotFound());
        assertThat(MontyAnswer.notHandled()).isEqualTo(new MontyAnswer.NotHandled());
        assertThat(MontyAnswer.future()).isEqualTo(new MontyAnswer.Future());
    }
}
