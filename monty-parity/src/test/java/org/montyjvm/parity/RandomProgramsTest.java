package org.montyjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.montyjvm.fixtures.Comparison;
import org.montyjvm.fixtures.EngineComparison;

/**
 * Programs that nobody wrote come to the same on both engines. They are the same in every run, so that a build fails for
 * what was changed in it; {@code -Dmonty.parity.seed=N} starts at another one, {@code -Dmonty.parity.seed=new} at one
 * that was never tried, and {@code -Dmonty.parity.programs=N} takes another number of them.
 */
class RandomProgramsTest {
    private static final long FIXED_SEED = 1_000_000_007;
    private static final String NEW_SEED = "new";
    private static final int MOST_FAILURES = 3;

    private final ProgramComparison engines = new ProgramComparison(EngineComparison.of(List.of("ffi", "wasm")));

    @Test
    void programs_haveOneVerdict() {
        long start = start(System.getProperty("monty.parity.seed", ""));
        int count = Integer.getInteger("monty.parity.programs", 1_000);
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

    private static long start(String seed) {
        return switch (seed) {
            case "" -> FIXED_SEED;
            case NEW_SEED -> System.nanoTime();
            default -> Long.parseLong(seed);
        };
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
