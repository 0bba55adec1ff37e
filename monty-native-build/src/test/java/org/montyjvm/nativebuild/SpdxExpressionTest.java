package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpdxExpressionTest {

    private static final Set<String> ALLOWED = Set.of("MIT", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MIT",
                "GPL-3.0 OR MIT",
                "MIT/Apache-2.0",
                "(MIT OR Apache-2.0) AND Unicode-3.0",
                "GPL-3.0 OR MIT AND Unicode-3.0",
                "Apache-2.0 WITH LLVM-exception OR Apache-2.0",
            })
    void expression_thatAllowedLicencesFulfil_isSatisfied(String expression) {
        assertThat(SpdxExpression.isSatisfiedBy(expression, ALLOWED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GPL-3.0",
                "MIT AND GPL-3.0",
                "(MIT OR Apache-2.0) AND OpenSSL",
                "MIT AND Apache-2.0 OR GPL-3.0",
                "Apache-2.0",
                "MIT WITH Something-exception",
            })
    void expression_thatAsksForMore_isNotSatisfied(String expression) {
        assertThat(SpdxExpression.isSatisfiedBy(expression, ALLOWED)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MIT OR", "(MIT", "MIT)", "MIT MIT", "()"})
    void expression_thatIsNone_isRefused(String expression) {
        assertThatThrownBy(() -> SpdxExpression.isSatisfiedBy(expression, ALLOWED))
                .isInstanceOf(NativeBuildException.class)
                .hasMessageContaining("Not a licence expression");
    }
}
