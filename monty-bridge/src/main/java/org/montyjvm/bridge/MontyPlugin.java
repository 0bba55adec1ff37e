package org.montyjvm.bridge;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What an application offers to scripts under one name: {@code weather.get_forecast("NYC")}, with or without
 * {@code import weather}.
 *
 * <pre>{@code
 * MontyPlugin weather = MontyPlugin.builder("weather")
 *         .description("The weather of the next days.")
 *         .function(HostFunction.builder("get_forecast")
 *                 .param("city", HostType.string())
 *                 .handler(call -> service.forecast(call.arg("city", String.class))))
 *         .build();
 * }</pre>
 *
 * <p>A plugin may serve several bridges, and is called by several threads at once.
 */
public interface MontyPlugin extends AutoCloseable {
    /**
     * Returns the name under which Python finds the functions.
     *
     * @return an identifier, or the empty string: then the functions are plain names
     */
    String namespace();

    /**
     * Returns what the plugin is for.
     *
     * @return a text whose first line is its summary; empty by default
     */
    default String description() {
        return "";
    }

    /**
     * Returns the functions. Asked once, when the plugin is registered or attached.
     *
     * @return the functions, each name once
     */
    List<HostFunction> functions();

    /**
     * Returns what a language model should know in order to use the plugin, beyond the descriptions of its functions.
     *
     * @return Markdown; empty by default
     */
    default String prompt() {
        return "";
    }

    /**
     * Is told that a bridge has the plugin from now on. By default nothing happens. An exception keeps it from being
     * attached.
     *
     * @param bridge the bridge
     */
    default void attached(MontyBridge bridge) {}

    /**
     * Is told that a run starts. By default nothing happens. An exception ends the run.
     *
     * @param runId {@link BridgeRun#id()}
     */
    default void runStarted(String runId) {}

    /**
     * Is told that a run is over, whatever way. By default nothing happens.
     *
     * @param runId {@link BridgeRun#id()}
     */
    default void runEnded(String runId) {}

    /** Frees what the plugin holds. By default nothing happens. Called by {@link PluginRegistry#close()}. */
    @Override
    default void close() {}

    /**
     * Returns a plugin with the methods of an object that are annotated with {@link MontyFunction}.
     *
     * <pre>{@code
     * @MontyNamespace("weather")
     * public final class Weather {
     *     @MontyFunction("Tells the weather of the next days.")
     *     public List<Double> getForecast(String city, @MontyParam(defaultValue = "3") int days) { … }
     * }
     * }</pre>
     *
     * <p>Names are in snake case, and the schema is made of the signatures: generics, records, enums and {@code Optional}
     * included. A parameter that is {@code Optional} or nullable may be left out; one of type {@link HostCall} gets the
     * call. A method that returns a {@link java.util.concurrent.CompletionStage} is asynchronous, one that returns a
     * {@link java.util.stream.Stream} or {@link java.util.Iterator} gives its value piece by piece. The namespace is that
     * of {@link MontyNamespace}, or the name of the class in snake case. An {@link AutoCloseable} is closed with the plugin.
     *
     * @param object the object
     * @return a new plugin
     * @throws IllegalArgumentException if no method is annotated, one cannot be called from here, or its names or defaults
     *     are no good; the message says which and why
     */
    static MontyPlugin of(Object object) {
        return new AnnotatedObject(Objects.requireNonNull(object, "object"), null).plugin();
    }

    /**
     * Returns a plugin as {@link #of(Object)} does, for an object whose methods only its own module may call.
     *
     * @param object the object
     * @param lookup what may call the methods, usually {@code MethodHandles.lookup()} of their class
     * @return a new plugin
     * @throws IllegalArgumentException as for {@link #of(Object)}
     */
    static MontyPlugin of(Object object, MethodHandles.Lookup lookup) {
        return new AnnotatedObject(Objects.requireNonNull(object, "object"), Objects.requireNonNull(lookup, "lookup"))
                .plugin();
    }

    /**
     * Returns a builder of a plugin without functions.
     *
     * @param namespace its name in Python, or the empty string for plain functions
     * @return a new builder
     */
    static Builder builder(String namespace) {
        return new Builder(namespace);
    }

    /** Puts a plugin together. Not safe for use by several threads. */
    final class Builder {
        private final String namespace;
        private final List<HostFunction> functions = new ArrayList<>();
        private String description = "";
        private String prompt = "";
        private Runnable onClose = () -> {};

        private Builder(String namespace) {
            this.namespace = Objects.requireNonNull(namespace, "namespace");
        }

        /**
         * Sets what the plugin is for.
         *
         * @param text the description
         * @return this builder
         */
        public Builder description(String text) {
            description = Objects.requireNonNull(text, "text");
            return this;
        }

        /**
         * Sets what a language model should know.
         *
         * @param markdown the text
         * @return this builder
         */
        public Builder prompt(String markdown) {
            prompt = Objects.requireNonNull(markdown, "markdown");
            return this;
        }

        /**
         * Adds a function.
         *
         * @param function the function
         * @return this builder
         */
        public Builder function(HostFunction function) {
            functions.add(Objects.requireNonNull(function, "function"));
            return this;
        }

        /**
         * Sets what {@link MontyPlugin#close()} does.
         *
         * @param action the action
         * @return this builder
         */
        public Builder onClose(Runnable action) {
            onClose = Objects.requireNonNull(action, "action");
            return this;
        }

        /**
         * Returns the plugin. The builder may be used on.
         *
         * @return a new plugin
         * @throws IllegalArgumentException if the namespace is no name that scripts can use, or two functions have one name
         */
        public MontyPlugin build() {
            SimplePlugin plugin = new SimplePlugin(namespace, description, functions, prompt, onClose);
            Collisions.requireSound(plugin);
            return plugin;
        }
    }
}
