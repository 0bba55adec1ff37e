package org.montyjvm.conformance;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyError;
import org.montyjvm.MontyValue;

/** How a case ended: with a value or with an error. */
final class Outcome {

    private final @Nullable MontyValue value;
    private final @Nullable MontyError error;

    private Outcome(@Nullable MontyValue value, @Nullable MontyError error) {
        this.value = value;
        this.error = error;
    }

    /** Returns the end of a case that ran to its last line. */
    static Outcome of(MontyValue value) {
        return new Outcome(value, null);
    }

    /** Returns the end of a case that failed. */
    static Outcome of(MontyError error) {
        return new Outcome(null, error);
    }

    /**
     * Returns the value that the case ended with.
     *
     * @throws IllegalStateException if it ended with an error
     */
    MontyValue value() {
        if (value == null) {
            throw new IllegalStateException("The case ended with an error", error);
        }
        return value;
    }

    /** Returns the error that the case ended with, if any. */
    Optional<MontyError> error() {
        return Optional.ofNullable(error);
    }
}
