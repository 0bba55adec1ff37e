package org.montyjvm.wire;

/** How long two threads look for what the other is about to say before they park. */
final class Spinning {
    /**
     * A little longer than waking a parked thread takes, and than a small script does on the slower engine. With less, one
     * that parks once makes the other one park, and so on for all runs that follow. On a single processor it is in vain.
     */
    static final long NANOS = Runtime.getRuntime().availableProcessors() == 1 ? 0 : 60_000;

    private Spinning() {}
}
