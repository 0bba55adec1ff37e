package org.montyjvm.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ExclusionsTest {

    @Test
    void reason_isWhatTheListSays_andNothingForOtherCases() throws IOException {
        Exclusions exclusions = new Exclusions();

        assertThat(exclusions.reason("recursion__deep_repr.py"))
                .get()
                .asString()
                .contains("sys.setrecursionlimit");
        assertThat(exclusions.reason("arith__add.py")).isEmpty();
    }

    @Test
    void list_staysShort() throws IOException {
        assertThat(new Exclusions().names()).hasSizeLessThanOrEqualTo(20);
    }
}
