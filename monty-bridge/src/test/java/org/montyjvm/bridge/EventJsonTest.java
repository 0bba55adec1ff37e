package org.montyjvm.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyPosition;
import org.montyjvm.MontyUsage;
import org.montyjvm.MontyValue;

/** Each kind of event as one line of JSON. */
class EventJsonTest {
    private static final BridgeEventHead HEAD = new BridgeEventHead("r1", 7, Instant.parse("2025-11-01T10:00:00Z"));
    private static final String START = "\"run\":\"r1\",\"sequence\":7,\"time\":\"2025-11-01T10:00:00Z\",";
    private static final MontyPosition PLACE = new MontyPosition("main.py", 0, 5, 3, 1, 3, 6);
    private static final String PLACE_JSON = "\"position\":{\"file\":\"main.py\",\"line\":3,\"column\":1}";
    private static final MontyUsage USAGE = new MontyUsage(Duration.ofNanos(5), 10, 20);
    private static final String USAGE_JSON = "\"usage\":{\"nanos\":5,\"memory\":10,\"peak\":20}";
    private static final BridgeUsage COST = new BridgeUsage(2, Duration.ofNanos(9));
    private static final String COST_JSON = "\"bridge\":{\"calls\":2,\"nanos\":9}";

    private static void assertJson(BridgeEvent event, String rest) {
        assertThat(event.toJson()).isEqualTo("{\"type\":\"" + event.type() + "\"," + START + rest + "}");
    }

    @Test
    void everyKindOfEvent_isOneObject() {
        assertJson(
                new BridgeRunStarted(HEAD, "main.py", "ffi", false),
                "\"script\":\"main.py\",\"backend\":\"ffi\",\"resumed\":false");
        assertJson(new BridgeStepStarted(HEAD, 1), "\"step\":1");
        assertJson(new BridgeStepFinished(HEAD, 1, USAGE), "\"step\":1," + USAGE_JSON);
        assertJson(
                new BridgeTextContent(HEAD, MontyOutput.Stream.STDERR, "a\n"),
                "\"stream\":\"stderr\",\"text\":\"a\\n\"");
        assertJson(
                new BridgeToolCallStart(
                        HEAD,
                        4,
                        "t.f",
                        List.of(MontyValue.of(1)),
                        Map.of("k", MontyValue.of("v")),
                        CallRole.TOOL,
                        PLACE),
                "\"call\":4,\"name\":\"t.f\",\"args\":[1],\"kwargs\":{\"k\":\"v\"},\"role\":\"tool\"," + PLACE_JSON);
        assertJson(
                new BridgeToolCallChunk(HEAD, 4, "t.f", MontyValue.of(true)),
                "\"call\":4,\"name\":\"t.f\",\"value\":true");
        assertJson(
                new BridgeToolCallResult(
                        HEAD, 4, "t.f", new BridgeOutcome.Raised("KeyError", null), Duration.ofNanos(3)),
                "\"call\":4,\"name\":\"t.f\",\"error\":{\"type\":\"KeyError\",\"message\":null},\"nanos\":3");
        assertJson(
                new BridgeToolCallResult(HEAD, 4, "t.f", new BridgeOutcome.Cancelled("over"), Duration.ofNanos(3)),
                "\"call\":4,\"name\":\"t.f\",\"cancelled\":\"over\",\"nanos\":3");
        assertJson(
                new BridgeOsCall(
                        HEAD,
                        4,
                        "os.getenv",
                        List.of(MontyValue.of("A")),
                        Map.of(),
                        PLACE,
                        new BridgeOutcome.Returned(MontyValue.of(null)),
                        Duration.ofNanos(3)),
                "\"call\":4,\"name\":\"os.getenv\",\"args\":[\"A\"],\"kwargs\":{}," + PLACE_JSON
                        + ",\"value\":null,\"nanos\":3");
        assertJson(
                new BridgeRunFinished(HEAD, MontyValue.of(42), USAGE, COST),
                "\"value\":42," + USAGE_JSON + "," + COST_JSON);
        assertJson(
                new BridgeRunError(HEAD, BridgeRunError.Kind.BRIDGE_LIMIT, "m", "t", USAGE, COST, null),
                "\"kind\":\"bridge_limit\",\"message\":\"m\",\"traceback\":\"t\"," + USAGE_JSON + "," + COST_JSON);
    }

    private static String json(Object value) {
        return JsonText.of(json -> ValueJson.write(json, MontyValue.of(value)));
    }

    @Test
    void values_haveTheFormOfTheWireFormat() {
        assertThat(json(new BigInteger("123456789012345678901234567890"))).isEqualTo("123456789012345678901234567890");
        assertThat(json(Arrays.asList(null, 1.0, -0.5, Double.NaN, 1e300)))
                .isEqualTo("[null,1.0,-0.5,{\"$float\":\"nan\"},1e+300]");
        assertThat(json(Set.of(1))).isEqualTo("{\"$set\":[1]}");
        assertThat(json(new MontyValue.Tuple(List.of(MontyValue.of("a"))))).isEqualTo("{\"$tuple\":[\"a\"]}");
        assertThat(json(new byte[] {1, 2})).isEqualTo("{\"$bytes\":\"AQI=\"}");
        assertThat(json(new BigDecimal("1.20"))).isEqualTo("{\"$decimal\":\"1.20\"}");
        assertThat(json(LocalDate.of(2025, 3, 1))).isEqualTo("{\"$date\":[2025,3,1]}");
        assertThat(json(LocalDateTime.of(2025, 3, 1, 4, 5, 6, 7_000)))
                .isEqualTo("{\"$datetime\":[2025,3,1,4,5,6,7,null,null]}");
        assertThat(json(LocalTime.of(4, 5))).isEqualTo("{\"$time\":[4,5,0,0,null,null,0]}");
        assertThat(json(Duration.ofHours(25))).isEqualTo("{\"$timedelta\":[1,3600,0]}");
        assertThat(json(new MontyValue.Complex(1, 2))).isEqualTo("{\"$complex\":[1.0,2.0]}");
        assertThat(json(new MontyValue.Path("/a"))).isEqualTo("{\"$path\":\"/a\"}");
        assertThat(json(new MontyValue.Function("f", null))).isEqualTo("{\"$repr\":\"<function 'f' external>\"}");
    }

    @Test
    void dict_thatLooksLikeATag_isNoTag() {
        Map<Object, Object> dict = new LinkedHashMap<>();
        dict.put("$bytes", "AQI=");
        assertThat(json(dict)).isEqualTo("{\"$dict\":[[\"$bytes\",\"AQI=\"]]}");
        assertThat(json(Map.of(1, 2))).isEqualTo("{\"$dict\":[[1,2]]}");
        assertThat(json(Map.of("a", Map.of("b", 1)))).isEqualTo("{\"a\":{\"b\":1}}");
    }

    @Test
    void value_thatNestsAsDeepAsValuesMay_isWritten() {
        Object value = 1;
        for (int i = 0; i < MontyValue.MAX_NESTING - 1; i++) {
            value = Collections.singletonMap(i, value);
        }
        assertThat(json(value)).startsWith("{\"$dict\":[[998,{\"$dict\":[[997,");
    }

    @Test
    void limits_areChecked() {
        assertThatThrownBy(() -> BridgeLimits.defaults().withCalls(0)).hasMessage("calls is at least 1, not 0");
        assertThatThrownBy(() -> BridgeLimits.defaults().withEventBytes(100)).hasMessageContaining("eventBytes");
        assertThatThrownBy(() -> BridgeLimits.defaults().withCallTimeout(Duration.ZERO))
                .hasMessageContaining("callTimeout");
        assertThat(BridgeLimits.defaults().withCallsInFlight(3).callsInFlight()).isEqualTo(3);
    }
}
