package org.montyjvm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.montyjvm.MontyScriptError;
import org.montyjvm.fixtures.RandomValues;

class Utf8TextTest {
    @Test
    void length_isThatOfTheEncodedText() {
        RandomValues random = new RandomValues(5);
        for (int i = 0; i < 1_000; i++) {
            String text = random.text();
            assertThat(Utf8Text.length(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
            assertThat(Utf8Text.require(text)).isSameAs(text);
        }
        for (String text : List.of("", "\u007f", "\u0080", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\uffff", "😀")) {
            assertThat(Utf8Text.length(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        }
    }

    @Test
    void loneSurrogate_isTheErrorThatPythonRaises_withThePositionInCharacters() {
        Map<String, String> texts = Map.of(
                "\ud800", "'\\ud800' in position 0",
                "\udfff", "'\\udfff' in position 0",
                "ab\ud83d", "'\\ud83d' in position 2",
                "😀\udc00", "'\\udc00' in position 1",
                "\ud83d\ud83d\ude00", "'\\ud83d' in position 0",
                "é\ude00\ud83d", "'\\ude00' in position 1");
        texts.forEach((text, place) -> assertThatThrownBy(() -> Utf8Text.length(text))
                .isInstanceOfSatisfying(MontyScriptError.class, error -> {
                    assertThat(error.excType()).isEqualTo("UnicodeEncodeError");
                    assertThat(error.excMessage())
                            .isEqualTo("'utf-8' codec can't encode character " + place + ": surrogates not allowed");
                }));
    }
}
