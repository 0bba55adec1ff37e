package org.montyjvm.wasm;

import java.nio.charset.StandardCharsets;

/** An interpreter in an instance, with nothing between it and the test. */
final class BareInterpreter {
    private static final String REQUEST = "{\"kind\":\"session\",\"name\":\"s\",\"limits\":{\"memory\":%d,"
            + "\"duration\":60000000000,\"recursion\":%d,\"source\":1048576,\"output\":%d,\"result\":%d,"
            + "\"suspensions\":10000}}";

    private final WasmInstance instance;
    private final InstanceSize size;
    private long turn;

    private BareInterpreter(WasmInstance instance, InstanceSize size) {
        this.instance = instance;
        this.size = size;
    }

    /** Returns one whose instance has the size that belongs to its limits. */
    static BareInterpreter create(long memory, int recursion) throws InstanceLostException {
        byte[] request = request(memory, recursion);
        return create(request, InstanceSize.of(request, 0, request.length));
    }

    /** Returns one that is told that it may have memory without end, in an instance that may not. */
    static BareInterpreter withCeiling(int pages) throws InstanceLostException {
        return create(request(1L << 40, 1_000), new InstanceSize(pages, 0, 1L << 40));
    }

    static byte[] request(long memory, int recursion) {
        return bytes(REQUEST.formatted(memory, recursion, 1 << 20, 1 << 20));
    }

    private static BareInterpreter create(byte[] request, InstanceSize size) throws InstanceLostException {
        WasmInstance instance = WasmInstance.create().sized(size);
        Answer created = instance.request(MontyModule::create, request);
        if (created.tag() != Responses.COMPLETE) {
            throw new IllegalStateException(text(created));
        }
        return new BareInterpreter(instance, size);
    }

    /** Runs a script and returns the response. */
    Answer run(String code) throws InstanceLostException {
        String quoted = code.replace("\"", "\\\"").replace("\n", "\\n");
        turn++;
        return instance.turn(
                1, turn, MontyModule::run, bytes("{\"code\":\"" + quoted + "\",\"name\":\"main.py\",\"inputs\":{}}"));
    }

    WasmInstance instance() {
        return instance;
    }

    InstanceSize size() {
        return size;
    }

    static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
