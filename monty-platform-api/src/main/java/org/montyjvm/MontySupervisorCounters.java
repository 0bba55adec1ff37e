package org.montyjvm;

/**
 * What a {@link MontySupervisor} has seen since it was built. No figure ever falls.
 *
 * @param leases sessions that were lent
 * @param waitedInVain borrowers who got none: their time was up, or they were interrupted
 * @param panics sessions lost to a panic of the interpreter
 * @param crashes sessions lost to an engine that died, and attempts to open or reset one that failed
 * @param abandoned sessions lost because a run had to be left behind
 * @param replacements sessions that were opened in place of lost ones
 */
public record MontySupervisorCounters(
        long leases, long waitedInVain, long panics, long crashes, long abandoned, long replacements) {}
