package org.montyjvm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HumanTextTest {
    @ParameterizedTest
    @CsvSource({"1, 1B", "1536, 1536B", "64MiB, 64MiB", "0.5KiB, 512B", "500KB, 500000B", "1 gib, 1GiB"})
    void size_isReadAndWritten(String text, String canonical) {
        assertThat(HumanSize.format(HumanSize.parse(text))).isEqualTo(canonical);
        assertThat(HumanSize.parse(canonical)).isEqualTo(HumanSize.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MiB", "-1", "1 TiB", "0", "99999999999GiB", "1e3", "１"})
    void size_refusesOtherTexts(String text) {
        assertThatThrownBy(() -> HumanSize.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"500ms, 500ms", "1.5s, 1500ms", "60s, 1m", "120m, 2h", "0.0005ms, 0.0005ms"})
    void duration_isReadAndWritten(String text, String canonical) {
        assertThat(HumanDuration.format(HumanDuration.parse(text))).isEqualTo(canonical);
        assertThat(HumanDuration.parse(canonical)).isEqualTo(HumanDuration.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "1d", "0s", "9999999999h"})
    void duration_refusesOtherTexts(String text) {
        assertThatThrownBy(() -> HumanDuration.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rate_isReadAndWritten() {
        assertThat(Rate.parse("600/m"))
                .isEqualTo(new Rate(600, Duration.ofMinutes(1)))
                .hasToString("600/m");
        assertThatThrownBy(() -> Rate.parse("0/s")).hasMessageContaining("5000/h");
    }

    @ParameterizedTest
    @CsvSource({
        "/a:/b, /a:/b:ro",
        "/a:/b:rw, /a:/b:rw",
        "a:/b:overlay, /base/a:/b:overlay",
        "/a:c:/b:ro, /a:c:/b:ro",
        "../x:/in, /x:/in:ro"
    })
    void mount_isReadAndWritten(String text, String canonical) {
        assertThat(MountSpec.parse(text, Path.of("/base"))).hasToString(canonical);
    }

    @Test
    void mount_startsAtTheHomeFolder() {
        assertThat(MountSpec.parse("~/a:/b").host()).isEqualTo(Path.of(System.getProperty("user.home"), "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "/a:b", ":/b", "/a:/b:", "/a:/b:RO", "/a:/b/", "/a:/b/..", "\0:/b"})
    void mount_refusesOtherTexts(String text) {
        assertThatThrownBy(() -> MountSpec.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
