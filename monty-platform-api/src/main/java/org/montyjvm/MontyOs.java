package org.montyjvm;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.montyjvm.internal.os.OsWire;
import org.montyjvm.internal.os.files.VirtualPath;

/**
 * What of the operating system a script may use. Nothing, unless it is granted here: {@link #closed()} shows a clock that
 * stands still at the start of 1970, random numbers that are always the same, and sleeps that take no time; files,
 * environment and entropy raise {@code PermissionError}, as CPython does where the system forbids it.
 *
 * <pre>{@code
 * MontyOs os = MontyOs.builder()
 *         .clock(Clock.systemUTC())
 *         .zone(ZoneId.of("Europe/Berlin"))
 *         .environment(Map.of("STAGE", "test"))
 *         .mount("/in", MontyMount.readOnly(Path.of("orders")))
 *         .mount("/out", MontyMount.inMemory().quota(1 << 20))
 *         .build();
 * }</pre>
 *
 * <p>Not part of a policy: the network, processes, threads and standard input. The interpreter has none of them.
 *
 * <p>Immutable, and safe to share between threads; what scripts write in memory belongs to the {@link MontyMount}.
 */
public final class MontyOs {
    private static final MontyOs CLOSED = builder().build();

    private final Clock clock;
    private final ZoneId zone;
    private final @Nullable Map<String, String> environment;
    private final MontyRandom random;
    private final MontySleep sleep;
    private final Map<String, MontyMount> mounts;
    private final String workingDirectory;
    private final Set<MontyOsGroup> delegated;

    private MontyOs(Builder builder) {
        clock = builder.clock;
        zone = builder.zone;
        environment = builder.environment;
        random = builder.random;
        sleep = builder.sleep;
        mounts = Collections.unmodifiableMap(new LinkedHashMap<>(builder.mounts));
        delegated = Collections.unmodifiableSet(EnumSet.copyOf(builder.delegated));
        workingDirectory = builder.workingDirectory != null
                ? builder.workingDirectory
                : mounts.size() == 1 ? mounts.keySet().iterator().next() : "/";
    }

    /**
     * Returns the policy that grants nothing.
     *
     * @return the policy
     */
    public static MontyOs closed() {
        return CLOSED;
    }

    /**
     * Returns a builder that starts from {@link #closed()}.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the clock that scripts read; its own zone is not used.
     *
     * @return the clock
     */
    public Clock clock() {
        return clock;
    }

    /**
     * Returns the local time zone of scripts.
     *
     * @return the zone, UTC by default
     */
    public ZoneId zone() {
        return zone;
    }

    /**
     * Returns the environment variables that scripts see.
     *
     * @return the variables in order, or empty if scripts may not look at the environment
     */
    public Optional<Map<String, String>> environment() {
        return Optional.ofNullable(environment);
    }

    /**
     * Returns where random numbers come from.
     *
     * @return the policy, {@code seeded(0)} by default
     */
    public MontyRandom random() {
        return random;
    }

    /**
     * Returns what happens when a script sleeps.
     *
     * @return the policy, {@link MontySleep#skip()} by default
     */
    public MontySleep sleep() {
        return sleep;
    }

    /**
     * Returns the folders that scripts see.
     *
     * @return the mounts by mount point, in the order they were given
     */
    public Map<String, MontyMount> mounts() {
        return mounts;
    }

    /**
     * Returns the folder that relative paths start from.
     *
     * @return a path among the script's own; by default the mount point if there is exactly one, else {@code /}
     */
    public String workingDirectory() {
        return workingDirectory;
    }

    /**
     * Returns whose calls are left to the application.
     *
     * @return the groups, none by default
     */
    public Set<MontyOsGroup> delegated() {
        return delegated;
    }

    /**
     * Returns what is granted, in a few words; neither paths of the host nor values of variables.
     *
     * @return text such as {@code MontyOs[clock, files read-only at /in]}
     */
    @Override
    public String toString() {
        return "MontyOs" + OsWire.grants(this);
    }

    /** Collects grants; not safe for use by several threads at once. */
    public static final class Builder {
        private Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        private ZoneId zone = ZoneOffset.UTC;
        private @Nullable Map<String, String> environment;
        private MontyRandom random = MontyRandom.seeded(0);
        private MontySleep sleep = MontySleep.skip();
        private final Map<String, MontyMount> mounts = new LinkedHashMap<>();
        private @Nullable String workingDirectory;
        private final Set<MontyOsGroup> delegated = EnumSet.noneOf(MontyOsGroup.class);

        private Builder() {}

        /**
         * Lets scripts read a clock. It is asked at each reading; {@code time.monotonic} and {@code time.perf_counter}
         * read it too, but never go back.
         *
         * @param source the clock; its zone is not used, see {@link #zone(ZoneId)}
         * @return this builder
         * @throws NullPointerException if {@code source} is null
         */
        public Builder clock(Clock source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Shows scripts a clock that stands still.
         *
         * @param instant what it shows
         * @return this builder
         * @throws NullPointerException if {@code instant} is null
         */
        public Builder fixedClock(Instant instant) {
            return clock(Clock.fixed(instant, ZoneOffset.UTC));
        }

        /**
         * Sets the local time zone of scripts.
         *
         * @param local a place's zone such as {@code Europe/Berlin}, or a fixed offset
         * @return this builder
         * @throws NullPointerException if {@code local} is null
         */
        public Builder zone(ZoneId local) {
            zone = Objects.requireNonNull(local, "local");
            return this;
        }

        /**
         * Lets scripts see environment variables: these, and none of the process.
         *
         * @param variables values by name, in order; copied
         * @return this builder
         * @throws NullPointerException if the map, a name or a value is null
         */
        public Builder environment(Map<String, String> variables) {
            Map<String, String> copy = new LinkedHashMap<>(variables);
            copy.forEach((name, value) -> {
                Objects.requireNonNull(name, "name of a variable");
                Objects.requireNonNull(value, () -> "value of variable " + name);
            });
            environment = Collections.unmodifiableMap(copy);
            return this;
        }

        /**
         * Sets where random numbers come from.
         *
         * @param source the policy
         * @return this builder
         * @throws NullPointerException if {@code source} is null
         */
        public Builder random(MontyRandom source) {
            random = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Sets what happens when a script sleeps.
         *
         * @param policy the policy
         * @return this builder
         * @throws NullPointerException if {@code policy} is null
         */
        public Builder sleep(MontySleep policy) {
            sleep = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Lets scripts see a folder. Where mounts are inside each other, the longest mount point wins. The folders above
         * a mount point can be looked at and have nothing else in them; every other path raises {@code PermissionError}.
         *
         * @param point where scripts find it: an absolute path such as {@code /data}, with {@code /} between the names
         * @param mount the folder
         * @return this builder
         * @throws IllegalArgumentException if the mount point is not an absolute path in normal form, or taken
         * @throws NullPointerException if an argument is null
         */
        public Builder mount(String point, MontyMount mount) {
            Objects.requireNonNull(mount, "mount");
            if (mounts.putIfAbsent(requirePath("mount point", point), mount) != null) {
                throw new IllegalArgumentException("mount point " + point + " is taken");
            }
            return this;
        }

        /**
         * Sets the folder that relative paths start from. It need not be there.
         *
         * @param folder an absolute path among the script's own, with {@code /} between the names
         * @return this builder
         * @throws IllegalArgumentException if it is not an absolute path in normal form
         * @throws NullPointerException if {@code folder} is null
         */
        public Builder workingDirectory(String folder) {
            workingDirectory = requirePath("working directory", folder);
            return this;
        }

        /**
         * Leaves calls to the application, whatever else the policy says about their group: they come out of
         * {@link MontyRunner#start(MontyScript)} as {@link MontyOsCall}. A {@code run} has nobody to ask, and refuses them.
         *
         * @param groups the groups
         * @return this builder
         * @throws NullPointerException if a group is null
         */
        public Builder delegate(MontyOsGroup... groups) {
            delegated.addAll(List.of(groups));
            return this;
        }

        /**
         * Returns the policy collected so far. The builder can be used on.
         *
         * @return a new policy
         */
        public MontyOs build() {
            return new MontyOs(this);
        }

        private static String requirePath(String what, String path) {
            if (path.indexOf('\0') >= 0 || !VirtualPath.parse(path).text().equals(path)) {
                throw new IllegalArgumentException(what
                        + " must be an absolute path without a slash at its end, \".\", \"..\" or NUL, was " + path);
            }
            return path;
        }
    }
}
