package org.montyjvm.internal.repr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class PrintableRangesTest {
    @Test
    void contains_whatThisJdkKnows_agrees() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(Character::isDefined)
                        .filter(each -> PrintableRanges.contains(each) != PrintableRangesTable.isPrintable(each))
                        .mapToObj(Integer::toHexString))
                .isEmpty();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_24, max = JRE.JAVA_25, disabledReason = "has another version of Unicode")
    void contains_everyCodePoint_isThatOfUnicode16() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(each -> PrintableRanges.contains(each) != PrintableRangesTable.isPrintable(each))
                        .mapToObj(Integer::toHexString))
                .isEmpty();
    }

    @Test
    void contains_charactersNewerThanThisJdk_knowsThem() {
        assertThat(PrintableRanges.contains(0x1c89)).as("Cyrillic, Unicode 16").isTrue();
        assertThat(PrintableRanges.contains(0x1c8b)).as("not assigned yet").isFalse();
    }
}
