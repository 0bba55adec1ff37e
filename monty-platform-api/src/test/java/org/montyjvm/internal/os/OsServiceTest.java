package org.montyjvm.internal.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.montyjvm.MontyOsFunction.DATE_TODAY;
import static org.montyjvm.MontyOsFunction.ENVIRON;
import static org.montyjvm.MontyOsFunction.EXISTS;
import static org.montyjvm.MontyOsFunction.GETENV;
import static org.montyjvm.MontyOsFunction.OPEN;
import static org.montyjvm.MontyOsFunction.SLEEP;
import static org.montyjvm.MontyOsFunction.URANDOM;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.montyjvm.MontyMount;
import org.montyjvm.MontyOs;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.MontyOsGroup;
import org.montyjvm.MontyRandom;

class OsServiceTest {
    @Test
    void environment_isTheGivenMapAndNothingElse() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("STAGE", "test");
        variables.put("EMPTY", "");
        Script script = Script.under(MontyOs.builder().environment(variables).build());
        assertThat(script.shows(GETENV, "STAGE", null)).isEqualTo("'test'");
        assertThat(script.shows(GETENV, "EMPTY", "default")).isEqualTo("''");
        assertThat(script.shows(GETENV, "PATH", null)).isEqualTo("None");
        assertThat(script.shows(GETENV, "PATH", 7)).isEqualTo("7");
        assertThat(script.shows(ENVIRON)).isEqualTo("{'STAGE': 'test', 'EMPTY': ''}");
    }

    @Test
    void closed_permitsNothing() {
        Script script = Script.under(MontyOs.closed());
        assertThat(script.shows(GETENV, "PATH", null))
                .isEqualTo("PermissionError: [Errno 1] Operation not permitted: 'os.getenv'");
        assertThat(script.shows(ENVIRON)).isEqualTo("PermissionError: [Errno 1] Operation not permitted: 'os.environ'");
        assertThat(script.shows(URANDOM, 1))
                .isEqualTo("PermissionError: [Errno 1] Operation not permitted: 'os.urandom'");
        assertThat(script.shows(EXISTS, "/x")).isEqualTo("PermissionError: [Errno 13] Permission denied: '/x'");
        assertThat(script.shows(OPEN, "/x", "w")).isEqualTo("PermissionError: [Errno 13] Permission denied: '/x'");
        assertThat(script.shows(DATE_TODAY)).isEqualTo("datetime.date(1970, 1, 1)");
        assertThat(script.shows(SLEEP, 1.0)).isEqualTo("None");
    }

    @Test
    void entropy_givesAsManyBytesAsAsked_upToACap() {
        Script script =
                Script.under(MontyOs.builder().random(MontyRandom.entropy()).build());
        assertThat(script.value(URANDOM, 0).asBytes()).isEmpty();
        byte[] first = script.value(URANDOM, 32).asBytes();
        assertThat(first).hasSize(32).isNotEqualTo(script.value(URANDOM, 32).asBytes());
        assertThat(script.value(URANDOM, 1 << 20).asBytes()).hasSize(1 << 20);
        String tooMuch = "OSError: [Errno 12] Cannot allocate memory: 'os.urandom'";
        assertThat(script.shows(URANDOM, (1 << 20) + 1)).isEqualTo(tooMuch);
        assertThat(script.shows(URANDOM, Long.MAX_VALUE)).isEqualTo(tooMuch);
        assertThat(script.shows(URANDOM, new java.math.BigInteger("18446744073709551615")))
                .isEqualTo(tooMuch);
    }

    @ParameterizedTest
    @EnumSource
    void delegatedGroup_isLeftToTheApplication_whateverElseIsGranted(MontyOsGroup group) {
        Script script = Script.under(MontyOs.builder()
                .environment(Map.of())
                .mount("/x", MontyMount.inMemory())
                .random(MontyRandom.entropy())
                .delegate(group)
                .build());
        for (MontyOsFunction function : new MontyOsFunction[] {DATE_TODAY, ENVIRON, URANDOM, SLEEP, EXISTS}) {
            Object[] args = function == URANDOM
                    ? new Object[] {1}
                    : function == SLEEP ? new Object[] {0.0} : new Object[] {"/x"};
            assertThat(script.shows(function, args).equals("Delegate")).isEqualTo(MontyOsGroup.of(function) == group);
        }
    }
}
