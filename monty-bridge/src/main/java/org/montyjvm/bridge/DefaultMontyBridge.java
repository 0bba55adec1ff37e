package org.montyjvm.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyModule;
import org.montyjvm.MontyNameLookup;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyQuestion;
import org.montyjvm.MontyRunner;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySession;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontySuspended;

/**
 * The bridge over a platform or a session.
 *
 * <pre>{@code
 * try (MontyPlatform monty = Monty.create();
 *         MontyBridge bridge = DefaultMontyBridge.builder(monty).plugin(weather).build();
 *         BridgeRun run = bridge.run("weather.get_forecast('NYC')")) {
 *     for (BridgeEvent event : run) {
 *         System.out.println(event.toJson());
 *     }
 * }
 * }</pre>
 */
public final class DefaultMontyBridge implements MontyBridge {
    private final MontyRunner runner;
    private final List<BridgeMiddleware> middleware;
    private final BridgeMiddleware.Next onion;
    private final BridgeLimits limits;
    private final BridgeOs os;
    private final Function<? super MontyNameLookup, Optional<MontyAnswer>> names;
    private final Function<? super Throwable, ? extends MontyAnswer.Raise> errors;
    private final Executor workers;
    private final Rooms sessionRooms = new Rooms();

    private final Object lock = new Object();
    private final List<MontyPlugin> plugins = new ArrayList<>();
    private @Nullable Desk desk;
    private @Nullable BridgeRun current;
    private boolean closed;

    private DefaultMontyBridge(Builder builder) {
        runner = builder.runner;
        middleware = List.copyOf(builder.middleware);
        onion = Wiring.onion(middleware);
        limits = builder.limits;
        os = builder.os;
        names = builder.names;
        errors = builder.errors;
        workers = builder.workers;
        plugins.add(new Introspection(this::catalog));
    }

    /** What the plugins give to scripts, made once for many runs. */
    private record Desk(
            Map<String, Wiring.Registered> functions, Map<String, MontyModule> modules, List<String> plain) {}

    /**
     * Returns a builder with the defaults: no plugins, no middleware, {@link BridgeLimits#defaults()}.
     *
     * @param runner a platform or session. The bridge does not close it
     * @return a new builder
     */
    public static Builder builder(MontyRunner runner) {
        return new Builder(runner);
    }

    /**
     * Returns a bridge with the defaults.
     *
     * @param runner a platform or session. The bridge does not close it
     * @return a new bridge
     */
    public static DefaultMontyBridge over(MontyRunner runner) {
        return builder(runner).build();
    }

    @Override
    public BridgeRun run(MontyScript script) {
        Objects.requireNonNull(script, "script");
        synchronized (lock) {
            requireIdle("run");
            MontyScript equipped = equipped(script);
            Course course = course(UUID.randomUUID().toString(), null);
            course.start(equipped);
            return occupied(course);
        }
    }

    @Override
    public BridgeRun resume(BridgeSnapshot snapshot, MontySnapshotKey key) {
        synchronized (lock) {
            requireIdle("resume");
            snapshot.requireSignedWith(key);
            MontySuspended pause;
            if (runner instanceof MontyPlatform platform) {
                pause = platform.restore(snapshot.monty(), key);
            } else {
                pause = runner.suspended()
                        .orElseThrow(() -> new IllegalArgumentException("the session does not wait for a call: restore"
                                + " it from the snapshot's monty() before"));
            }
            if (!(pause instanceof MontyQuestion question)) {
                throw new IllegalArgumentException("the run waits for futures, which no bridge has frozen: " + pause);
            }
            Course course = course(snapshot.runId(), snapshot.state());
            course.resume(question, snapshot.state().script());
            return occupied(course);
        }
    }

    private Course course(String runId, BridgeSnapshot.@Nullable State state) {
        boolean ofSession = runner instanceof MontySession;
        Rooms rooms = ofSession ? sessionRooms : new Rooms();
        Desk now = desk();
        Wiring wiring = new Wiring(
                runner,
                now.functions(),
                now.modules(),
                List.copyOf(plugins),
                middleware,
                onion,
                limits,
                os,
                names,
                errors,
                workers,
                rooms);
        return new Course(
                runId,
                wiring,
                () -> {
                    release(runId);
                    if (!ofSession) {
                        rooms.close();
                    }
                },
                state);
    }

    private BridgeRun occupied(Course course) {
        BridgeRun run = new BridgeRun(course, workers);
        current = run;
        return run;
    }

    private void release(String runId) {
        synchronized (lock) {
            if (current != null && current.id().equals(runId)) {
                current = null;
            }
        }
    }

    private MontyScript equipped(MontyScript script) {
        Desk now = desk();
        for (MontyPlugin plugin : plugins) {
            for (String name : Collisions.topLevel(plugin)) {
                if (script.inputs().containsKey(name)) {
                    throw new IllegalArgumentException("the script's input '" + name + "' has the name of a plugin's "
                            + (plugin.namespace().isEmpty() ? "function" : "namespace"));
                }
            }
        }
        MontyScript equipped = script.withFunctions(now.plain().toArray(String[]::new))
                .withModules(now.modules().keySet().toArray(String[]::new));
        Map<String, Object> values = new LinkedHashMap<>();
        now.modules().forEach((name, module) -> values.put(name, module.value()));
        return values.isEmpty() ? equipped : equipped.withInputs(values);
    }

    private Desk desk() {
        Desk ready = desk;
        if (ready == null) {
            ready = desk(plugins);
            desk = ready;
        }
        return ready;
    }

    private static Desk desk(List<MontyPlugin> plugins) {
        Map<String, Wiring.Registered> functions = new LinkedHashMap<>();
        Map<String, MontyModule> modules = new LinkedHashMap<>();
        List<String> plain = new ArrayList<>();
        for (MontyPlugin plugin : plugins) {
            String namespace = plugin.namespace();
            List<HostFunction> own = plugin.functions();
            String prefix = namespace.isEmpty() ? "" : namespace + ".";
            own.forEach(
                    function -> functions.put(prefix + function.name(), new Wiring.Registered(namespace, function)));
            String[] names = own.stream().map(HostFunction::name).toArray(String[]::new);
            if (namespace.isEmpty()) {
                plain.addAll(List.of(names));
            } else {
                modules.put(
                        namespace,
                        MontyModule.builder(namespace).function(names).build());
            }
        }
        return new Desk(functions, modules, plain);
    }

    @Override
    public void attach(MontyPlugin plugin) {
        synchronized (lock) {
            requireIdle("attach a plugin");
            Collisions.requireSound(plugin);
            Collisions.requireApart(plugin, plugins);
            plugins.add(plugin);
            desk = null;
        }
        try {
            plugin.attached(this);
        } catch (RuntimeException e) {
            detach(plugin);
            throw e;
        }
    }

    @Override
    public void detach(MontyPlugin plugin) {
        synchronized (lock) {
            if (current != null) {
                throw new IllegalStateException("cannot detach a plugin: a run is not over");
            }
            if (!(plugin instanceof Introspection) && plugins.remove(plugin)) {
                desk = null;
            }
        }
    }

    private void requireIdle(String what) {
        if (closed) {
            throw new IllegalStateException("cannot " + what + ": the bridge is closed");
        } else if (current != null) {
            throw new IllegalStateException("cannot " + what + ": the run " + current.id()
                    + " is not over; read it to its end, or close it. One bridge has one run at a time");
        }
    }

    @Override
    public List<MontyPlugin> plugins() {
        synchronized (lock) {
            return plugins.stream()
                    .filter(plugin -> !(plugin instanceof Introspection))
                    .toList();
        }
    }

    @Override
    public FunctionCatalog catalog() {
        synchronized (lock) {
            return FunctionCatalog.of(plugins);
        }
    }

    @Override
    public MontyRunner runner() {
        return runner;
    }

    /**
     * Returns the bounds of every run.
     *
     * @return the limits
     */
    public BridgeLimits limits() {
        return limits;
    }

    @Override
    public boolean isBusy() {
        synchronized (lock) {
            return current != null;
        }
    }

    @Override
    public void close() {
        BridgeRun run;
        synchronized (lock) {
            closed = true;
            run = current;
        }
        if (run != null) {
            run.cancel("the bridge was closed");
        }
        sessionRooms.close();
    }

    /** Options of a bridge. Not safe for use by several threads. */
    public static final class Builder {
        private final MontyRunner runner;
        private final List<MontyPlugin> plugins = new ArrayList<>();
        private final List<BridgeMiddleware> middleware = new ArrayList<>();
        private BridgeLimits limits = BridgeLimits.defaults();
        private BridgeOs os = BridgeOs.granted();
        private Function<? super MontyNameLookup, Optional<MontyAnswer>> names = lookup -> Optional.empty();
        private Function<? super Throwable, ? extends MontyAnswer.Raise> errors = MontyAnswer::raise;
        private Executor workers = BridgeThreads.workers();

        private Builder(MontyRunner runner) {
            this.runner = Objects.requireNonNull(runner, "runner");
        }

        /**
         * Adds a plugin. The bridge does not close it.
         *
         * @param plugin the plugin
         * @return this builder
         */
        public Builder plugin(MontyPlugin plugin) {
            plugins.add(Objects.requireNonNull(plugin, "plugin"));
            return this;
        }

        /**
         * Adds a middleware, inside of those that were added before.
         *
         * @param layer the middleware
         * @return this builder
         */
        public Builder middleware(BridgeMiddleware layer) {
            middleware.add(Objects.requireNonNull(layer, "layer"));
            return this;
        }

        /**
         * Sets the bounds of every run.
         *
         * @param newLimits the limits
         * @return this builder
         */
        public Builder limits(BridgeLimits newLimits) {
            limits = Objects.requireNonNull(newLimits, "newLimits");
            return this;
        }

        /**
         * Sets who serves the calls of the operating system that the platform leaves to the host.
         *
         * @param service who serves them; {@link BridgeOs#granted()} by default
         * @return this builder
         */
        public Builder os(BridgeOs service) {
            os = Objects.requireNonNull(service, "service");
            return this;
        }

        /**
         * Sets who answers lookups of names, attributes and modules that no plugin has. Names are only asked for if the
         * script has {@link MontyScript#withNameResolver()}.
         *
         * @param resolver gives the answer, or empty if there is none
         * @return this builder
         */
        public Builder names(Function<? super MontyNameLookup, Optional<MontyAnswer>> resolver) {
            names = Objects.requireNonNull(resolver, "resolver");
            return this;
        }

        /**
         * Sets which exception a script sees for what handlers throw, other than {@link HostException}s.
         *
         * <p>By default {@link IllegalArgumentException} is a {@code ValueError}, and so on; an exception whose type does
         * not say that it is about the arguments comes without its message, as that may tell of the host's inside.
         *
         * @param mapping gives the exception
         * @return this builder
         */
        public Builder errors(Function<? super Throwable, ? extends MontyAnswer.Raise> mapping) {
            errors = Objects.requireNonNull(mapping, "mapping");
            return this;
        }

        /**
         * Sets the threads on which handlers and subscribers work. There must be as many as there are calls in flight.
         *
         * @param executor the threads; daemons of the library by default
         * @return this builder
         */
        public Builder workers(Executor executor) {
            workers = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /**
         * Returns the bridge.
         *
         * @return a new bridge
         * @throws IllegalArgumentException if two plugins collide
         */
        public DefaultMontyBridge build() {
            DefaultMontyBridge bridge = new DefaultMontyBridge(this);
            plugins.forEach(bridge::attach);
            return bridge;
        }
    }
}
