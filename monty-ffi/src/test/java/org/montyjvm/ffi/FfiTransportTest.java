package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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
    private static final int CALL = 1;
    private static final int FUTURES = 4;
    private static final int RESOURCE = -2;
    private static final int CANCELLED = -3;
    private static final int PANIC = -4;
    private static final int BAD_REQUEST = -5;
    private static final int UNKNOWN_HANDLE = -6;
    private static final int BUSY = -7;
    private static final int POISONED = -8;
    private static final int WRONG_STATE = -9;

    private static final String CREATE =
            "{'kind':'%s','name':'s','limits':{'memory':10000000,'duration':%d,'recursion':100,"
                    + "'source':1000,'output':1000,'result':1000,'suspensions':10}}";
    private static final byte[] ASKS = json("{'code':'x = f(1)\\nx + 1','name':'main.py','functions':['f']}");
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
        long handle = create("script", Duration.ofSeconds(1));
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

    @Test
    void run_thatAsks_waitsForTheAnswer() {
        long handle = create();
        EngineResponse asked = engine.start(handle, 1, ASKS);
        assertThat(asked.tag()).isEqualTo(CALL);
        assertThat(text(asked)).contains("\"name\":\"f\",\"args\":[1]");
        EngineResponse again = engine.pause(handle);
        assertThat(again.tag()).isEqualTo(CALL);
        assertThat(text(again)).contains("\"name\":\"f\",\"args\":[1]");
        assertThat(text(engine.resume(handle, 2, json("{'value':41}")))).startsWith("{\"value\":42,");
        engine.free(handle);
    }

    @Test
    void callInTheWrongState_changesNothing() {
        for (String kind : List.of("script", "session")) {
            long handle = create(kind, Await.PATIENCE);
            assertThat(engine.resume(handle, 1, json("{'value':1}")).tag()).isEqualTo(WRONG_STATE);
            assertThat(engine.abandon(handle).tag()).isEqualTo(WRONG_STATE);
            assertThat(engine.pause(handle).tag()).isEqualTo(COMPLETE);
            assertThat(engine.start(handle, 2, ASKS).tag()).isEqualTo(CALL);
            assertThat(engine.start(handle, 3, ASKS).tag()).isEqualTo(WRONG_STATE);
            assertThat(engine.run(handle, 4, SCRIPT).tag()).isEqualTo(WRONG_STATE);
            assertThat(engine.pause(handle).tag()).isEqualTo(CALL);
            assertThat(engine.abandon(handle).tag()).isEqualTo(COMPLETE);
            assertThat(engine.pause(handle).tag()).isEqualTo(COMPLETE);
            assertThat(engine.run(handle, 5, SCRIPT).tag()).isEqualTo(COMPLETE);
            engine.free(handle);
        }
    }

    @Test
    void answerThatIsRefused_leavesThePauseAsItWas() {
        long handle = create();
        assertThat(engine.start(handle, 1, ASKS).tag()).isEqualTo(CALL);
        byte[][] refused = {
            {},
            json("{}"),
            json("[]"),
            json("{'value':1,'notFound':true}"),
            json("{'value':{'$luck':1}}"),
            json("{'notFound':false}"),
            json("{'future':1}"),
            json("{'error':{'type':'NoSuchError','message':null}}"),
            json("{'results':[[1,{'value':1}]]}"),
            json("{'luck':1}"),
            json("{'value':1} 2")
        };
        long turn = 1;
        for (byte[] answer : refused) {
            turn++;
            EngineResponse response = engine.resume(handle, turn, answer);
            assertThat(response.tag())
                    .as("%s gives %s", new String(answer, StandardCharsets.UTF_8), text(response))
                    .isEqualTo(BAD_REQUEST);
            assertThat(engine.pause(handle).tag()).isEqualTo(CALL);
        }
        assertThat(text(engine.resume(handle, turn + 1, json("{'value':41}")))).startsWith("{\"value\":42,");
        engine.free(handle);
    }

    @Test
    void resultsOfFutures_areAnsweredById_andUnknownOnesRefused() {
        long handle = create();
        byte[] gather =
                json("{'code':'import asyncio\\nasync def main():\\n  return await asyncio.gather(f(1), f(2))\\n"
                        + "asyncio.run(main())','name':'main.py','functions':['f']}");
        assertThat(engine.start(handle, 1, gather).tag()).isEqualTo(CALL);
        assertThat(engine.resume(handle, 2, json("{'future':true}")).tag()).isEqualTo(CALL);
        EngineResponse waits = engine.resume(handle, 3, json("{'future':true}"));
        assertThat(waits.tag()).isEqualTo(FUTURES);
        assertThat(engine.resume(handle, 4, json("{'results':[[99,{'value':1}]]}"))
                        .tag())
                .isEqualTo(BAD_REQUEST);
        assertThat(engine.resume(handle, 5, json("{'value':1}")).tag()).isEqualTo(BAD_REQUEST);
        assertThat(text(engine.pause(handle))).contains("\"ids\":[");
        String[] ids = text(waits).replaceAll(".*\"ids\":\\[([0-9,]+)].*", "$1").split(",", -1);
        assertThat(engine.resume(handle, 6, json("{'results':[[" + ids[1] + ",{'value':'b'}]]}"))
                        .tag())
                .isEqualTo(FUTURES);
        assertThat(text(engine.resume(handle, 7, json("{'results':[[" + ids[0] + ",{'value':'a'}]]}"))))
                .startsWith("{\"value\":[\"a\",\"b\"],");
        engine.free(handle);
    }

    @Test
    void session_isCalled_andTellsItsVariablesAndFunctions() {
        long handle = create("session", Await.PATIENCE);
        byte[] feed = json("{'code':'def twice(n): return 2 * n\\nx = 4','name':'main.py'}");
        assertThat(engine.run(handle, 1, feed).tag()).isEqualTo(COMPLETE);
        assertThat(text(engine.call(handle, 2, json("{'function':'twice','args':[21],'kwargs':{}}"))))
                .startsWith("{\"value\":42,");
        assertThat(text(engine.variables(handle))).contains("\"x\":4");
        assertThat(text(engine.functions(handle))).contains("[\"twice\"]");
        engine.free(handle);
        assertThat(text(engine.continuation(json("{'source':'if x:\\n'}")))).contains("block");
    }

    @Test
    void snapshot_isRestored_andAnythingElseRefused() {
        long handle = create();
        assertThat(engine.snapshot(handle).tag()).as("of an idle script").isEqualTo(WRONG_STATE);
        assertThat(engine.start(handle, 1, ASKS).tag()).isEqualTo(CALL);
        EngineResponse snapshot = engine.snapshot(handle);
        assertThat(snapshot.tag()).isEqualTo(COMPLETE);
        engine.free(handle);
        byte[] frame = frame(snapshot.body());
        EngineResponse restored = engine.restore(frame);
        assertThat(restored.tag()).as(text(restored)).isEqualTo(COMPLETE);
        assertThat(text(restored)).contains("\"kind\":\"script\"");
        long copy = handle(restored);
        assertThat(engine.pause(copy).tag()).isEqualTo(CALL);
        assertThat(text(engine.resume(copy, 1, json("{'value':41}")))).startsWith("{\"value\":42,");
        engine.free(copy);
        byte[][] refused = {
            {},
            {1, 2, 3},
            {-1, -1, -1, -1, 0},
            json("{}"),
            frame(new byte[0]),
            frame(new byte[] {1, 2, 3}),
            Arrays.copyOf(frame, frame.length / 2),
            Arrays.copyOf(frame, frame.length - 1)
        };
        for (byte[] request : refused) {
            EngineResponse response = engine.restore(request);
            assertThat(response.tag()).as(text(response)).isEqualTo(BAD_REQUEST);
        }
    }

    private static byte[] frame(byte[] snapshot) {
        byte[] head =
                json(CREATE.formatted("script", Await.PATIENCE.toNanos()).replaceAll("'kind'.*'limits'", "'limits'"));
        return ByteBuffer.allocate(Integer.BYTES + head.length + snapshot.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(head.length)
                .put(head)
                .put(snapshot)
                .array();
    }

    private long create() {
        return create("script", Await.PATIENCE);
    }

    private long create(String kind, Duration longest) {
        EngineResponse response = engine.create(json(CREATE.formatted(kind, longest.toNanos())));
        assertThat(response.tag()).as(text(response)).isEqualTo(COMPLETE);
        return handle(response);
    }

    private static long handle(EngineResponse response) {
        return Long.parseLong(text(response).replaceAll(".*\"handle\":(\\d+).*", "$1"));
    }

    private static byte[] json(String readable) {
        return readable.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static String text(EngineResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
