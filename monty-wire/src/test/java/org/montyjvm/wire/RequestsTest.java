package org.montyjvm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.montyjvm.MontyCall;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyScriptError;
import org.montyjvm.spi.MontyOptions;

class RequestsTest {
    private static final MontyOptions OPTIONS =
            new MontyOptions(new MontyLimits(1, Duration.ofNanos(2), 3, 4, 5, 6, 7), MontyExecution.OWN_THREAD);
    private static final String POLICY = "\"limits\":{\"memory\":1,\"duration\":2,\"recursion\":3,\"source\":4,"
            + "\"output\":5,\"result\":6,\"suspensions\":7},\"os\":"
            + MontyValueJson.write(OPTIONS.osConfig());

    @Test
    void create_namesTheKind_everyLimit_andThePolicy() {
        assertThat(text(Requests.createScript(OPTIONS))).isEqualTo("{\"kind\":\"script\"," + POLICY + "}");
        assertThat(text(Requests.createSession(OPTIONS, "main \u20ac")))
                .isEqualTo("{\"kind\":\"session\",\"name\":\"main \u20ac\"," + POLICY + "}");
        assertThatThrownBy(() -> Requests.createSession(OPTIONS, "\udc00")).isInstanceOf(MontyScriptError.class);
    }

    @Test
    void start_tellsWhatTheHostServes() {
        MontyScript script = MontyScript.of("1").withInput("x", 2);
        assertThat(text(Requests.start(script, MontyLimits.defaults())))
                .isEqualTo("{\"code\":\"1\",\"name\":\"main.py\",\"inputs\":{\"x\":2}}");
        MontyScript served = script.withFunctions("b", "a").withModules("tools").withNameResolver();
        assertThat(text(Requests.start(served, MontyLimits.defaults())))
                .isEqualTo("{\"code\":\"1\",\"name\":\"main.py\",\"functions\":[\"b\",\"a\"],\"modules\":[\"tools\"],"
                        + "\"names\":true,\"inputs\":{\"x\":2}}");
    }

    @Test
    void call_hasArgumentsInOrder_boundedTogether() {
        MontyCall call = MontyCall.of("f", 1, "a").withKwarg("k", 2).withKwarg("b", null);
        assertThat(text(Requests.call(call, MontyLimits.defaults())))
                .isEqualTo("{\"function\":\"f\",\"args\":[1,\"a\"],\"kwargs\":{\"k\":2,\"b\":null}}");
        assertThat(text(Requests.call(MontyCall.of("f"), MontyLimits.defaults())))
                .isEqualTo("{\"function\":\"f\",\"args\":[],\"kwargs\":{}}");
        MontyLimits small = MontyLimits.builder().resultBytes(100).build();
        MontyCall large = MontyCall.of("f", "y".repeat(60)).withKwarg("k", "y".repeat(60));
        assertThatThrownBy(() -> Requests.call(large, small)).isInstanceOf(MontyResourceError.class);
        assertThatThrownBy(() -> Requests.call(MontyCall.of("\ud800"), small)).isInstanceOf(MontyScriptError.class);
    }

    @Test
    void continuation_isBoundedAsASourceIs() {
        MontyLimits limits = MontyLimits.builder().sourceBytes(6).build();
        assertThat(text(Requests.continuation("if x:\n", limits))).isEqualTo("{\"source\":\"if x:\\n\"}");
        assertThatThrownBy(() -> Requests.continuation("if xx:\n", limits)).isInstanceOf(MontyResourceError.class);
    }

    @Test
    void restore_framesWhatTheDestinationAllows_andTheBytesAsTheyAre() {
        byte[] snapshot = {1, 0, -1, 7};
        byte[] head = ("{" + POLICY + "}").getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame =
                ByteBuffer.wrap(SnapshotFrame.restore(OPTIONS, snapshot)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(frame.getInt()).isEqualTo(head.length);
        byte[] framed = new byte[head.length];
        frame.get(framed);
        assertThat(framed).isEqualTo(head);
        byte[] rest = new byte[frame.remaining()];
        frame.get(rest);
        assertThat(rest).isEqualTo(snapshot);
    }

    @Test
    void run_hasSourceNameAndInputsInOrder() {
        MontyScript script = MontyScript.of("x +\n'ä\"'")
                .withName("a/b.py")
                .withInput("x", "\u20ac")
                .withInput("b", List.of(1))
                .withInput("a", null);
        assertThat(run(script))
                .isEqualTo("{\"code\":\"x +\\n'ä\\\"'\",\"name\":\"a/b.py\","
                        + "\"inputs\":{\"x\":\"€\",\"b\":[1],\"a\":null}}");
        assertThat(run(MontyScript.of("1"))).isEqualTo("{\"code\":\"1\",\"name\":\"main.py\"}");
    }

    @Test
    void source_isBoundedInBytes() {
        MontyLimits limits = MontyLimits.builder().sourceBytes(6).build();
        assertThat(Requests.run(MontyScript.of("€€"), limits)).isNotEmpty();
        for (String code : List.of("€€1", "1234567", "€".repeat(1_000_000))) {
            assertThatThrownBy(() -> Requests.run(MontyScript.of(code), limits))
                    .isInstanceOfSatisfying(MontyResourceError.class, error -> {
                        assertThat(error.limit()).isEqualTo(MontyLimit.SOURCE_SIZE);
                        assertThat(error.limitValue()).isEqualTo(6);
                        assertThat(error.used()).isGreaterThan(6);
                    });
        }
    }

    @Test
    void inputs_areBoundedTogether_andTheSourceIsNotCounted() {
        MontyLimits limits = MontyLimits.builder().resultBytes(100).build();
        MontyScript script = MontyScript.of("#".repeat(20_000));
        assertThat(Requests.run(script.withInput("x", "y".repeat(80)), limits)).hasSizeGreaterThan(20_000);
        List<MontyScript> tooLarge = List.of(
                script.withInput("x", "y".repeat(101)),
                script.withInput("x", "€".repeat(34)),
                script.withInput("x", new byte[80]),
                script.withInput("x", "y".repeat(60)).withInput("z", "y".repeat(60)),
                script.withInput("x".repeat(101), 1),
                script.withInput("x", Collections.nCopies(1_000_000, 1)));
        assertThat(tooLarge)
                .allSatisfy(large -> assertThatThrownBy(() -> Requests.run(large, limits))
                        .isInstanceOfSatisfying(MontyResourceError.class, error -> {
                            assertThat(error.limit()).isEqualTo(MontyLimit.RESULT_SIZE);
                            assertThat(error.limitValue()).isEqualTo(100);
                            assertThat(error.used()).isGreaterThan(100);
                        }));
    }

    @Test
    void loneSurrogate_inSourceNameOrInputName_isRefused() {
        MontyScript script = MontyScript.of("1");
        for (MontyScript refused :
                List.of(MontyScript.of("\ud800"), script.withName("\ud800"), script.withInput("\ud800", 1))) {
            assertThatThrownBy(() -> Requests.run(refused, MontyLimits.defaults()))
                    .isInstanceOf(MontyScriptError.class);
        }
    }

    private static String run(MontyScript script) {
        return text(Requests.run(script, MontyLimits.defaults()));
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
