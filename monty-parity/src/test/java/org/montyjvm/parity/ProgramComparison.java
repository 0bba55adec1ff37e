package org.montyjvm.parity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyValue;
import org.montyjvm.fixtures.Comparison;
import org.montyjvm.fixtures.EngineComparison;
import org.montyjvm.fixtures.Fixture;
import org.montyjvm.fixtures.HostSide;
import org.montyjvm.fixtures.RandomValues;

/** Runs programs on all engines. */
final class ProgramComparison {
    private static final MontyLimits LIMITS =
            MontyLimits.builder().duration(Duration.ofSeconds(5)).build();
    private static final int ANSWERS = 50;

    private final EngineComparison engines;

    ProgramComparison(EngineComparison engines) {
        this.engines = engines;
    }

    /**
     * Runs a program.
     *
     * @param seed decides what the host answers
     * @param program the source
     */
    Comparison of(long seed, String program) {
        RandomValues random = new RandomValues(seed);
        List<MontyValue> answers = new ArrayList<>();
        for (int i = 0; i < ANSWERS; i++) {
            answers.add(random.next());
        }
        HostSide host =
                new HostSide(List.of("ask"), Map.of(), null, answers, Map.of(), Set.of(), Map.of(), Map.of(), null);
        return engines.run(new Fixture(
                "program " + seed, 1, "", "", MontyScript.of(program), host, LIMITS, List.of(), false, null));
    }

    /**
     * Tells whether a program ran into a limit that engines may reach at different moments: what a value takes in memory,
     * and how long an operation takes, is theirs.
     */
    static boolean isAtALimit(Comparison comparison) {
        return comparison.verdicts().values().stream()
                .anyMatch(verdict -> verdict.line().contains("\"limit\":\"MEMORY\"")
                        || verdict.line().contains("\"limit\":\"DURATION\""));
    }

    /** Tells whether the engines differ in what may not differ. */
    boolean differs(long seed, Node program) {
        Comparison comparison = of(seed, program.text());
        return !comparison.agreed() && !isAtALimit(comparison);
    }
}
