package org.montyjvm.mcp;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyOs;
import org.montyjvm.bridge.BridgeLimits;
import org.montyjvm.bridge.BridgeMiddleware;
import org.montyjvm.bridge.MontyPlugin;
import org.montyjvm.bridge.middleware.FlightRecording;

/**
 * How scripts run, and how many sessions there may be.
 *
 * @param backend the engine's name, or null for the fastest that works here
 * @param limits the limits of every run
 * @param bridgeLimits the limits of its calls of the host
 * @param os makes what a script or session may reach of the operating system, anew for each
 * @param plugins gives the functions of the host for a client, the same ones for all; not closed by the server
 * @param middleware what is around every call of the host, the outermost first
 * @param sessions the bounds on sessions
 * @param runs how many runs there may be at once; as many again, and then some, may wait
 */
record Settings(
        @Nullable String backend,
        MontyLimits limits,
        BridgeLimits bridgeLimits,
        Supplier<MontyOs> os,
        Function<String, List<MontyPlugin>> plugins,
        List<BridgeMiddleware> middleware,
        SessionBounds sessions,
        int runs) {
    private static final int RUNS = 64;

    Settings {
        middleware = List.copyOf(middleware);
        if (runs < 1) {
            throw new IllegalArgumentException("runs is at least 1, not " + runs);
        }
    }

    static Settings defaults() {
        return new Settings(
                null,
                MontyLimits.defaults(),
                BridgeLimits.defaults(),
                MontyOs::closed,
                client -> List.of(),
                List.of(FlightRecording.create()),
                SessionBounds.defaults(),
                RUNS);
    }

    Settings withBackend(@Nullable String name) {
        return new Settings(name, limits, bridgeLimits, os, plugins, middleware, sessions, runs);
    }

    Settings withLimits(MontyLimits bounds) {
        return new Settings(backend, bounds, bridgeLimits, os, plugins, middleware, sessions, runs);
    }

    Settings withOs(Supplier<MontyOs> policy) {
        return new Settings(backend, limits, bridgeLimits, policy, plugins, middleware, sessions, runs);
    }

    Settings withPlugins(Function<String, List<MontyPlugin>> functions) {
        return new Settings(backend, limits, bridgeLimits, os, functions, middleware, sessions, runs);
    }

    Settings withMiddleware(List<BridgeMiddleware> layers) {
        return new Settings(backend, limits, bridgeLimits, os, plugins, layers, sessions, runs);
    }

    Settings withSessions(SessionBounds bounds) {
        return new Settings(backend, limits, bridgeLimits, os, plugins, middleware, bounds, runs);
    }

    /**
     * The bounds on sessions.
     *
     * @param perClient how many sessions a client may have; as many snapshots
     * @param inTotal how many all clients may have together
     * @param live how many are kept in memory beside those at work
     * @param bytes the most that one may be when it is stored
     * @param idle after what time without use one is forgotten
     */
    record SessionBounds(int perClient, int inTotal, int live, int bytes, Duration idle) {
        private static final SessionBounds DEFAULTS = new SessionBounds(100, 1_000, 32, 16 << 20, Duration.ofDays(7));

        SessionBounds {
            if (perClient < 1 || inTotal < 1 || live < 0 || bytes < 1 || idle.isNegative() || idle.isZero()) {
                throw new IllegalArgumentException("the bounds on sessions are positive");
            }
        }

        static SessionBounds defaults() {
            return DEFAULTS;
        }
    }
}
