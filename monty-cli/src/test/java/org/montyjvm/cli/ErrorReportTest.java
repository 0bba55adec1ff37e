package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.montyjvm.MontyError;
import org.montyjvm.spi.MontyErrors;
import org.montyjvm.spi.MontyFailure;

/** The errors that no script can bring about, and what is told of them. */
class ErrorReportTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Streams streams =
            new Streams(InputStream.nullInputStream(), new PrintWriter(out), new PrintWriter(err));

    static Stream<Arguments> engineErrors() {
        return Stream.of(
                Arguments.of(
                        MontyErrors.panic("index out of bounds", "vm.rs:10:5", MontyFailure.NONE), "MontyPanicError"),
                Arguments.of(MontyErrors.crash("the library is missing", null), "MontyCrashError"),
                Arguments.of(MontyErrors.disposed("run"), "MontyDisposedError"));
    }

    @ParameterizedTest
    @MethodSource("engineErrors")
    void engineError_isOneLineAndExitCode5(MontyError error, String name) {
        streams.report(false).error(error);

        assertThat(err.toString()).isEqualTo("monty: " + error.getMessage() + "\n");
        assertThat(out.toString()).isEmpty();
        assertThat(ExitCode.of(error)).isEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("engineErrors")
    void engineError_isNamedInJson(MontyError error, String name) {
        streams.report(true).error(error);

        assertThat(out.toString())
                .startsWith("{\"ok\":false,\"error\":\"" + name + "\",\"excType\":null,\"message\":\""
                        + error.getMessage());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void defectOfTheCommand_isReportedAsOne() {
        streams.report(false).defect(new IllegalStateException("impossible"));
        streams.report(true).defect(new IllegalStateException("impossible"));

        assertThat(err.toString()).startsWith("monty: this is a defect").contains("impossible\n\tat ");
        assertThat(out.toString()).contains("\"error\":\"Defect\"").contains("impossible");
    }
}
