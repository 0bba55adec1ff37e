package org.montyjvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.montyjvm.spi.MontyErrors;
import org.montyjvm.spi.MontyFailure;

class MontyErrorTest {
    private static final MontyFailure FAILURE = new MontyFailure(
            List.of(
                    new MontyOutput(MontyOutput.Stream.STDOUT, "before\n"),
                    new MontyOutput(MontyOutput.Stream.STDERR, "oh\n")),
            new MontyUsage(Duration.ofMillis(3), 100, 200),
            "Traceback (most recent call last):\n…",
            List.of(
                    new MontyFrame("main.py", 9, 1, 9, 4, null, "f()"),
                    new MontyFrame("main.py", 3, 5, 3, 30, "f", "    raise ValueError('x')")));

    static Stream<Arguments> errors() {
        return Stream.of(
                arguments(MontyErrors.script("ValueError", "x", FAILURE), "ValueError: x (main.py, line 3)"),
                arguments(MontyErrors.script("ValueError", null, FAILURE), "ValueError (main.py, line 3)"),
                arguments(MontyErrors.script("ValueError", "", MontyFailure.NONE), "ValueError"),
                arguments(MontyErrors.cancelled(FAILURE), "the run was cancelled (main.py, line 3)"),
                arguments(MontyErrors.cancelled("interrupted", MontyFailure.NONE), "interrupted"),
                arguments(
                        MontyErrors.resource(MontyLimit.MEMORY, 1_000, 1_024, FAILURE),
                        "memory limit exceeded: 1024 bytes used, 1000 bytes allowed (main.py, line 3)"),
                arguments(
                        MontyErrors.resource(MontyLimit.DURATION, 2_000_000_000, 2_003_000_000, MontyFailure.NONE),
                        "time limit exceeded: 2.003 s used, 2.0 s allowed"),
                arguments(
                        MontyErrors.resource(MontyLimit.SUSPENSIONS, 3, 4, MontyFailure.NONE),
                        "suspension limit exceeded: 4 calls used, 3 calls allowed"),
                arguments(
                        MontyErrors.panic("index out of bounds", "vm.rs:7:1", MontyFailure.NONE),
                        "the interpreter panicked: index out of bounds (vm.rs:7:1)"),
                arguments(
                        MontyErrors.panic("index out of bounds", null, MontyFailure.NONE),
                        "the interpreter panicked: index out of bounds"),
                arguments(MontyErrors.crash("gone", new IOException("pipe")), "gone"),
                arguments(MontyErrors.disposed("closed"), "closed"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void message_eachError_saysWhatAndWhere(MontyError error, String message) {
        assertThat(error).hasMessage(message);
    }

    @Test
    void types_areTheSixOfTheContract_andCannotBeMadeByApplications() {
        assertThat(MontyError.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        MontyScriptError.class,
                        MontyCancelledError.class,
                        MontyResourceError.class,
                        MontyPanicError.class,
                        MontyCrashError.class,
                        MontyDisposedError.class)
                .allSatisfy(type -> assertThat(type.getDeclaredConstructors())
                        .allMatch(constructor ->
                                (constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0));
    }

    @Test
    void base_whatTheRunLeft_isAllThere() {
        MontyError error = MontyErrors.script("ValueError", "x", FAILURE);
        assertThat(error.outputs()).isEqualTo(FAILURE.outputs()).isUnmodifiable();
        assertThat(error.output()).isEqualTo("before\noh\n");
        assertThat(error.usage()).isEqualTo(FAILURE.usage());
        assertThat(error.traceback()).isEqualTo(FAILURE.traceback());
        assertThat(error.frames()).isEqualTo(FAILURE.frames()).isUnmodifiable();
    }

    @Test
    void base_runThatNeverStarted_leftNothing() {
        MontyError error = MontyErrors.disposed("closed");
        assertThat(error.outputs()).isEmpty();
        assertThat(error.output()).isEmpty();
        assertThat(error.usage()).isEqualTo(MontyUsage.NONE);
        assertThat(error.traceback()).isEmpty();
        assertThat(error.frames()).isEmpty();
    }

    @Test
    void script_parts_areKeptApart() {
        MontyScriptError error = MontyErrors.script("ValueError", "x", FAILURE);
        assertThat(error.excType()).isEqualTo("ValueError");
        assertThat(error.excMessage()).isEqualTo("x");
        assertThat(error.sourceLine()).isEqualTo("    raise ValueError('x')");
        assertThat(MontyErrors.script("ValueError", null, MontyFailure.NONE).excMessage())
                .isNull();
        assertThat(MontyErrors.script("ValueError", null, MontyFailure.NONE).sourceLine())
                .isNull();
    }

    @Test
    void resource_figures_areInTheUnitOfTheLimit() {
        MontyResourceError error = MontyErrors.resource(MontyLimit.DURATION, 5, 7, MontyFailure.NONE);
        assertThat(error.limit()).isEqualTo(MontyLimit.DURATION);
        assertThat(error.limitValue()).isEqualTo(5);
        assertThat(error.used()).isEqualTo(7);
    }

    @Test
    void panicAndCrash_cause_isKept() {
        MontyPanicError panic = MontyErrors.panic("index out of bounds", "vm.rs:7:1", FAILURE);
        assertThat(panic.panicMessage()).isEqualTo("index out of bounds");
        assertThat(panic.location()).isEqualTo("vm.rs:7:1");
        assertThat(MontyErrors.crash("gone", new IOException("pipe"))).hasRootCauseMessage("pipe");
    }

    @ParameterizedTest
    @MethodSource("errors")
    void serialized_eachError_comesBackWhole(MontyError error, String message) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(error);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject())
                    .isExactlyInstanceOf(error.getClass())
                    .usingRecursiveComparison()
                    .ignoringFields("stackTrace", "cause", "suppressedExceptions")
                    .isEqualTo(error);
        }
        assertThat(error).hasMessage(message);
    }
}
