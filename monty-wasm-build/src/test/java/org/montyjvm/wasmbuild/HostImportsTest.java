package org.montyjvm.wasmbuild;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostImportsTest {

    @ParameterizedTest
    @CsvSource({"clock_time_get, clockTimeGet", "_initialize, initialize", "cancelled, cancelled"})
    void javaName_isTheNameInJavasSpelling(String name, String java) {
        assertThat(HostImports.javaName(name)).isEqualTo(java);
    }
}
