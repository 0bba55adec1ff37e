package org.montyjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.montyjvm.Monty;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPlatform;
import org.montyjvm.fixtures.Fixture;
import org.montyjvm.fixtures.Ladder;
import org.montyjvm.fixtures.LadderRunner;

/**
 * A script that pauses may be frozen on one engine and finished on the other: each fixture whose host is asked anything
 * changes the engine at every pause, and comes to the same line as on one engine.
 */
@Execution(ExecutionMode.CONCURRENT)
class SnapshotParityTest {
    private static final List<String> ENGINES = List.of("ffi", "wasm");

    @TestFactory
    Stream<DynamicTest> fixture_startedOnTheNativeEngine_comesToTheSame_ifItMovesAtEachPause() {
        return tests(0);
    }

    @TestFactory
    Stream<DynamicTest> fixture_startedOnWasm_comesToTheSame_ifItMovesAtEachPause() {
        return tests(1);
    }

    @Test
    void fixtures_pauseInEveryWayThatThereIs() {
        LadderRunner runner = LadderRunner.on("ffi");
        Pattern kind = Pattern.compile("\"kind\":\"(\\w+)\"");

        Set<String> kinds = new TreeSet<>();
        fixtures()
                .forEach(fixture -> kind.matcher(runner.run(fixture).line())
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .forEach(kinds::add));

        assertThat(kinds).contains("call", "name", "module", "futures");
    }

    private static Stream<DynamicTest> tests(int first) {
        LadderRunner staying = LadderRunner.on(ENGINES.get(0));
        return fixtures()
                .map(fixture -> DynamicTest.dynamicTest(
                        fixture.id(),
                        () -> assertThat(moving(first).freeze(fixture).line())
                                .as("%s", fixture.script().code())
                                .isEqualTo(staying.run(fixture).line())));
    }

    private static Stream<Fixture> fixtures() {
        return Ladder.bundled().fixtures().stream()
                .filter(fixture -> fixture.host().isAsked());
    }

    /** Returns a runner whose platforms are of one engine and the other in turn. */
    private static LadderRunner moving(int first) {
        AtomicInteger next = new AtomicInteger(first);
        return new LadderRunner(limits -> platform(ENGINES.get(next.getAndIncrement() % 2), limits));
    }

    private static MontyPlatform platform(String engine, MontyLimits limits) {
        return Monty.builder().backend(engine).limits(limits).build();
    }
}
