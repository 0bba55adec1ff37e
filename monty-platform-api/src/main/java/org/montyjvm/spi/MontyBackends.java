package org.montyjvm.spi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyCrashError;

/**
 * Finds the engines that are on the class path or module path, and chooses one. What was found is kept; safe for use by
 * several threads.
 */
public final class MontyBackends {
    private static final System.Logger LOGGER = System.getLogger("org.montyjvm");

    private static final Comparator<MontyBackend> BEST_FIRST =
            Comparator.comparingInt(MontyBackend::priority).reversed().thenComparing(MontyBackend::name);

    private final List<MontyBackend> found;
    private final List<String> broken;
    private final Consumer<String> log;
    private final AtomicBoolean told = new AtomicBoolean();

    private MontyBackends(List<? extends MontyBackend> found, List<String> broken, Consumer<String> log) {
        this.found = found.stream()
                .<MontyBackend>map(backend -> backend)
                .sorted(BEST_FIRST)
                .toList();
        this.broken = List.copyOf(broken);
        this.log = log;
    }

    /**
     * Returns the engines that this library's class loader sees, or, where it sees none, those of the calling thread's
     * context class loader.
     *
     * @return the engines
     */
    public static MontyBackends installed() {
        MontyBackends own = Installed.BACKENDS;
        return own.found.isEmpty() ? load(Thread.currentThread().getContextClassLoader()) : own;
    }

    /**
     * Returns the given engines, for a lookup that does not depend on the class path.
     *
     * @param backends the engines, in any order
     * @return the engines
     */
    public static MontyBackends of(List<? extends MontyBackend> backends) {
        return of(backends, MontyBackends::log);
    }

    /** Returns the given engines, and tells {@code log} what would be logged. */
    static MontyBackends of(List<? extends MontyBackend> backends, Consumer<String> log) {
        return new MontyBackends(backends, List.of(), log);
    }

    /**
     * Returns the usable engine with the highest priority, or the one that is named. Where it is the best that can be used
     * and not the best that was found, the logger {@code org.montyjvm} tells why, once.
     *
     * @param name the engine's name, or null for the best
     * @return an engine that can be used
     * @throws IllegalArgumentException if no engine has that name; the message lists those found
     * @throws MontyCrashError if there is no engine at all, or none that can be used; the message says what to do
     */
    public MontyBackend select(@Nullable String name) {
        return name == null ? best() : named(name);
    }

    private MontyBackend best() {
        for (MontyBackend backend : found) {
            if (backend.unavailableReason().isEmpty()) {
                tellWhy(backend);
                return backend;
            }
        }
        if (found.isEmpty()) {
            throw MontyErrors.crash(
                    "no Monty engine found: add org.montyjvm:monty-ffi (native code, the fastest) or"
                            + " org.montyjvm:monty-wasm (any platform) to the class path" + brokenNote(),
                    null);
        }
        throw MontyErrors.crash(
                "no Monty engine can be used here: "
                        + found.stream().map(MontyBackends::reason).collect(Collectors.joining("; ")) + brokenNote(),
                null);
    }

    /** Says once why it is not a better one that was chosen: nothing else would tell that scripts run slower here. */
    private void tellWhy(MontyBackend chosen) {
        List<MontyBackend> better = found.subList(0, found.indexOf(chosen));
        if (!better.isEmpty() && !told.getAndSet(true)) {
            log.accept("Monty runs on the engine " + chosen.name() + ". "
                    + better.stream().map(MontyBackends::reason).collect(Collectors.joining("; ")));
        }
    }

    private MontyBackend named(String name) {
        for (MontyBackend backend : found) {
            if (backend.name().equals(name)) {
                if (backend.unavailableReason().isPresent()) {
                    throw MontyErrors.crash("the Monty engine cannot be used here: " + reason(backend), null);
                }
                return backend;
            }
        }
        String names = found.stream().map(MontyBackend::name).collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                "no Monty engine is named '" + name + "'; found: " + (names.isEmpty() ? "none" : names) + brokenNote());
    }

    private String brokenNote() {
        return broken.isEmpty() ? "" : ". Left out, as it cannot be loaded: " + String.join("; ", broken);
    }

    private static void log(String message) {
        LOGGER.log(System.Logger.Level.INFO, message);
    }

    private static String reason(MontyBackend backend) {
        return backend.name() + ": " + backend.unavailableReason().orElse("usable");
    }

    private static MontyBackends load(@Nullable ClassLoader loader) {
        List<MontyBackend> found = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        Iterator<MontyBackend> backends =
                ServiceLoader.load(MontyBackend.class, loader).iterator();
        while (true) {
            try {
                if (!backends.hasNext()) {
                    return new MontyBackends(found, broken, MontyBackends::log);
                }
                found.add(backends.next());
            } catch (ServiceConfigurationError | LinkageError e) { // one broken jar must not hide an engine that works
                broken.add(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Looked up once, when first asked for: a lookup reads every jar. */
    private static final class Installed {
        static final MontyBackends BACKENDS = load(MontyBackends.class.getClassLoader());
    }
}
