package org.montyjvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MontyOsTest {
    @Test
    void workingDirectory_isTheOnlyMountPoint_orTheRoot_orWhatIsAsked() {
        MontyOs.Builder builder = MontyOs.builder();
        assertThat(builder.build().workingDirectory()).isEqualTo("/");
        builder.mount("/data", MontyMount.inMemory());
        assertThat(builder.build().workingDirectory()).isEqualTo("/data");
        builder.mount("/other", MontyMount.inMemory());
        assertThat(builder.build().workingDirectory()).isEqualTo("/");
        builder.workingDirectory("/data/in");
        assertThat(builder.build().workingDirectory()).isEqualTo("/data/in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data", "/data/", "/a/../b", "/./a", "//a", "/a\0", "C:\\data"})
    void pathsThatAreNotInNormalForm_areRefused(String path) {
        assertThatThrownBy(() -> MontyOs.builder().mount(path, MontyMount.inMemory()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("mount point must be an absolute path");
        assertThatThrownBy(() -> MontyOs.builder().workingDirectory(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mountPoint_isTakenOnce() {
        MontyOs.Builder builder = MontyOs.builder().mount("/data", MontyMount.inMemory());
        assertThatThrownBy(() -> builder.mount("/data", MontyMount.inMemory()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mount point /data is taken");
    }

    @Test
    void policy_doesNotChangeWithWhatItWasMadeFrom() {
        Map<String, String> variables = new HashMap<>(Map.of("A", "1"));
        MontyOs.Builder builder = MontyOs.builder().environment(variables);
        MontyOs os = builder.build();
        variables.put("B", "2");
        builder.mount("/late", MontyMount.inMemory()).delegate(MontyOsGroup.FILES);
        assertThat(os.environment()).contains(Map.of("A", "1"));
        assertThat(os.mounts()).isEmpty();
        assertThat(os.delegated()).isEmpty();
    }

    @Test
    void sleepTotal_isNotNegative_andFitsALongOfNanoseconds() {
        assertThatThrownBy(() -> MontySleep.real(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MontySleep.real(Duration.ofDays(1_000_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("total must be between zero and");
        assertThat(MontySleep.real(Duration.ZERO).total()).isZero();
    }

    @Test
    void seed_isAnIntOrAStr() {
        assertThat(MontyRandom.seeded(7).seed()).isEqualTo(MontyValue.of(7));
        assertThatThrownBy(() -> new MontyRandom.Seeded(MontyValue.of(1.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a seed is an int or a str, not float");
    }

    @Test
    void everyFunction_hasItsGroup() {
        assertThat(MontyOsGroup.of(MontyOsFunction.TIME)).isEqualTo(MontyOsGroup.CLOCK);
        assertThat(MontyOsGroup.of(MontyOsFunction.GETENV)).isEqualTo(MontyOsGroup.ENVIRONMENT);
        assertThat(MontyOsGroup.of(MontyOsFunction.URANDOM)).isEqualTo(MontyOsGroup.ENTROPY);
        assertThat(MontyOsGroup.of(MontyOsFunction.ASYNC_SLEEP)).isEqualTo(MontyOsGroup.SLEEP);
        assertThat(MontyOsGroup.of(MontyOsFunction.SCAN)).isEqualTo(MontyOsGroup.FILES);
    }
}
