package org.montyjvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MontyCallTest {
    @Test
    void of_convertsTheArguments() {
        MontyCall call = MontyCall.of("f", 1, null, "x");
        assertThat(call.function()).isEqualTo("f");
        assertThat(call.args()).containsExactly(MontyValue.of(1), MontyValue.None.INSTANCE, MontyValue.of("x"));
        assertThat(call.kwargs()).isEmpty();
        assertThat(call.cancelToken()).isNull();
    }

    @Test
    void with_returnsANewCallAndKeepsTheOrder() {
        MontyCancelToken token = MontyCancelToken.create();
        MontyCall call = MontyCall.of("f");
        MontyCall changed =
                call.withKwarg("b", 1).withKwarg("a", 2).withKwarg("b", 3).withCancelToken(token);
        assertThat(call.kwargs()).isEmpty();
        assertThat(changed.kwargs())
                .containsExactly(Map.entry("b", MontyValue.of(3)), Map.entry("a", MontyValue.of(2)));
        assertThat(changed.cancelToken()).isSameAs(token);
    }

    @Test
    void collections_areCopied() {
        Map<String, MontyValue> kwargs = new HashMap<>();
        MontyCall call = new MontyCall("f", List.of(), kwargs, null);
        kwargs.put("late", MontyValue.of(1));
        assertThat(call.kwargs()).isEmpty();
        assertThatThrownBy(() -> call.kwargs().put("x", MontyValue.of(1)))
                .isInstanceOf(UnsupportedOperationException.class);
        Map<String, MontyValue> holey = new HashMap<>();
        holey.put("x", null);
        assertThatNullPointerException()
                .isThrownBy(() -> new MontyCall("f", List.of(), holey, null))
                .withMessageContaining("value of argument 'x'");
    }
}
