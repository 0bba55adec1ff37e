package org.montyjvm.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyCall;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyScript;
import org.montyjvm.spi.MontyErrors;
import org.montyjvm.spi.MontyFailure;
import org.montyjvm.spi.MontyOptions;

/** What goes to the engine, as JSON in UTF-8. The answers to a pause are in {@link Answers}. */
final class Requests {
    private Requests() {}

    /** Returns the request that creates an interpreter for scripts. */
    static byte[] createScript(MontyOptions options) {
        return create("script", null, options);
    }

    /**
     * Returns the request that creates a session.
     *
     * @throws org.montyjvm.MontyScriptError if the name has half a surrogate pair
     */
    static byte[] createSession(MontyOptions options, String name) {
        return create("session", name, options);
    }

    private static byte[] create(String kind, @Nullable String name, MontyOptions options) {
        return JsonBody.of((body, json) -> {
            json.writeStringField("kind", kind);
            if (name != null) {
                json.writeStringField("name", Utf8Text.require(name));
            }
            policy(body, json, options);
        });
    }

    /** Returns the head of a request that restores an interpreter: what the destination allows. */
    static byte[] restoreHead(MontyOptions options) {
        return JsonBody.of((body, json) -> policy(body, json, options));
    }

    private static void policy(JsonBody body, JsonGenerator json, MontyOptions options) throws IOException {
        MontyLimits limits = options.limits();
        json.writeObjectFieldStart("limits");
        json.writeNumberField("memory", limits.memoryBytes());
        json.writeNumberField("duration", limits.duration().toNanos());
        json.writeNumberField("recursion", limits.recursionDepth());
        json.writeNumberField("source", limits.sourceBytes());
        json.writeNumberField("output", limits.outputBytes());
        json.writeNumberField("result", limits.resultBytes());
        json.writeNumberField("suspensions", limits.suspensions());
        json.writeEndObject();
        json.writeFieldName("os");
        body.value(options.osConfig());
    }

    /**
     * Returns the request that runs the script with every request for the host denied.
     *
     * @throws org.montyjvm.MontyResourceError if the source or the inputs are longer than their limit, or an input nests
     *     too deep
     * @throws org.montyjvm.MontyScriptError if the source or an input has half a surrogate pair
     * @throws IllegalArgumentException if an input has a part that only comes out of Python
     */
    static byte[] run(MontyScript script, MontyLimits limits) {
        requireShort(script.code(), limits.sourceBytes());
        return JsonBody.of((body, json) -> {
            source(json, script);
            inputs(body, json, script, limits);
        });
    }

    /**
     * Returns the request that starts the script.
     *
     * @throws org.montyjvm.MontyResourceError if the source or the inputs are longer than their limit, or an input nests
     *     too deep
     * @throws org.montyjvm.MontyScriptError if the source, a name or an input has half a surrogate pair
     * @throws IllegalArgumentException if an input has a part that only comes out of Python
     */
    static byte[] start(MontyScript script, MontyLimits limits) {
        requireShort(script.code(), limits.sourceBytes());
        return JsonBody.of((body, json) -> {
            source(json, script);
            if (!script.functions().isEmpty()) {
                json.writeFieldName("functions");
                body.texts(script.functions());
            }
            if (!script.modules().isEmpty()) {
                json.writeFieldName("modules");
                body.texts(script.modules());
            }
            if (script.offersNames()) {
                json.writeBooleanField("names", true);
            }
            inputs(body, json, script, limits);
        });
    }

    /**
     * Returns the request that calls a function of a session.
     *
     * @throws org.montyjvm.MontyResourceError if the arguments are longer than their limit, or one nests too deep
     * @throws org.montyjvm.MontyScriptError if a name or an argument has half a surrogate pair
     * @throws IllegalArgumentException if an argument has a part that only comes out of Python
     */
    static byte[] call(MontyCall call, MontyLimits limits) {
        return JsonBody.of((body, json) -> {
            json.writeStringField("function", Utf8Text.require(call.function()));
            json.writeFieldName("args");
            body.bound(limits.resultBytes());
            body.values(call.args());
            json.writeFieldName("kwargs");
            body.values(call.kwargs());
        });
    }

    /**
     * Returns the request that asks whether a source is complete.
     *
     * @throws org.montyjvm.MontyResourceError if the source is longer than its limit
     * @throws org.montyjvm.MontyScriptError if it has half a surrogate pair
     */
    static byte[] continuation(String source, MontyLimits limits) {
        requireShort(source, limits.sourceBytes());
        return JsonBody.of((body, json) -> json.writeStringField("source", source));
    }

    private static void source(JsonGenerator json, MontyScript script) throws IOException {
        json.writeStringField("code", script.code());
        json.writeStringField("name", Utf8Text.require(script.name()));
    }

    private static void inputs(JsonBody body, JsonGenerator json, MontyScript script, MontyLimits limits)
            throws IOException {
        if (!script.inputs().isEmpty()) {
            json.writeFieldName("inputs");
            body.bound(limits.resultBytes());
            body.values(script.inputs());
        }
    }

    /** Checks the cheap bound first, so that a source of gigabytes is refused without being read. */
    private static void requireShort(String code, long limit) {
        long bytes = code.length() > limit ? code.length() : Utf8Text.length(code);
        if (bytes > limit) {
            throw MontyErrors.resource(MontyLimit.SOURCE_SIZE, limit, bytes, MontyFailure.NONE);
        }
    }
}
