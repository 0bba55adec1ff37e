package org.montyjvm.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.montyjvm.wire.EngineResponse;

class WasmTransportTest {
    private static final String LIMITS = "\"limits\":{\"memory\":67108864,\"duration\":60000000000,\"recursion\":1000,"
            + "\"source\":1048576,\"output\":1048576,\"result\":16777216,\"suspensions\":10000}";
    private static final byte[] SCRIPT = bytes("{\"kind\":\"script\"," + LIMITS + "}");
    private static final byte[] SESSION = bytes("{\"kind\":\"session\",\"name\":\"s\"," + LIMITS + "}");

    /** Multiplies large integers, which polls no limit. */
    private static final byte[] DEAF = run("x = 7 ** 3000000\\nlen(str(x * x * x * x))");

    private static final int COMPLETE = 0;

    private final WasmTransport transport = new WasmTransport();

    @AfterEach
    void nothingIsLeftRunning() {
        assertThat(Thread.interrupted()).as("the thread's interrupt").isFalse();
    }

    @Test
    void handles_areOfDifferentInstances_andUnknownOnceFreed() {
        assertThat(transport.create(SCRIPT).tag()).isEqualTo(COMPLETE);
        assertThat(transport.create(SESSION).tag()).isEqualTo(COMPLETE);

        assertThat(transport.free(1).tag()).isEqualTo(COMPLETE);

        assertThat(transport.run(1, 1, run("1")).tag()).isEqualTo(Responses.UNKNOWN_HANDLE);
        assertThat(transport.free(1).tag()).isEqualTo(Responses.UNKNOWN_HANDLE);
        assertThat(transport.run(2, 1, run("1")).tag()).isEqualTo(COMPLETE);
    }

    @Test
    void panic_isTheModulesOwnWords_andTheInterpreterIsLost() {
        transport.create(SCRIPT);

        EngineResponse panic = transport.testPanic(1);

        assertThat(panic.tag()).isEqualTo(Responses.PANIC);
        assertThat(text(panic))
                .contains("\"message\":\"a panic was asked for\"")
                .contains("\"location\":");
        assertThat(transport.isLost(1)).isTrue();
        EngineResponse later = transport.run(1, 1, run("6 * 7"));
        assertThat(later.tag()).isEqualTo(Responses.POISONED);
        assertThat(text(later)).contains("the interpreter was lost: PANICKED");
    }

    @Test
    void lossOfAnInterpreter_doesNotTouchAnother() {
        transport.create(SCRIPT);
        transport.create(SESSION);
        transport.testPanic(1);

        assertThat(transport.isLost(2)).isFalse();
        assertThat(text(transport.run(2, 1, run("6 * 7")))).contains("42");
    }

    @Test
    void cancel_whileAnOperationDoesNotPoll_killsTheInstance() throws InterruptedException {
        long handle = 0;
        // The operation must have begun. Nobody sees when it does, and a turn that is cancelled before loses nothing.
        for (long wait = 100; handle == 0 || !transport.isLost(handle); wait *= 2) {
            transport.create(SCRIPT);
            handle++;
            CountDownLatch over = new CountDownLatch(1);
            AtomicReference<EngineResponse> response = inBackground(handle, 1, DEAF, over);

            Thread.sleep(wait);
            transport.cancel(handle, 1);
            over.await();

            assertThat(response.get().tag()).isEqualTo(Responses.CANCELLED);
        }
    }

    @Test
    void cancel_beforeTheTurnBegins_endsIt_andNoOther() {
        transport.create(SCRIPT);
        transport.cancel(1, 1);

        assertThat(transport.run(1, 1, run("while True:\\n    pass")).tag()).isEqualTo(Responses.CANCELLED);
        assertThat(transport.run(1, 2, run("6 * 7")).tag()).isEqualTo(COMPLETE);
    }

    @Test
    void secondCallDuringATurn_isRefused_andFreeingEndsTheTurn() throws InterruptedException {
        transport.create(SCRIPT);
        CountDownLatch ended = new CountDownLatch(1);
        inBackground(1, 1, run("while True:\\n    pass"), ended);

        assertThat(transport.run(1, 2, run("1")).tag()).isEqualTo(Responses.BUSY);
        transport.free(1);

        ended.await();
    }

    /** Runs on a handle in a thread of its own, and returns when the turn has begun. */
    private AtomicReference<EngineResponse> inBackground(long handle, long turn, byte[] request, CountDownLatch over) {
        AtomicReference<EngineResponse> response = new AtomicReference<>();
        Thread thread = new Thread(
                null,
                () -> {
                    response.set(transport.run(handle, turn, request));
                    over.countDown();
                },
                "turn",
                transport.threadStackBytes());
        thread.start();
        while (!text(transport.stats()).contains("\"stacks\":1") && over.getCount() > 0) {
            Thread.onSpinWait();
        }
        return response;
    }

    private static byte[] run(String code) {
        return bytes("{\"code\":\"" + code + "\",\"name\":\"main.py\",\"inputs\":{}}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(EngineResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
