package org.montyjvm;

import java.time.Duration;
import java.util.Objects;

/**
 * The bounds that every run keeps to. There is no run without limits; {@link #defaults()} suits a short script that a
 * stranger or a language model wrote.
 *
 * <p>Immutable, and safe to share between threads.
 *
 * <pre>{@code
 * MontyLimits tight = MontyLimits.builder()
 *         .duration(Duration.ofMillis(200))
 *         .memoryBytes(8 << 20)
 *         .build();
 * }</pre>
 *
 * @param memoryBytes the most memory that the interpreter may hold at one time, in bytes; 64 MiB by default
 * @param duration the longest that one run may take, at most 292 years; 10 seconds by default
 * @param recursionDepth the deepest chain of Python calls, between 1 and {@value #MAX_RECURSION_DEPTH}; 1,000 by
 *     default. A script that goes deeper gets Python's {@code RecursionError}, which it can catch
 * @param sourceBytes the longest script, in bytes of UTF-8; 1 MiB by default
 * @param outputBytes the most that a script may print to both streams together, in bytes of UTF-8; 1 MiB by default
 * @param resultBytes the largest value that may cross between Java and Python, in bytes of its encoded form; 16 MiB by
 *     default. Holds for the inputs of a run as well as for its result
 * @param suspensions the most calls out of the interpreter into the host that one run may make; 10,000 by default
 */
public record MontyLimits(
        long memoryBytes,
        Duration duration,
        int recursionDepth,
        long sourceBytes,
        long outputBytes,
        long resultBytes,
        int suspensions) {

    /** The largest legal {@link #recursionDepth()}. */
    public static final int MAX_RECURSION_DEPTH = 10_000;

    private static final Duration MAX_DURATION = Duration.ofNanos(Long.MAX_VALUE);
    private static final MontyLimits DEFAULTS =
            new MontyLimits(64L << 20, Duration.ofSeconds(10), 1_000, 1L << 20, 1L << 20, 16L << 20, 10_000);

    /**
     * Holds limits that were checked.
     *
     * @param memoryBytes {@link #memoryBytes()}
     * @param duration {@link #duration()}
     * @param recursionDepth {@link #recursionDepth()}
     * @param sourceBytes {@link #sourceBytes()}
     * @param outputBytes {@link #outputBytes()}
     * @param resultBytes {@link #resultBytes()}
     * @param suspensions {@link #suspensions()}
     * @throws IllegalArgumentException if a limit is outside its legal range; the message names both
     * @throws NullPointerException if {@code duration} is null
     */
    public MontyLimits {
        Objects.requireNonNull(duration, "duration");
        requireBetween("memoryBytes", memoryBytes, Long.MAX_VALUE);
        if (duration.isNegative() || duration.isZero() || duration.compareTo(MAX_DURATION) > 0) {
            throw new IllegalArgumentException(
                    "duration must be longer than zero and at most " + MAX_DURATION + ", was " + duration);
        }
        requireBetween("recursionDepth", recursionDepth, MAX_RECURSION_DEPTH);
        requireBetween("sourceBytes", sourceBytes, Long.MAX_VALUE);
        requireBetween("outputBytes", outputBytes, Long.MAX_VALUE);
        requireBetween("resultBytes", resultBytes, Long.MAX_VALUE);
        requireBetween("suspensions", suspensions, Integer.MAX_VALUE);
    }

    /**
     * Returns the limits that hold where none were given.
     *
     * @return the defaults named at each component
     */
    public static MontyLimits defaults() {
        return DEFAULTS;
    }

    /**
     * Returns a builder that starts from {@link #defaults()}.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return DEFAULTS.toBuilder();
    }

    /**
     * Returns a builder that starts from these limits.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    private static void requireBetween(String field, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(field + " must be between 1 and " + most + ", was " + value);
        }
    }

    /** Collects limits; not safe for use by several threads at once. Values are checked by {@link #build()}. */
    public static final class Builder {
        private long memoryBytes;
        private Duration duration;
        private int recursionDepth;
        private long sourceBytes;
        private long outputBytes;
        private long resultBytes;
        private int suspensions;

        private Builder(MontyLimits start) {
            memoryBytes = start.memoryBytes;
            duration = start.duration;
            recursionDepth = start.recursionDepth;
            sourceBytes = start.sourceBytes;
            outputBytes = start.outputBytes;
            resultBytes = start.resultBytes;
            suspensions = start.suspensions;
        }

        /**
         * Sets {@link MontyLimits#memoryBytes()}.
         *
         * @param bytes at least 1
         * @return this builder
         */
        public Builder memoryBytes(long bytes) {
            memoryBytes = bytes;
            return this;
        }

        /**
         * Sets {@link MontyLimits#duration()}.
         *
         * @param longest longer than zero, at most 292 years
         * @return this builder
         */
        public Builder duration(Duration longest) {
            duration = longest;
            return this;
        }

        /**
         * Sets {@link MontyLimits#recursionDepth()}.
         *
         * @param levels between 1 and {@value MontyLimits#MAX_RECURSION_DEPTH}
         * @return this builder
         */
        public Builder recursionDepth(int levels) {
            recursionDepth = levels;
            return this;
        }

        /**
         * Sets {@link MontyLimits#sourceBytes()}.
         *
         * @param bytes at least 1
         * @return this builder
         */
        public Builder sourceBytes(long bytes) {
            sourceBytes = bytes;
            return this;
        }

        /**
         * Sets {@link MontyLimits#outputBytes()}.
         *
         * @param bytes at least 1
         * @return this builder
         */
        public Builder outputBytes(long bytes) {
            outputBytes = bytes;
            return this;
        }

        /**
         * Sets {@link MontyLimits#resultBytes()}.
         *
         * @param bytes at least 1
         * @return this builder
         */
        public Builder resultBytes(long bytes) {
            resultBytes = bytes;
            return this;
        }

        /**
         * Sets {@link MontyLimits#suspensions()}.
         *
         * @param calls at least 1
         * @return this builder
         */
        public Builder suspensions(int calls) {
            suspensions = calls;
            return this;
        }

        /**
         * Returns the limits collected so far. The builder can be used on.
         *
         * @return new limits
         * @throws IllegalArgumentException if a limit is outside its legal range; the message names both
         * @throws NullPointerException if the duration is null
         */
        public MontyLimits build() {
            return new MontyLimits(
                    memoryBytes, duration, recursionDepth, sourceBytes, outputBytes, resultBytes, suspensions);
        }
    }
}
