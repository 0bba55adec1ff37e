package org.montyjvm.internal.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.montyjvm.MontyMount;
import org.montyjvm.MontyOs;
import org.montyjvm.MontyOsGroup;
import org.montyjvm.MontyRandom;
import org.montyjvm.MontySleep;

class OsWireTest {
    @Test
    void closed_letsNothingOutOfTheEngine() {
        assertThat(OsWire.config(MontyOs.closed()))
                .hasToString(
                        "{'clock': {'fixed': [0, 0]}, 'zone': {'offset': 0, 'name': 'UTC'}, 'random': {'seed': 0}, "
                                + "'sleep': 'zero', 'files': 'refuse', 'environment': 'refuse', 'entropy': 'refuse', 'cwd': '/'}");
        assertThat(OsService.asksHost(MontyOs.closed())).isFalse();
        assertThat(OsWire.grants(MontyOs.closed())).isEmpty();
        assertThat(MontyOs.closed()).hasToString("MontyOs[]");
    }

    @Test
    void everythingGranted_asksTheHost(@TempDir Path folder) {
        MontyOs os = MontyOs.builder()
                .clock(Clock.systemUTC())
                .zone(ZoneId.of("Asia/Kathmandu"))
                .environment(Map.of("SECRET", "value"))
                .random(MontyRandom.entropy())
                .sleep(MontySleep.real(Duration.ofSeconds(3)))
                .mount("/data", MontyMount.readOnly(folder))
                .delegate(MontyOsGroup.FILES)
                .build();
        assertThat(OsWire.config(os))
                .hasToString("{'clock': 'host', 'zone': 'Asia/Kathmandu', 'random': 'host', 'sleep': 'host', "
                        + "'files': 'host', 'environment': 'host', 'entropy': 'host', 'cwd': '/data'}");
        assertThat(OsService.asksHost(os)).isTrue();
        assertThat(OsWire.grants(os))
                .containsExactly(
                        "clock",
                        "environment (1 variables)",
                        "entropy",
                        "sleep (PT3S in all)",
                        "files read-only at /data",
                        "delegated FILES");
        assertThat(os.toString()).doesNotContain("SECRET").doesNotContain(folder.toString());
    }

    @Test
    void fixedClock_isAnsweredByTheEngine_unlessSleepMovesIt() {
        MontyOs.Builder builder = MontyOs.builder().fixedClock(Instant.parse("2024-01-01T00:00:00.123456789Z"));
        assertThat(OsWire.config(builder.build()).toString()).startsWith("{'clock': {'fixed': [1704067200, 123456]}");
        assertThat(OsService.asksHost(builder.build())).isFalse();
        assertThat(OsWire.config(builder.sleep(MontySleep.virtual()).build()).toString())
                .startsWith("{'clock': 'host'")
                .contains("'sleep': 'host'");
    }

    @Test
    void zonesOfNoPlace_areOffsets() {
        assertThat(zone(ZoneId.of("GMT+2"))).contains("'zone': {'offset': 7200, 'name': None}");
        assertThat(zone(ZoneOffset.ofHoursMinutes(-3, -30))).contains("'zone': {'offset': -12600, 'name': None}");
        assertThat(zone(ZoneId.of("UTC"))).contains("'zone': {'offset': 0, 'name': 'UTC'}");
        assertThat(zone(ZoneId.of("Europe/Berlin"))).contains("'zone': 'Europe/Berlin'");
    }

    @Test
    void seeds_areIntOrStr_andSleepHasItsWord() {
        assertThat(OsWire.config(
                                MontyOs.builder().random(MontyRandom.seeded(-7)).build())
                        .toString())
                .contains("'random': {'seed': -7}");
        assertThat(OsWire.config(MontyOs.builder()
                                .random(MontyRandom.seeded("host"))
                                .build())
                        .toString())
                .contains("'random': {'seed': 'host'}");
        assertThat(OsWire.config(MontyOs.builder().sleep(MontySleep.refuse()).build())
                        .toString())
                .contains("'sleep': 'refuse'");
        assertThat(OsWire.config(MontyOs.builder()
                                .sleep(MontySleep.refuse())
                                .delegate(MontyOsGroup.SLEEP, MontyOsGroup.CLOCK)
                                .build())
                        .toString())
                .contains("'sleep': 'host'", "'clock': 'host'");
    }

    private static String zone(ZoneId zone) {
        return OsWire.config(MontyOs.builder().zone(zone).build()).toString();
    }
}
