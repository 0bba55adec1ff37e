package org.montyjvm.internal.repr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StringReprTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("", "''"),
                arguments("abc", "'abc'"),
                arguments("it's", "\"it's\""),
                arguments("say \"hi\"", "'say \"hi\"'"),
                arguments("'\"", "'\\'\"'"),
                arguments("a\\b", "'a\\\\b'"),
                arguments("\n\r\t", "'\\n\\r\\t'"),
                arguments("\0\u0007\u001f\u007f", "'\\x00\\x07\\x1f\\x7f'"),
                arguments("\u0080\u00a0\u00ad", "'\\x80\\xa0\\xad'"),
                arguments("é ß 日本", "'é ß 日本'"),
                arguments("\u200b\u2028\ufeff", "'\\u200b\\u2028\\ufeff'"),
                arguments("\ue000", "'\\ue000'"),
                arguments("😀", "'😀'"),
                arguments("\udb40\udc01", "'\\U000e0001'"),
                arguments("\udbff\udfff", "'\\U0010ffff'"),
                arguments("a\ud800b", "'a\\ud800b'"),
                arguments("\udc00\ud800", "'\\udc00\\ud800'"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void of_anyText_isQuotedAndEscapedAsPythonDoes(String text, String expected) {
        assertThat(StringRepr.of(text)).isEqualTo(expected);
    }

    static Stream<Arguments> bytes() {
        return Stream.of(
                arguments("", "b''"),
                arguments("abc ~", "b'abc ~'"),
                arguments("it's", "b\"it's\""),
                arguments("'\"", "b'\\'\"'"),
                arguments("\n\r\t\\", "b'\\n\\r\\t\\\\'"),
                arguments("\0\u007f\u0080\u00ff", "b'\\x00\\x7f\\x80\\xff'"));
    }

    @ParameterizedTest
    @MethodSource("bytes")
    void bytes_anyContent_isQuotedAndEscapedAsPythonDoes(String latin1, String expected) {
        StringBuilder out = new StringBuilder();
        BytesRepr.append(out, latin1.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(out).hasToString(expected);
    }
}
