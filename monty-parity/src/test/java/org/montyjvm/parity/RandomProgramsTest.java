package org.montyjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.montyjvm.fixtures.Comparison;
import org.montyjvm.fixtures.EngineComparison;

/**
 * Programs that nobody wrote come to the same on both engines. Half of them are the same in every run, half are new;
 * {@code -Dmonty.parity.seed=N} takes another start in place of both, {@code -Dmonty.parity.programs=N} another number.
 */
class RandomProgramsTest {
    private static final long FIXED_SEED = 1_000_000_007;
    private static final int MOST_FAILURES = 3;

    private final ProgramComparison engines = new ProgramComparison(EngineComparison.of(List.of("ffi", "wasm")));

    static List<Long> seeds() {
        String seed = System.getProperty("monty.parity.seed", "");
        return seed.isEmpty() ? List.of(FIXED_SEED, System.nanoTime()) : List.of(Long.valueOf(seed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void programs_haveOneVerdict(long start) {
        int count = Integer.getInteger("monty.parity.programs", 1_000) / seeds().size();
        AtomicInteger atALimit = new AtomicInteger();

        List<String> failures = LongStream.range(start, start + count)
                .parallel()
                .filter(seed -> {
                    Comparison comparison =
                            engines.of(seed, ProgramGenerator.program(seed).text());
                    if (ProgramComparison.isAtALimit(comparison)) {
                        atALimit.incrementAndGet();
                        return false;
                    }
                    return !comparison.agreed();
                })
                .limit(MOST_FAILURES)
                .mapToObj(this::report)
                .toList();

        assertThat(failures)
                .as("programs from -Dmonty.parity.seed=%d on", start)
                .isEmpty();
        assertThat(atALimit.get()).as("programs at a limit").isLessThanOrEqualTo(count / 100);
        System.out.printf("%d programs from seed %d agree, %d at a limit%n", count, start, atALimit.get());
    }

    private String report(long seed) {
        Node program = ProgramGenerator.program(seed);
        String smallest =
                Shrinking.smallest(program, node -> engines.differs(seed, node)).text();
        return Objects.toString("%n-Dmonty.parity.seed=%d%n%s%n%s%n"
                .formatted(
                        seed,
                        smallest,
                        String.join("\n", engines.of(seed, smallest).complaints())));
    }
}
