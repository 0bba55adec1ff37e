package org.montyjvm.internal.os.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8TextTest {
    @Test
    void decode_givesWellFormedText() throws Utf8Text.UndecodableException {
        String text = "a\0é€😀\r\n\uffff";
        assertThat(Utf8Text.decode(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(text);
    }

    /** The right column was printed by CPython. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "80 | 'utf-8' codec can't decode byte 0x80 in position 0: invalid start byte",
                "c0af | 'utf-8' codec can't decode byte 0xc0 in position 0: invalid start byte",
                "c3 | 'utf-8' codec can't decode byte 0xc3 in position 0: unexpected end of data",
                "c328 | 'utf-8' codec can't decode byte 0xc3 in position 0: invalid continuation byte",
                "e28228 | 'utf-8' codec can't decode bytes in position 0-1: invalid continuation byte",
                "e282 | 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data",
                "f09f98 | 'utf-8' codec can't decode bytes in position 0-2: unexpected end of data",
                "f0808080 | 'utf-8' codec can't decode byte 0xf0 in position 0: invalid continuation byte",
                "eda080 | 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte",
                "f4908080 | 'utf-8' codec can't decode byte 0xf4 in position 0: invalid continuation byte",
                "f5 | 'utf-8' codec can't decode byte 0xf5 in position 0: invalid start byte",
                "6162ff63 | 'utf-8' codec can't decode byte 0xff in position 2: invalid start byte",
                "f09f2880 | 'utf-8' codec can't decode bytes in position 0-1: invalid continuation byte",
                "e08080 | 'utf-8' codec can't decode byte 0xe0 in position 0: invalid continuation byte",
                "41e282ac80 | 'utf-8' codec can't decode byte 0x80 in position 4: invalid start byte",
                "c3a9e2 | 'utf-8' codec can't decode byte 0xe2 in position 2: unexpected end of data"
            })
    void decode_complainsAsCpythonDoes(String hex, String complaint) {
        assertThatThrownBy(() -> Utf8Text.decode(HexFormat.of().parseHex(hex)))
                .isInstanceOf(Utf8Text.UndecodableException.class)
                .hasMessage(complaint);
    }
}
