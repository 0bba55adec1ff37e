package org.montyjvm.bench;

/** One way to run a script on the interpreter. */
interface Contender {
    /** Returns the name, for the heading of a table. */
    String name();

    /**
     * Runs a workload {@code runs} times on each of {@code threads} threads, which start together.
     *
     * @throws IllegalStateException if a run did not complete
     */
    Batch run(Workload workload, int threads, int runs);
}
