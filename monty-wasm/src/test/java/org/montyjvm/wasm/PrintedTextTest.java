package org.montyjvm.wasm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.montyjvm.wasm.PrintedText.Piece;

class PrintedTextTest {
    private final PrintedText text = new PrintedText();

    private void print(int stream, String words) {
        text.add(stream, words.getBytes(UTF_8));
    }

    @Test
    void since_keepsStreamsAndOrder_fromAnyPosition() {
        print(1, "one\n");
        print(1, "two\n");
        print(2, "\u00e4\n");
        print(1, "three");

        assertThat(text.since(0))
                .containsExactly(new Piece(1, "one\ntwo\n"), new Piece(2, "\u00e4\n"), new Piece(1, "three"));
        assertThat(text.since(7)).containsExactly(new Piece(1, "\n"), new Piece(2, "\u00e4\n"), new Piece(1, "three"));
        assertThat(text.since(10)).containsExactly(new Piece(2, "\n"), new Piece(1, "three"));
        assertThat(text.since(16)).isEmpty();
        assertThat(text.since(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void since_insideACharacter_isRefused() {
        print(1, "\u00e4");

        assertThatThrownBy(() -> text.since(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void text_ofAnyLength_isKept() {
        for (int i = 0; i < 10_000; i++) {
            print(1, "x" + i % 10);
        }

        assertThat(text.since(19_990)).containsExactly(new Piece(1, "x5x6x7x8x9"));
    }

    @Test
    void response_saysWhereToGoOn_andQuotesWhatJsonMust() {
        print(1, "a\"\n");
        print(2, "\u00e4");

        assertThat(new String(Responses.output(text.since(1), 1).body(), UTF_8))
                .isEqualTo("{\"output\":[[\"out\",\"\\\"\\n\"],[\"err\",\"\u00e4\"]],\"next\":5}");
        assertThat(new String(Responses.output(text.since(9), 9).body(), UTF_8))
                .isEqualTo("{\"output\":[],\"next\":9}");
    }
}
