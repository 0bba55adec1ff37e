package org.montyjvm.conformance;

import java.util.Optional;
import java.util.function.Function;
import org.montyjvm.MontyError;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontyValue;

/** What a case expects of its end, and how an {@link Outcome} falls short of it. */
sealed interface Expectation {

    /** Returns what is wrong with {@code outcome}, or nothing if it is as expected. */
    Optional<String> mismatch(Outcome outcome);

    /** The case ends without an exception; its assertions are inside. */
    record Completes() implements Expectation {
        @Override
        public Optional<String> mismatch(Outcome outcome) {
            return outcome.error().map(Expectation::unexpected);
        }
    }

    /**
     * The case ends without an exception. Upstream also compares the counters of references, which a test build of the
     * interpreter returns beside the value; no host can see them.
     *
     * @param counters the expected counters, as text
     */
    record CompletesWithReferences(String counters) implements Expectation {
        @Override
        public Optional<String> mismatch(Outcome outcome) {
            return outcome.error().map(Expectation::unexpected);
        }
    }

    /**
     * The case ends with a value.
     *
     * @param repr the value's {@code repr}
     */
    record Returns(String repr) implements Expectation {
        @Override
        public Optional<String> mismatch(Outcome outcome) {
            return outcome.error()
                    .map(Expectation::unexpected)
                    .or(() -> difference(repr, outcome.value().toString()));
        }
    }

    /**
     * The case ends with a string.
     *
     * @param text the string
     */
    record ReturnsText(String text) implements Expectation {
        @Override
        public Optional<String> mismatch(Outcome outcome) {
            return outcome.error()
                    .map(Expectation::unexpected)
                    .or(() -> difference(text, outcome.value().asString()));
        }
    }

    /**
     * The case, or reading it, ends with an exception.
     *
     * @param repr the exception's {@code repr}
     */
    record Raises(String repr) implements Expectation {
        @Override
        public Optional<String> mismatch(Outcome outcome) {
            return raised(
                    outcome,
                    repr,
                    error -> new MontyValue.ExceptionValue(error.excType(), error.excMessage()).toString());
        }
    }

    /**
     * The case ends with an exception and this traceback.
     *
     * @param traceback the whole traceback, without a line break at its end
     */
    record RaisesWithTraceback(String traceback) implements Expectation {
        @Override
        public Optional<String> mismatch(Outcome outcome) {
            return raised(outcome, traceback, error -> error.traceback().stripTrailing());
        }
    }

    private static Optional<String> raised(
            Outcome outcome, String expected, Function<MontyScriptError, String> actual) {
        if (outcome.error().isEmpty()) {
            return Optional.of("Expected an exception:\n" + expected + "\nbut it returned " + outcome.value());
        }
        MontyError error = outcome.error().get();
        if (error instanceof MontyScriptError raised) {
            return difference(expected, actual.apply(raised));
        }
        return Optional.of(unexpected(error));
    }

    private static String unexpected(MontyError error) {
        return "Unexpected " + error + "\n" + error.traceback();
    }

    private static Optional<String> difference(String expected, String actual) {
        return expected.equals(actual)
                ? Optional.empty()
                : Optional.of("Expected:\n" + expected + "\nbut was:\n" + actual);
    }
}
