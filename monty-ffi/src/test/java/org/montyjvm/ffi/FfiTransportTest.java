package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.montyjvm.Monty;
import org.montyjvm.fixtures.contract.Await;
import org.montyjvm.wire.EngineResponse;

/** The library from Java, without the layers that see to it that it is called rightly. */
class FfiTransportTest {
    private static final int COMPLETE = 0;
    private static final int RESOURCE = -2;
    private static final int CANCELLED = -3;
    private static final int PANIC = -4;
    private static final int BAD_REQUEST = -5;
    private static final int UNKNOWN_HANDLE = -6;
    private static final int BUSY = -7;
    private static final int POISONED = -8;

    private static final String LIMITS = "{'limits':{'memory':10000000,'duration':%d,'recursion':100,"
            + "'source':1000,'output':1000,'result':1000,'suspensions':10}}";
    private static final byte[] SCRIPT = json("{'code':'2 + 2','name':'main.py'}");

    private final FfiTransport engine = new FfiTransport("the test");

    @BeforeAll
    static void loadTheLibrary() {
        assertThat(Monty.run("1").value().asLong()).isEqualTo(1);
    }

    @AfterEach
    void noResponseIsLeft() {
        EngineState.awaitEmpty();
    }

    @Test
    void interpreter_runsUntilItIsFreed() {
        long handle = create();
        assertThat(text(engine.run(handle, 1, SCRIPT))).startsWith("{\"value\":4,");
        assertThat(engine.free(handle).tag()).isEqualTo(COMPLETE);
        assertThat(engine.run(handle, 2, SCRIPT).tag()).isEqualTo(UNKNOWN_HANDLE);
        assertThat(engine.free(handle).tag()).isEqualTo(UNKNOWN_HANDLE);
        assertThat(engine.testPanic(handle).tag()).isEqualTo(UNKNOWN_HANDLE);
        engine.cancel(handle, 1);
    }

    @Test
    void handleThatWasNeverGiven_isRefused() {
        for (long handle : new long[] {0, -1, Long.MAX_VALUE, Long.MIN_VALUE, 0x7fff_0000_0000L}) {
            assertThat(engine.run(handle, 1, SCRIPT).tag()).isEqualTo(UNKNOWN_HANDLE);
            assertThat(engine.free(handle).tag()).isEqualTo(UNKNOWN_HANDLE);
            engine.cancel(handle, 1);
        }
    }

    @Test
    void handleThatPanicked_canOnlyBeFreed() {
        long handle = create();
        assertThat(engine.testPanic(handle).tag()).isEqualTo(PANIC);
        assertThat(engine.run(handle, 1, SCRIPT).tag()).isEqualTo(POISONED);
        assertThat(engine.testPanic(handle).tag()).isEqualTo(POISONED);
        assertThat(engine.free(handle).tag()).isEqualTo(COMPLETE);
    }

    @Test
    void secondCallOnAHandle_isRefused_andTheFirstGoesOnUntilItIsCancelled() {
        long handle = create();
        byte[] endless = json("{'code':'while True: pass','name':'main.py'}");
        CompletableFuture<EngineResponse> first = CompletableFuture.supplyAsync(() -> engine.run(handle, 7, endless));
        Await.until("the handle is busy", () -> engine.run(handle, 1, SCRIPT).tag() == BUSY);
        engine.cancel(handle, 6); // an earlier turn
        assertThat(engine.testPanic(handle).tag()).isEqualTo(BUSY);
        assertThat(first).isNotDone();
        engine.cancel(handle, 7);
        assertThat(first.join().tag()).isEqualTo(CANCELLED);
        assertThat(engine.run(handle, 8, SCRIPT).tag()).isEqualTo(COMPLETE);
        engine.free(handle);
    }

    @Test
    void handleThatIsFreedDuringARun_goesWhenTheRunEnds() {
        long handle = create(Duration.ofSeconds(1));
        byte[] endless = json("{'code':'while True: pass','name':'main.py'}");
        CompletableFuture<EngineResponse> run = CompletableFuture.supplyAsync(() -> engine.run(handle, 1, endless));
        Await.until(
                "the handle is busy or the run over",
                () -> run.isDone() || engine.run(handle, 2, SCRIPT).tag() == BUSY);
        assertThat(engine.free(handle).tag()).isEqualTo(COMPLETE);
        assertThat(engine.run(handle, 3, SCRIPT).tag()).isEqualTo(UNKNOWN_HANDLE);
        assertThat(run.join().tag())
                .as("nothing can cancel it, it ends at its limit")
                .isEqualTo(RESOURCE);
    }

    @Test
    void malformedRequest_isRefused_andTheHandleStaysUsable() {
        long handle = create();
        byte[][] malformed = {
            {},
            {(byte) 0xff, (byte) 0xfe},
            json("{"),
            json("[]"),
            json("{'code':'1'}"),
            json("{'code':1,'name':'main.py'}"),
            json("{'code':'1','name':'main.py','luck':1}"),
            json("{'code':'1','name':'main.py','inputs':[]}"),
            json("{'code':'1','name':'main.py','inputs':{'x':1,'x':2}}"),
            json("{'code':'1','name':'main.py','inputs':{'x':{'a':1,'a':2}}}"),
            json("{'code':'1','name':'main.py','inputs':{'x':{'$luck':1}}}"),
            json("{'code':'1','name':'main.py','inputs':{'x':{'$tuple':[],'a':1}}}"),
            json("{'code':'1','name':'main.py','inputs':{'x':{'$repr':'x'}}}"),
            json("{'code':'1','name':'main.py','inputs':{'x':1e999}}"),
            json("{'code':'1','name':'main.py','inputs':{'x':'\\ud800'}}"),
            json("{'code':'1','name':'main.py','inputs':{'x':" + "[".repeat(100_000) + "}}"),
            json("{'code':'1','name':'main.py','inputs':{'x':" + "{'$dict':[[".repeat(100_000) + "}}"),
            json("{'code':'1','name':'main.py'} 2")
        };
        for (byte[] request : malformed) {
            EngineResponse response = engine.run(handle, 1, request);
            assertThat(response.tag()).as(text(response)).isEqualTo(BAD_REQUEST);
            assertThat(text(response)).startsWith("{\"message\":\"");
            assertThat(engine.create(request).tag()).isEqualTo(BAD_REQUEST);
        }
        assertThat(engine.run(handle, 2, SCRIPT).tag()).isEqualTo(COMPLETE);
        engine.free(handle);
    }

    private long create() {
        return create(Await.PATIENCE);
    }

    private long create(Duration longest) {
        EngineResponse response = engine.create(json(LIMITS.formatted(longest.toNanos())));
        assertThat(response.tag()).isEqualTo(COMPLETE);
        return Long.parseLong(text(response).replaceAll("\\D", ""));
    }

    private static byte[] json(String readable) {
        return readable.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static String text(EngineResponse response) {
        return new String(response.json(), StandardCharsets.UTF_8);
    }
}
