package org.montyjvm;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.montyjvm.spi.MontyBackend;
import org.montyjvm.spi.MontyBackends;
import org.montyjvm.spi.MontyOptions;

/**
 * Runs Python in a sandbox: {@code Monty.run("2 + 2").value()} is {@code 4}.
 *
 * <p>The static {@code run} methods draw a fresh platform for each call and may be called by any number of threads at
 * once. Prefer {@link #create()} for many runs on one thread, and {@link #builder()} for other limits.
 *
 * <p>A script has no access to files, environment, clock, entropy or network, and keeps to {@link MontyLimits}; whatever
 * goes wrong is one of the six {@link MontyError}s.
 */
public final class Monty {
    private Monty() {}

    /**
     * Runs a script without inputs, with default limits, and returns what it gave.
     *
     * @param code the source text
     * @return its value, its output and what it cost
     * @throws MontyScriptError if Python raised, syntax errors included
     * @throws MontyResourceError if the run hit a limit
     * @throws MontyCancelledError if the thread was interrupted
     * @throws MontyPanicError if the interpreter hit a defect of its own
     * @throws MontyCrashError if there is no engine, or it died
     * @throws NullPointerException if {@code code} is null
     */
    public static MontyResult run(String code) {
        return run(MontyScript.of(code));
    }

    /**
     * Runs a script with inputs, with default limits, and returns what it gave.
     *
     * @param code the source text
     * @param inputs the values of global variables by name: any objects that {@link MontyValue#of(Object)} takes
     * @return its value, its output and what it cost
     * @throws MontyConversionException if an input, or something inside it, has no Python form
     * @throws MontyScriptError if Python raised, syntax errors included
     * @throws MontyResourceError if the run hit a limit, or an input is too large or nests too deep
     * @throws MontyCancelledError if the thread was interrupted
     * @throws MontyPanicError if the interpreter hit a defect of its own
     * @throws MontyCrashError if there is no engine, or it died
     * @throws NullPointerException if {@code code}, {@code inputs} or one of its keys is null
     */
    public static MontyResult run(String code, Map<String, ?> inputs) {
        return run(MontyScript.of(code).withInputs(inputs));
    }

    /**
     * Runs a script, with default limits, and returns what it gave.
     *
     * @param script the script, with its name and inputs
     * @return its value, its output and what it cost
     * @throws MontyScriptError if Python raised, syntax errors included
     * @throws MontyResourceError if the run hit a limit, or an input is too large or nests too deep
     * @throws MontyCancelledError if the thread was interrupted
     * @throws MontyPanicError if the interpreter hit a defect of its own
     * @throws MontyCrashError if there is no engine, or it died
     * @throws NullPointerException if {@code script} is null
     */
    public static MontyResult run(MontyScript script) {
        Objects.requireNonNull(script, "script");
        try (MontyPlatform platform = create()) {
            return platform.run(script);
        }
    }

    /**
     * Starts a script without inputs, with default limits, and returns a future of what it gives.
     *
     * @param code the source text
     * @return a future as described at {@link #runAsync(MontyScript)}
     * @throws NullPointerException if {@code code} is null
     */
    public static CompletableFuture<MontyResult> runAsync(String code) {
        return runAsync(MontyScript.of(code));
    }

    /**
     * Starts a script, with default limits, and returns a future of what it gives. The script runs on a daemon thread
     * of the library, not in the common pool; there are as many threads as scripts at work.
     *
     * <p>The future fails with what {@link #run(MontyScript)} would throw. A future that is completed from outside, by
     * {@code cancel}, {@code orTimeout} or {@code complete}, stops the run.
     *
     * @param script the script, with its name and inputs
     * @return a future of the result
     * @throws NullPointerException if {@code script} is null
     */
    public static CompletableFuture<MontyResult> runAsync(MontyScript script) {
        Objects.requireNonNull(script, "script");
        MontyPlatform platform;
        try {
            platform = create();
        } catch (MontyError noEngine) {
            return CompletableFuture.failedFuture(noEngine);
        }
        CompletableFuture<MontyResult> future = platform.runAsync(script);
        var unused = future.whenComplete((result, error) -> platform.close());
        return future;
    }

    /**
     * Returns a new platform on the best engine, with default limits. Close it when it is no longer needed.
     *
     * @return a new platform, owned by the caller
     * @throws MontyCrashError if there is no engine, or none that can be used here; the message says what to do
     */
    public static MontyPlatform create() {
        return builder().build();
    }

    /**
     * Returns a new session on the best engine, with default limits. Close it when it is no longer needed.
     *
     * @return a new session, owned by the caller
     * @throws MontyCrashError if there is no engine, or none that can be used here; the message says what to do
     */
    public static MontySession openSession() {
        return builder().openSession();
    }

    /**
     * Returns a builder for a platform or session that is not like the default one.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects what a platform or session should be like; not safe for use by several threads at once. */
    public static final class Builder {
        private @Nullable String backend;
        private MontyLimits limits = MontyLimits.defaults();
        private MontyExecution execution = MontyExecution.OWN_THREAD;

        private MontyOs os = MontyOs.closed();

        private Builder() {}

        /**
         * Forces an engine. Without it the platform gets the usable one with the highest priority: native code where
         * there is a library for this machine, else WebAssembly.
         *
         * @param name the engine's name, {@code "ffi"} or {@code "wasm"}
         * @return this builder
         * @throws NullPointerException if {@code name} is null
         */
        public Builder backend(String name) {
            backend = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Sets the bounds of every run; {@link MontyLimits#defaults()} without it.
         *
         * @param bounds the limits
         * @return this builder
         * @throws NullPointerException if {@code bounds} is null
         */
        public Builder limits(MontyLimits bounds) {
            limits = Objects.requireNonNull(bounds, "bounds");
            return this;
        }

        /**
         * Sets the thread that the interpreter runs on; {@link MontyExecution#OWN_THREAD} without it.
         *
         * @param where the kind of execution
         * @return this builder
         * @throws NullPointerException if {@code where} is null
         */
        public Builder execution(MontyExecution where) {
            execution = Objects.requireNonNull(where, "where");
            return this;
        }

        /**
         * Sets what of the operating system scripts may use; {@link MontyOs#closed()}, which is nothing, without it.
         *
         * @param policy the policy
         * @return this builder
         * @throws NullPointerException if {@code policy} is null
         */
        public Builder os(MontyOs policy) {
            os = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Returns a new platform. The builder can be used on.
         *
         * @return a new platform, owned by the caller
         * @throws IllegalArgumentException if an engine was named that is not there; the message lists those found
         * @throws MontyCrashError if there is no engine, or none that can be used here; the message says what to do
         */
        public MontyPlatform build() {
            return selected().create(options());
        }

        /**
         * Returns a new session with a name of the library's choice. The builder can be used on.
         *
         * @return a new session, owned by the caller
         * @throws IllegalArgumentException if an engine was named that is not there; the message lists those found
         * @throws MontyCrashError if there is no engine, or none that can be used here; the message says what to do
         */
        public MontySession openSession() {
            return selected().openSession(options(), null);
        }

        /**
         * Returns a new session. The builder can be used on.
         *
         * @param name the session's name, for logs
         * @return a new session, owned by the caller
         * @throws IllegalArgumentException if an engine was named that is not there; the message lists those found
         * @throws MontyCrashError if there is no engine, or none that can be used here; the message says what to do
         * @throws NullPointerException if {@code name} is null
         */
        public MontySession openSession(String name) {
            return selected().openSession(options(), Objects.requireNonNull(name, "name"));
        }

        /**
         * Returns a frozen session, idle or suspended as it was frozen. It has the tighter of its own limits and this
         * builder's. The builder can be used on.
         *
         * @param snapshot what {@link MontySession#freeze} returned, in this process or another one
         * @param key what it was frozen with
         * @return a new session, owned by the caller
         * @throws MontySnapshotException if the snapshot was tampered with, signed with another key, written by another
         *     interpreter, or holds a single run
         * @throws MontyResourceError if the session does not fit into the limits
         * @throws IllegalArgumentException if an engine was named that is not there; the message lists those found
         * @throws MontyCrashError if there is no engine, or none that can be used here; the message says what to do
         * @throws UnsupportedOperationException if the engine cannot restore
         * @throws NullPointerException if an argument is null
         */
        public MontySession restoreSession(MontySnapshot snapshot, MontySnapshotKey key) {
            Objects.requireNonNull(snapshot, "snapshot");
            return selected().restoreSession(options(), snapshot, Objects.requireNonNull(key, "key"));
        }

        private MontyBackend selected() {
            return MontyBackends.installed().select(backend);
        }

        private MontyOptions options() {
            return new MontyOptions(limits, execution, os);
        }
    }
}
