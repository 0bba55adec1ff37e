package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void object_withEveryKindOfValue_isRead() {
        assertThat(Json.object(" {\"a\": [1, -2.5e3, \"x\", [], {}], \"b\" : {\"c\": true}, \"d\": false } "))
                .isEqualTo(Map.of(
                        "a", List.of("1", "-2.5e3", "x", List.of(), Map.of()), "b", Map.of("c", true), "d", false));
    }

    @Test
    void object_withNulls_leavesThemOut() {
        assertThat(Json.object("{\"a\":null,\"b\":[null,\"x\"]}")).isEqualTo(Map.of("b", List.of("x")));
    }

    @Test
    void object_withEscapes_readsWhatTheyMean() {
        assertThat(Json.object("{\"path\":\"C:\\\\a\\/\\\"b\\\"\\n\\u00e9\"}"))
                .isEqualTo(Map.of("path", "C:\\a/\"b\"\né"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":\"x}",
                "{\"a\":1} x",
                "{\"a\":\"\\u12\"}"
            })
    void object_ofSomethingElse_isRefused(String text) {
        assertThatThrownBy(() -> Json.object(text))
                .isInstanceOf(NativeBuildException.class)
                .hasMessageContaining("at character");
    }
}
