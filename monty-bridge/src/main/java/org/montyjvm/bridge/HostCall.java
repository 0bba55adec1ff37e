package org.montyjvm.bridge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyCancelToken;
import org.montyjvm.MontyConversionException;
import org.montyjvm.MontyHostObjects;
import org.montyjvm.MontyPosition;
import org.montyjvm.MontyTypeRef;
import org.montyjvm.MontyValue;

/**
 * A call that a script made: of a function of a plugin, of a method of one of its objects, or of the operating system.
 * Middleware and handlers get it. Immutable, and safe to share between threads.
 */
public final class HostCall {
    private final Kind kind;
    private final Origin origin;
    private final CallRole role;
    private final String namespace;
    private final @Nullable HostFunction function;
    private final Map<String, MontyValue> arguments;
    private final Work work;

    HostCall(
            Kind kind,
            Origin origin,
            CallRole role,
            String namespace,
            @Nullable HostFunction function,
            Map<String, MontyValue> arguments,
            Work work) {
        this.kind = kind;
        this.origin = origin;
        this.role = role;
        this.namespace = namespace;
        this.function = function;
        this.arguments = Collections.unmodifiableMap(arguments);
        this.work = work;
    }

    /** Where a call came from. */
    record Origin(
            String runId,
            int callId,
            String name,
            List<MontyValue> args,
            Map<String, MontyValue> kwargs,
            MontyPosition position,
            MontyCancelToken token,
            MontyHostObjects objects) {}

    /** What is in the middle of the onion. */
    @FunctionalInterface
    interface Work {
        CompletionStage<MontyValue> on(HostCall call) throws Exception;
    }

    /** What is called. */
    public enum Kind {
        /** A function of a plugin, or a method of an object that one handed out. */
        TOOL,
        /** The operating system. */
        OS
    }

    /**
     * Returns what is called.
     *
     * @return the kind of call
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Returns the run that the call belongs to.
     *
     * @return {@link BridgeRun#id()}
     */
    public String runId() {
        return origin.runId();
    }

    /**
     * Returns the number of the call in its run.
     *
     * @return {@link org.montyjvm.MontyPending#callId()}
     */
    public int callId() {
        return origin.callId();
    }

    /**
     * Returns what is called, as Python writes it.
     *
     * @return a name such as {@code weather.get_forecast} or {@code Path.read_text}
     */
    public String name() {
        return origin.name();
    }

    /**
     * Returns the namespace of the plugin.
     *
     * @return the namespace, empty for plain functions and for the operating system
     */
    public String namespace() {
        return namespace;
    }

    /**
     * Returns the function that is called.
     *
     * @return the function, or empty for a method of an object and for the operating system
     */
    public Optional<HostFunction> function() {
        return Optional.ofNullable(function);
    }

    /**
     * Returns what the call is for.
     *
     * @return the host's role for it, or the lower one that the script asked for
     */
    public CallRole role() {
        return role;
    }

    /**
     * Returns where in the script the call is.
     *
     * @return the place
     */
    public MontyPosition position() {
        return origin.position();
    }

    /**
     * Returns the positional arguments as the script gave them.
     *
     * @return an unmodifiable list
     */
    public List<MontyValue> args() {
        return origin.args();
    }

    /**
     * Returns the keyword arguments as the script gave them.
     *
     * @return an unmodifiable map
     */
    public Map<String, MontyValue> kwargs() {
        return origin.kwargs();
    }

    /**
     * Returns the arguments by parameter, checked and with defaults. For the operating system and for methods of objects,
     * which have no schema, the positional ones are named {@code "0"}, {@code "1"}, …
     *
     * @return an unmodifiable map in the order of the parameters
     */
    public Map<String, MontyValue> arguments() {
        return arguments;
    }

    /**
     * Returns an argument.
     *
     * @param param the parameter's name
     * @return its value
     * @throws IllegalArgumentException if there is no such parameter
     */
    public MontyValue arg(String param) {
        MontyValue value = arguments.get(param);
        if (value == null) {
            throw new IllegalArgumentException(
                    name() + "() has no parameter '" + param + "', but " + arguments.keySet());
        }
        return value;
    }

    /**
     * Returns an argument as a Java object.
     *
     * @param <T> the Java type
     * @param param the parameter's name
     * @param type the Java type, as for {@link MontyValue#as(Class)}
     * @return its value
     * @throws IllegalArgumentException if there is no such parameter
     * @throws MontyConversionException if the value does not fit
     */
    public <T> T arg(String param, Class<T> type) {
        return arg(param).as(type);
    }

    /**
     * Returns an argument as a Java object of a generic type.
     *
     * @param <T> the Java type
     * @param param the parameter's name
     * @param type the Java type, as for {@link MontyValue#as(MontyTypeRef)}
     * @return its value
     * @throws IllegalArgumentException if there is no such parameter
     * @throws MontyConversionException if the value does not fit
     */
    public <T extends @Nullable Object> T arg(String param, MontyTypeRef<T> type) {
        return arg(param).as(type);
    }

    /**
     * Returns this call with another argument, for middleware that rewrites calls. It is not checked again.
     *
     * @param param the parameter's name
     * @param value its value
     * @return a new call
     */
    public HostCall withArgument(String param, MontyValue value) {
        Map<String, MontyValue> all = new LinkedHashMap<>(arguments);
        all.put(param, Objects.requireNonNull(value, "value"));
        return new HostCall(kind, origin, role, namespace, function, all, work);
    }

    /**
     * Returns what says when to stop: it is cancelled as soon as the call has an answer, be it that the run was cancelled or
     * that the call is out of time.
     *
     * @return a token of this call
     */
    public MontyCancelToken cancelToken() {
        return origin.token();
    }

    /**
     * Returns where a handler exposes objects that scripts may hold on to. Each namespace has its own in each run: a
     * function of another one cannot find them.
     *
     * @return the host objects of the namespace
     */
    public MontyHostObjects objects() {
        return origin.objects();
    }

    CompletionStage<MontyValue> perform() throws Exception {
        return work.on(this);
    }

    @Override
    public String toString() {
        return "HostCall[" + name() + ", role=" + role.label() + "]";
    }
}
