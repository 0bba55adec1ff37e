package org.montyjvm.wasm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.montyjvm.spi.MontyErrors;
import org.montyjvm.wire.EngineResponse;
import org.montyjvm.wire.EngineTransport;

/** Calls instances of the module, one for each handle. */
final class WasmTransport implements EngineTransport {
    /** Address space, not memory: only what is touched becomes resident. Frames of the interpreter are Java frames. */
    private static final long STACK_BYTES = 1L << 29;

    private static final JsonFactory JSON = new JsonFactory();

    private final AtomicLong lastHandle = new AtomicLong();
    private final Map<Long, Interpreter> interpreters = new ConcurrentHashMap<>();

    @Override
    public EngineResponse version() {
        return once(instance -> instance.ask(MontyModule::version));
    }

    @Override
    public EngineResponse continuation(byte[] request) {
        return once(instance -> instance.request(MontyModule::continuation, request));
    }

    /** Instances hold their buffers themselves, and let go of them when they go; a stack is there while a call runs. */
    @Override
    public EngineResponse stats() {
        long running =
                interpreters.values().stream().filter(Interpreter::isInACall).count();
        return Responses.response(
                Responses.COMPLETE,
                "{\"handles\":" + interpreters.size() + ",\"buffers\":0,\"stacks\":" + running + "}");
    }

    @Override
    public EngineResponse create(byte[] request) {
        InstanceSize size = InstanceSize.of(request, 0, request.length);
        return created(instance -> instance.request(MontyModule::create, request), size, isSession(request));
    }

    @Override
    public EngineResponse restore(byte[] request) {
        InstanceSize size = InstanceSize.ofFrame(request);
        return created(instance -> instance.request(MontyModule::restore, request), size, true);
    }

    @Override
    public EngineResponse run(long handle, long turn, byte[] request) {
        return take(handle, turn, MontyModule::run, request);
    }

    @Override
    public EngineResponse start(long handle, long turn, byte[] request) {
        return take(handle, turn, MontyModule::start, request);
    }

    @Override
    public EngineResponse call(long handle, long turn, byte[] request) {
        return take(handle, turn, MontyModule::call, request);
    }

    @Override
    public EngineResponse resume(long handle, long turn, byte[] request) {
        return take(handle, turn, MontyModule::resume, request);
    }

    @Override
    public void cancel(long handle, long turn) {
        Interpreter interpreter = interpreters.get(handle);
        if (interpreter != null) {
            interpreter.cancel(turn);
        }
    }

    @Override
    public EngineResponse output(long handle, long turn, long from) {
        Interpreter interpreter = interpreters.get(handle);
        return interpreter == null ? unknown(handle) : interpreter.output(turn, from);
    }

    @Override
    public EngineResponse abandon(long handle) {
        return ask(handle, MontyModule::abandon);
    }

    @Override
    public EngineResponse pause(long handle) {
        return ask(handle, MontyModule::pause);
    }

    @Override
    public EngineResponse snapshot(long handle) {
        return ask(handle, MontyModule::snapshot);
    }

    @Override
    public EngineResponse variables(long handle) {
        return ask(handle, MontyModule::variables);
    }

    @Override
    public EngineResponse functions(long handle) {
        return ask(handle, MontyModule::functions);
    }

    @Override
    public EngineResponse free(long handle) {
        Interpreter interpreter = interpreters.remove(handle);
        if (interpreter == null) {
            return unknown(handle);
        }
        interpreter.free();
        return Responses.response(Responses.COMPLETE, "");
    }

    @Override
    public EngineResponse testPanic(long handle) {
        return ask(handle, MontyModule::testPanic);
    }

    @Override
    public long threadStackBytes() {
        return STACK_BYTES;
    }

    @Override
    public String backend() {
        return WasmBackend.NAME;
    }

    @Override
    public String origin() {
        return "the classes of monty-wasm";
    }

    @Override
    public boolean isLost(long handle) {
        Interpreter interpreter = interpreters.get(handle);
        return interpreter != null && interpreter.isLost();
    }

    private interface Use {
        Answer on(WasmInstance instance) throws InstanceLostException;
    }

    /** Asks an instance that is for this question alone. */
    private static EngineResponse once(Use use) {
        WasmInstance instance = instance();
        try {
            Answer answer = use.on(instance);
            return new EngineResponse(answer.tag(), answer.body());
        } catch (InstanceLostException lost) {
            return Responses.of(lost, 0, instance.pages(), 0, List.of());
        }
    }

    private EngineResponse created(Use create, InstanceSize size, boolean keepsState) {
        WasmInstance instance = instance().sized(size);
        Answer answer;
        try {
            answer = create.on(instance);
        } catch (InstanceLostException lost) {
            return Responses.of(lost, 0, instance.pages(), size.memoryLimit(), List.of());
        }
        if (answer.tag() != Responses.COMPLETE) {
            return new EngineResponse(answer.tag(), answer.body());
        }
        long own = handle(answer.body());
        long handle = lastHandle.incrementAndGet();
        interpreters.put(handle, new Interpreter(instance, own, size.memoryLimit(), keepsState));
        return Responses.withHandle(answer.body(), handle, own);
    }

    private static WasmInstance instance() {
        try {
            return WarmInstances.take();
        } catch (OutOfMemoryError heapIsFull) {
            throw MontyErrors.crash("the Java heap has no room for another instance of the WASM engine", heapIsFull);
        }
    }

    private EngineResponse take(long handle, long turn, WasmInstance.Turn function, byte[] request) {
        Interpreter interpreter = interpreters.get(handle);
        return interpreter == null
                ? unknown(handle)
                : interpreter.take(turn, (instance, own) -> instance.turn(own, turn, function, request));
    }

    private EngineResponse ask(long handle, WasmInstance.HandleQuestion function) {
        Interpreter interpreter = interpreters.get(handle);
        return interpreter == null ? unknown(handle) : interpreter.ask((instance, own) -> instance.ask(own, function));
    }

    private static EngineResponse unknown(long handle) {
        return Responses.message(
                Responses.UNKNOWN_HANDLE, "there is no interpreter " + handle + ": it was freed or never created");
    }

    private static boolean isSession(byte[] request) {
        return "session".equals(field(request, "kind", JsonToken.VALUE_STRING));
    }

    private static long handle(byte[] response) {
        String handle = field(response, "handle", JsonToken.VALUE_NUMBER_INT);
        if (handle == null) {
            throw MontyErrors.crash("the WASM engine gave no handle", null);
        }
        return Long.parseLong(handle);
    }

    /** Returns a field of an object, or nothing if there is no such field or it is something else. */
    private static @Nullable String field(byte[] json, String name, JsonToken token) {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(name);
                JsonToken value = parser.nextToken();
                if (wanted) {
                    return value == token ? parser.getText() : null;
                }
                parser.skipChildren();
            }
        } catch (IOException malformed) {
            return null;
        }
        return null;
    }
}
