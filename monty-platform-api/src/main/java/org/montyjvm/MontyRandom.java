package org.montyjvm;

import java.util.Objects;

/**
 * Where a script's random numbers come from. Immutable, and safe to share between threads.
 *
 * <p>A script that calls {@code random.seed(x)} itself gets the numbers of CPython whatever the policy.
 */
public sealed interface MontyRandom {
    /**
     * Returns the policy that starts {@code random} as {@code random.seed(seed)} leaves it: the same numbers each run. 0
     * is the seed of a policy that was given none. {@code os.urandom} is not permitted.
     *
     * @param seed the seed
     * @return the policy
     */
    static Seeded seeded(long seed) {
        return new Seeded(MontyValue.of(seed));
    }

    /**
     * Returns the policy that starts {@code random} as {@code random.seed(seed)} leaves it: the same numbers each run.
     * {@code os.urandom} is not permitted.
     *
     * @param seed the seed
     * @return the policy
     * @throws NullPointerException if {@code seed} is null
     */
    static Seeded seeded(String seed) {
        return new Seeded(new MontyValue.Str(seed));
    }

    /**
     * Returns the policy that grants randomness nobody can foresee: {@code random} starts from it, and {@code os.urandom}
     * gives up to 1 MiB at a time.
     *
     * @return the policy
     */
    static Entropy entropy() {
        return Entropy.INSTANCE;
    }

    /**
     * The same numbers each run.
     *
     * @param seed an int or a str
     */
    record Seeded(MontyValue seed) implements MontyRandom {
        /**
         * Holds a seed.
         *
         * @param seed {@link #seed()}
         * @throws IllegalArgumentException if the seed is neither an int nor a str
         * @throws NullPointerException if {@code seed} is null
         */
        public Seeded {
            Objects.requireNonNull(seed, "seed");
            if (!(seed instanceof MontyValue.Int) && !(seed instanceof MontyValue.Str)) {
                throw new IllegalArgumentException("a seed is an int or a str, not " + seed.typeName());
            }
        }
    }

    /** Randomness from {@link java.security.SecureRandom}. */
    record Entropy() implements MontyRandom {
        private static final Entropy INSTANCE = new Entropy();
    }
}
