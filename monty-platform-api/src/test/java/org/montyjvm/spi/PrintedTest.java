package org.montyjvm.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyPrinted;

/** What a run has printed, from an engine that tells it at the end of a turn alone. */
@Timeout(60)
class PrintedTest {
    private final MontyPlatform platform = new ScriptedEngine().platform(MontyOptions.DEFAULTS);

    private static MontyOutput out(String text) {
        return new MontyOutput(MontyOutput.Stream.STDOUT, text);
    }

    @Test
    void printed_atAPause_isWhatAllTurnsPrinted_fromAnyPosition() {
        MontyPending pause =
                (MontyPending) platform.start("print a\u00e4;print \ud83d\ude00b;call f 1;print c;call f 2;x");
        assertThat(platform.printed(0))
                .isEqualTo(new MontyPrinted(1, List.of(out("a\u00e4"), out("\ud83d\ude00b")), 8));

        pause.resume("one");

        assertThat(platform.printed(1))
                .isEqualTo(new MontyPrinted(1, List.of(out("\u00e4"), out("\ud83d\ude00b"), out("c")), 9));
        assertThat(platform.printed(3).outputs()).containsExactly(out("\ud83d\ude00b"), out("c"));
        assertThat(platform.printed(7).outputs()).containsExactly(out("b"), out("c"));
        assertThat(platform.printed(8)).isEqualTo(new MontyPrinted(1, List.of(out("c")), 9));
        assertThat(platform.printed(9)).isEqualTo(new MontyPrinted(1, List.of(), 9));
        assertThat(platform.printed(Long.MAX_VALUE)).isEqualTo(new MontyPrinted(1, List.of(), Long.MAX_VALUE));
    }

    @Test
    void position_insideACharacter_orNegative_isRefused() {
        platform.start("print \u00e4\ud83d\ude00;call f 1;x");

        assertThatIllegalArgumentException().isThrownBy(() -> platform.printed(1));
        assertThatIllegalArgumentException().isThrownBy(() -> platform.printed(4));
        assertThatIllegalArgumentException().isThrownBy(() -> platform.printed(-1));
    }

    @Test
    void printed_withoutARun_isNothing_andEachRunHasItsNumber() {
        assertThat(platform.printed(5)).isEqualTo(new MontyPrinted(0, List.of(), 5));
        platform.run("print a;x");
        platform.start("print b;call f 1;x");
        assertThat(platform.printed(0)).isEqualTo(new MontyPrinted(2, List.of(out("b")), 1));
        platform.cancel();
        assertThat(platform.printed(0).run()).isZero();
        platform.close();
        assertThat(platform.printed(0)).isEqualTo(new MontyPrinted(0, List.of(), 0));
    }
}
