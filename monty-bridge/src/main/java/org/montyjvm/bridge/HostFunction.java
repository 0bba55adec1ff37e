package org.montyjvm.bridge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function that scripts can call. Immutable, and safe to share between threads and plugins if its handler is.
 *
 * <pre>{@code
 * HostFunction forecast = HostFunction.builder("get_forecast")
 *         .description("Tells the weather of the next days.")
 *         .param("city", HostType.string(), "a city's English name")
 *         .param(HostParam.of("days", HostType.integer(1, 14)).withDefault(3))
 *         .returns(HostType.listOf(HostType.floating()))
 *         .handler(call -> service.forecast(call.arg("city", String.class), call.arg("days", int.class)));
 * }</pre>
 */
public final class HostFunction {
    private final HostFunctionSchema schema;
    private final CallRole role;
    private final HostHandler handler;
    private final boolean quick;
    private final Binding binding;

    private HostFunction(HostFunctionSchema schema, CallRole role, HostHandler handler, boolean quick) {
        this.schema = schema;
        this.role = role;
        this.handler = handler;
        this.quick = quick;
        binding = new Binding(schema);
    }

    /**
     * Returns a builder of a function without parameters that gives any value.
     *
     * @param name its name in Python, without the namespace
     * @return a new builder
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Returns a function.
     *
     * @param schema what it is called, takes and gives
     * @param role what its calls are for
     * @param handler what it does
     * @return a new function
     * @throws IllegalArgumentException if the handler is asynchronous and the schema says otherwise, or the other way round
     * @throws NullPointerException if an argument is null
     */
    public static HostFunction of(HostFunctionSchema schema, CallRole role, HostHandler handler) {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(handler, "handler");
        if (schema.awaitable() != handler instanceof HostHandler.Async) {
            throw new IllegalArgumentException("'" + schema.name() + "' is "
                    + (schema.awaitable()
                            ? "awaitable, but its handler gives"
                            : "not awaitable, but its handler promises")
                    + " the value");
        }
        return new HostFunction(schema, role, handler, false);
    }

    /**
     * Returns the function's description.
     *
     * @return what it is called, takes and gives
     */
    public HostFunctionSchema schema() {
        return schema;
    }

    /**
     * Returns the function's name.
     *
     * @return the name, without the namespace
     */
    public String name() {
        return schema.name();
    }

    /**
     * Returns what calls of the function are for.
     *
     * @return the role that they have unless the script lowers it
     */
    public CallRole role() {
        return role;
    }

    /**
     * Returns what the function does.
     *
     * @return the handler
     */
    public HostHandler handler() {
        return handler;
    }

    /**
     * Returns whether the handler runs on the thread that reads the events, see {@link Builder#quick()}.
     *
     * @return false unless the builder was told so
     */
    public boolean isQuick() {
        return quick;
    }

    Binding binding() {
        return binding;
    }

    @Override
    public String toString() {
        return "HostFunction[" + schema.signature() + "]";
    }

    /** Puts a function together. Not safe for use by several threads. */
    public static final class Builder {
        private final String name;
        private final List<HostParam> params = new ArrayList<>();
        private String description = "";
        private HostType returns = HostType.any();
        private CallRole role = CallRole.TOOL;
        private @Nullable Duration timeout;
        private boolean quick;

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /**
         * Sets what the function does, in words.
         *
         * @param text the description; its first line is the summary
         * @return this builder
         */
        public Builder description(String text) {
            description = Objects.requireNonNull(text, "text");
            return this;
        }

        /**
         * Adds a parameter that must be given.
         *
         * @param param its name
         * @param type its type
         * @return this builder
         * @throws IllegalArgumentException if the name is no identifier
         */
        public Builder param(String param, HostType type) {
            return param(HostParam.of(param, type));
        }

        /**
         * Adds a parameter that must be given.
         *
         * @param param its name
         * @param type its type
         * @param text what it means
         * @return this builder
         * @throws IllegalArgumentException if the name is no identifier
         */
        public Builder param(String param, HostType type, String text) {
            return param(HostParam.of(param, type).withDescription(text));
        }

        /**
         * Adds a parameter.
         *
         * @param param the parameter
         * @return this builder
         */
        public Builder param(HostParam param) {
            params.add(Objects.requireNonNull(param, "param"));
            return this;
        }

        /**
         * Sets what the function gives.
         *
         * @param type the type, any by default
         * @return this builder
         */
        public Builder returns(HostType type) {
            returns = Objects.requireNonNull(type, "type");
            return this;
        }

        /**
         * Sets what calls of the function are for.
         *
         * @param newRole the role, {@link CallRole#TOOL} by default
         * @return this builder
         */
        public Builder role(CallRole newRole) {
            role = Objects.requireNonNull(newRole, "newRole");
            return this;
        }

        /**
         * Sets how long a call may take, in place of what the bridge allows.
         *
         * @param time the time
         * @return this builder
         */
        public Builder timeout(Duration time) {
            timeout = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * Says that the handler computes for a moment and never waits: for a lock, a file, or the network. It then runs on
         * the thread that reads the events, which spares two changes of threads for each call.
         *
         * <p><b>Warning:</b> a handler that is not quick holds up its reader; its timeout cannot stop it.
         *
         * @return this builder
         */
        public Builder quick() {
            quick = true;
            return this;
        }

        /**
         * Returns the function with a handler that gives the value while the script waits.
         *
         * @param handler the handler
         * @return a new function
         * @throws IllegalArgumentException if name, parameters or timeout are not legal
         */
        public HostFunction handler(HostHandler.Sync handler) {
            return build(handler, false);
        }

        /**
         * Returns the function with a handler that promises the value; Python awaits it.
         *
         * @param handler the handler
         * @return a new function
         * @throws IllegalArgumentException if name, parameters or timeout are not legal
         */
        public HostFunction asyncHandler(HostHandler.Async handler) {
            return build(handler, true);
        }

        /**
         * Returns the function with a handler that gives the value piece by piece.
         *
         * @param handler the handler
         * @return a new function
         * @throws IllegalArgumentException if name, parameters or timeout are not legal
         */
        public HostFunction streamingHandler(HostHandler.Streaming handler) {
            return build(handler, false);
        }

        private HostFunction build(HostHandler handler, boolean awaitable) {
            if (quick && !(handler instanceof HostHandler.Sync)) {
                throw new IllegalArgumentException(
                        "'" + name + "' cannot be quick: its handler does not give the value");
            }
            HostFunction function =
                    of(new HostFunctionSchema(name, description, params, returns, awaitable, timeout), role, handler);
            return new HostFunction(function.schema(), role, handler, quick);
        }
    }
}
