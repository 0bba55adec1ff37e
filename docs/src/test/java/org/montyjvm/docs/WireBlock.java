package org.montyjvm.docs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the page on the wire format says, sent to the native library. */
final class WireBlock {
    private static final String LIMITS = "{\"limits\":{\"memory\":67108864,\"duration\":10000000000,\"recursion\":1000,"
            + "\"source\":1048576,\"output\":1048576,\"result\":16777216,\"suspensions\":10000}}";
    private static final Pattern HANDLE = Pattern.compile("\\{\"handle\":(\\d+)}");
    private static final Pattern VALUE = Pattern.compile("\\{\"value\":(.*),\"output\":\\[],\"usage\":\\{[^{}]*}}");
    private static final Pattern DECLARATION = Pattern.compile("\\b(monty_\\w+)\\(");
    private static final String ARROW = "  →  ";
    private static final Map<String, Interpreter> INTERPRETERS = new ConcurrentHashMap<>();

    private WireBlock() {}

    /**
     * Makes the call that the info names, {@code json call=monty_run} for one, with the block as its request; the block
     * below has the tag and the response, {@code json tag=0}.
     */
    static void call(Block block) {
        String name = block.attribute("call").orElseThrow(() -> new AssertionError(block.place() + " names no call"));
        Block answer = block.answer().orElseThrow(() -> new AssertionError(block.place() + " has no response"));
        NativeAbi.Reply reply = block.attribute("on").isPresent()
                ? talk(block, name)
                : switch (name) {
                    case "monty_run" -> withInterpreter(handle -> NativeAbi.call(name, block.text(), handle, 1L));
                    case "monty_test_panic" -> withInterpreter(handle -> NativeAbi.call(name, "", handle));
                    case "monty_create" -> created(NativeAbi.call(name, block.text()));
                    case "monty_continuation" -> NativeAbi.call(name, block.text());
                    default -> NativeAbi.call(name, "");
                };
        block.requireShown(reply.json());
        if (!answer.attribute("tag").orElse("").equals(String.valueOf(reply.tag()))) {
            throw new AssertionError(block.place() + " has a response with the wrong tag, it is " + reply.tag());
        }
    }

    /**
     * Makes a call on the interpreter that the info names, {@code json call=monty_resume on=a} for one: that which
     * {@code json call=monty_create on=a} has created further up.
     */
    private static NativeAbi.Reply talk(Block block, String name) {
        String key = block.attribute("on").orElseThrow();
        if (name.equals("monty_create")) {
            NativeAbi.Reply reply = NativeAbi.call(name, block.text());
            Matcher handle = HANDLE.matcher(reply.json());
            if (handle.matches()) {
                INTERPRETERS.put(key, new Interpreter(Long.parseLong(handle.group(1)), new AtomicLong()));
            }
            return reply;
        }
        Interpreter interpreter = INTERPRETERS.get(key);
        if (interpreter == null) {
            throw new AssertionError(block.place() + " talks to " + key + ", which no block has created");
        }
        return block.text().isBlank()
                ? NativeAbi.call(name, "", interpreter.handle())
                : NativeAbi.call(
                        name,
                        block.text(),
                        interpreter.handle(),
                        interpreter.turns().incrementAndGet());
    }

    /**
     * Checks each line of the block, {@code expression → JSON}: the expression's value crosses as that JSON, and, unless it
     * only comes out, crosses back.
     */
    static void roundTrip(Block block) {
        for (String line : block.text().split("\n", -1)) {
            String[] parts = line.split(ARROW, 2);
            if (parts.length < 2) {
                throw new AssertionError(block.place() + " has no arrow in: " + line);
            }
            String code = parts[0].strip();
            String json = value(request(code, ""));
            if (!Block.matches(parts[1], json)) {
                throw new AssertionError(block.place() + ": " + code + " crosses as " + json);
            }
            boolean onlyOut = json.startsWith("{\"$repr\"") || json.contains("\"$cycle\"");
            if (!onlyOut && !value(request("x", json)).equals(json)) {
                throw new AssertionError(block.place() + ": " + json + " does not come back as it went in");
            }
        }
    }

    /** Checks that the library has every function that the block declares. */
    static void requireExported(Block block) {
        Matcher declarations = DECLARATION.matcher(block.text());
        while (declarations.find()) {
            try {
                NativeAbi.function(declarations.group(1));
            } catch (UnsatisfiedLinkError e) {
                throw new AssertionError(block.place() + ": the library has no " + declarations.group(1), e);
            }
        }
    }

    private static String request(String code, String input) {
        String inputs = input.isEmpty() ? "" : ",\"inputs\":{\"x\":" + input + "}";
        String escaped = code.replace("\\", "\\\\").replace("\"", "\\\"").replace("; ", "\\n");
        return "{\"code\":\"" + escaped + "\",\"name\":\"main.py\"" + inputs + "}";
    }

    private static String value(String request) {
        NativeAbi.Reply reply = withInterpreter(handle -> NativeAbi.call("monty_run", request, handle, 1L));
        Matcher value = VALUE.matcher(reply.json());
        if (!value.matches()) {
            throw new AssertionError(request + " gives no value but " + reply);
        }
        return value.group(1);
    }

    private static NativeAbi.Reply created(NativeAbi.Reply reply) {
        Matcher handle = HANDLE.matcher(reply.json());
        if (handle.matches()) {
            NativeAbi.call("monty_free", "", Long.parseLong(handle.group(1)));
        }
        return reply;
    }

    private static NativeAbi.Reply withInterpreter(Call call) {
        Matcher handle = HANDLE.matcher(NativeAbi.call("monty_create", LIMITS).json());
        if (!handle.matches()) {
            throw new AssertionError("the library gives no interpreter");
        }
        long id = Long.parseLong(handle.group(1));
        try {
            return call.on(id);
        } finally {
            NativeAbi.call("monty_free", "", id);
        }
    }

    /**
     * An interpreter that several blocks talk to.
     *
     * @param handle its id
     * @param turns how many turns it has had
     */
    private record Interpreter(long handle, AtomicLong turns) {}

    private interface Call {
        NativeAbi.Reply on(long handle);
    }
}
