package org.montyjvm.cli.repl;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyContinuation;
import org.montyjvm.MontyError;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyResult;
import org.montyjvm.MontySession;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotException;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontyUsage;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.BridgeEvent;
import org.montyjvm.bridge.BridgeRun;
import org.montyjvm.bridge.BridgeTextContent;
import org.montyjvm.bridge.DefaultMontyBridge;
import org.montyjvm.bridge.FunctionCatalog;
import org.montyjvm.bridge.MontyBridge;
import org.montyjvm.config.ConfiguredPlugins;
import org.montyjvm.config.MontyConfig;

/**
 * The session that the user works in, with its plugins. It can be frozen, exchanged for another one and cancelled; only
 * {@link #cancel} may be called by another thread.
 */
final class Workplace implements AutoCloseable {
    private static final Pattern DEFINITION = Pattern.compile("(?m)^(?:async +)?def +([\\p{L}_][\\p{L}\\p{N}_]*)");

    private final MontyConfig config;
    private final ConfiguredPlugins plugins;
    private final AtomicReference<@Nullable BridgeRun> running = new AtomicReference<>();
    private volatile boolean cancelled;
    private final Set<String> defined = new TreeSet<>();
    private final Expressions expressions;
    private MontySession session;
    private MontyBridge bridge;
    private MontyUsage usage = MontyUsage.NONE;

    /**
     * Opens a session.
     *
     * @throws MontyError if there is no engine
     * @throws IllegalArgumentException if the configuration names an engine or a folder that there is not
     * @throws org.montyjvm.config.MontyConfigException if a plugin cannot be opened
     */
    Workplace(MontyConfig config) {
        this.config = config;
        plugins = ConfiguredPlugins.open(config);
        try {
            session = config.monty().openSession();
            bridge = bridge(session);
            expressions = new Expressions(() -> config.monty().openSession());
        } catch (RuntimeException e) {
            plugins.close();
            throw e;
        }
    }

    private MontyBridge bridge(MontySession over) {
        DefaultMontyBridge made = DefaultMontyBridge.over(over);
        plugins.plugins().forEach(made::attach);
        return made;
    }

    /**
     * What a source gave.
     *
     * @param repr what is shown of its value, or null if that is None or there is none
     */
    record Fed(@Nullable String repr) {}

    /**
     * Runs a source.
     *
     * @param source what the user wrote
     * @param printed gets what the source prints, as it comes
     * @return what it gave
     * @throws FeedException if it failed
     */
    Fed feed(String source, BiConsumer<MontyOutput.Stream, String> printed) throws FeedException {
        Shown shown = Shown.of(source, expressions, text -> continuation(text) == MontyContinuation.COMPLETE);
        Matcher definition = DEFINITION.matcher(source);
        while (definition.find()) {
            defined.add(definition.group(1));
        }
        usage = MontyUsage.NONE;
        try (BridgeRun run = bridge.run(shown.source())) {
            running.set(run);
            if (cancelled) {
                run.cancel("Ctrl-C");
            }
            for (BridgeEvent event : run) {
                if (event instanceof BridgeTextContent text) {
                    printed.accept(text.stream(), text.text());
                }
            }
            MontyResult result = run.outcome().join();
            usage = result.usage();
            return new Fed(repr(shown, result.value()));
        } catch (CompletionException e) {
            if (e.getCause() instanceof MontyError error) {
                usage = error.usage();
                throw new FeedException(error, shown.cleaned(error.traceback()));
            }
            throw new FeedException(e.getCause() instanceof Exception cause ? cause : e, "");
        } catch (MontyError error) { // the session is lost
            throw new FeedException(error, shown.cleaned(error.traceback()));
        } finally {
            running.set(null);
        }
    }

    private static @Nullable String repr(Shown shown, MontyValue value) {
        if (shown.isShown()) {
            return value instanceof MontyValue.Str text ? text.value() : null;
        }
        return value.isNone() ? null : value.toString();
    }

    /** Begins to listen: what is cancelled from now on is the next source. */
    void listen() {
        cancelled = false;
    }

    /** Stops what runs, or what is just about to. */
    void cancel() {
        cancelled = true;
        BridgeRun run = running.get();
        if (run != null) {
            run.cancel("Ctrl-C");
        }
    }

    /** Returns what the interpreter says about a source; one that it cannot even look at will fail when it is run. */
    MontyContinuation continuation(String source) {
        try {
            return session.continuation(source);
        } catch (MontyError e) {
            return MontyContinuation.COMPLETE;
        }
    }

    /** Returns the variables that the user knows of, and none if they are too large to be looked at. */
    Map<String, MontyValue> variables() {
        try {
            return session.variables();
        } catch (MontyError e) {
            return Map.of();
        }
    }

    /** Returns the names of functions that the user defined. */
    List<String> functions() {
        return defined.stream().filter(this::isFunction).toList();
    }

    private boolean isFunction(String name) {
        try {
            return session.hasFunction(name);
        } catch (MontyError e) {
            return false;
        }
    }

    FunctionCatalog catalog() {
        return bridge.catalog();
    }

    MontyLimits limits() {
        return session.limits();
    }

    /** Returns what the last source cost. */
    MontyUsage usage() {
        return usage;
    }

    String engine() {
        return session.backend() + ", interpreter " + session.engine().interpreterVersion();
    }

    /** Forgets everything. */
    void reset() {
        try {
            session.reset();
            defined.clear();
        } catch (MontyError e) {
            renew();
        }
    }

    /** Returns why the session has no interpreter any more, and opens another one then. */
    Optional<MontyError> replaceLost() {
        Optional<MontyError> loss = session.loss();
        if (loss.isPresent()) {
            renew();
        }
        return loss;
    }

    private void renew() {
        move(config.monty().openSession());
        defined.clear();
    }

    private void move(MontySession next) {
        MontyBridge over = bridge(next);
        bridge.close();
        session.close();
        session = next;
        bridge = over;
    }

    MontySnapshot freeze(MontySnapshotKey key) {
        return session.freeze(key);
    }

    /**
     * Goes on with a session that was frozen. If that fails, the present one stays.
     *
     * @throws MontySnapshotException if it is none, or not by this key
     * @throws MontyError if it does not fit into the limits
     */
    void restore(MontySnapshot snapshot, MontySnapshotKey key) {
        MontySession restored = config.monty().restoreSession(snapshot, key);
        if (restored.suspended().isPresent()) {
            restored.close();
            throw new IllegalArgumentException(
                    "it waits for an answer of its host, so that nothing else can run in it");
        }
        move(restored);
        defined.clear();
    }

    @Override
    public void close() {
        bridge.close();
        session.close();
        expressions.close();
        plugins.close();
    }
}
