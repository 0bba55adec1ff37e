package org.montyjvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MontyScriptTest {
    @Test
    void of_code_hasNoInputsAndTheDefaultName() {
        assertThat(MontyScript.of("1")).isEqualTo(new MontyScript("1", "main.py", Map.of()));
    }

    @Test
    void with_anything_leavesTheOriginalAsItWas() {
        MontyScript script = MontyScript.of("x");
        MontyScript changed = script.withName("a.py").withInput("x", 1);
        assertThat(script).isEqualTo(MontyScript.of("x"));
        assertThat(changed).isEqualTo(new MontyScript("x", "a.py", Map.of("x", MontyValue.Int.of(1))));
        assertThat(changed.inputs()).isUnmodifiable();
    }

    @Test
    void withInputs_keepsOrderAndReplacesInPlace() {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("a", "new");
        more.put("c", null);
        MontyScript script =
                MontyScript.of("").withInput("z", 1).withInput("a", 2).withInputs(more);
        assertThat(script.inputs())
                .containsExactly(
                        Map.entry("z", MontyValue.Int.of(1)),
                        Map.entry("a", new MontyValue.Str("new")),
                        Map.entry("c", MontyValue.None.INSTANCE));
    }

    @Test
    void constructor_mapThatChanges_staysAsItWas() {
        Map<String, MontyValue> inputs = new LinkedHashMap<>(Map.of("x", MontyValue.Int.of(1)));
        MontyScript script = new MontyScript("x", "main.py", inputs);
        inputs.clear();
        assertThat(script.inputs()).containsOnlyKeys("x");
    }

    @Test
    void withInput_objectWithoutAPythonForm_isNamedByTheInput() {
        assertThatExceptionOfType(MontyConversionException.class)
                .isThrownBy(() -> MontyScript.of("").withInput("orders", List.of(Map.of("when", new Object()))))
                .withMessageContaining("Java java.lang.Object at orders[0].when cannot become a Python value");
    }

    @Test
    void anything_null_isRefusedByName() {
        assertThatNullPointerException().isThrownBy(() -> MontyScript.of(null)).withMessage("code");
        assertThatNullPointerException()
                .isThrownBy(() -> MontyScript.of("").withName(null))
                .withMessage("name");
        assertThatNullPointerException()
                .isThrownBy(() -> MontyScript.of("").withInput(null, 1))
                .withMessage("name of an input");
        assertThatNullPointerException()
                .isThrownBy(() -> MontyScript.of("").withInputs(Collections.singletonMap(null, 1)))
                .withMessage("name of an input");
        assertThatNullPointerException()
                .isThrownBy(() -> new MontyScript("", "", Collections.singletonMap("x", null)))
                .withMessageContaining("value of input 'x'");
    }

    @Test
    void with_whatTheHostServes_addsToWhatWasGivenBefore() {
        MontyCancelToken token = MontyCancelToken.create();
        MontyScript script = MontyScript.of("x")
                .withFunctions("f", "g")
                .withFunctions("g", "h")
                .withModules("tools")
                .withNameResolver()
                .withCancelToken(token)
                .withName("a.py")
                .withInput("x", 1);
        assertThat(script.functions()).containsExactly("f", "g", "h");
        assertThat(script.modules()).containsExactly("tools");
        assertThat(script.offersNames()).isTrue();
        assertThat(script.cancelToken()).isSameAs(token);
        assertThat(script.name()).isEqualTo("a.py");
        assertThat(MontyScript.of("x").offersNames()).isFalse();
        assertThatNullPointerException().isThrownBy(() -> script.withFunctions((String) null));
        assertThatThrownBy(() -> script.functions().add("i")).isInstanceOf(UnsupportedOperationException.class);
    }
}
