package org.montyjvm;

/** The parts of an operating system that a {@link MontyOs} grants one by one. */
public enum MontyOsGroup {
    /** What time it is: {@code datetime.now}, {@code date.today} and the clocks of {@code time}. */
    CLOCK,
    /** {@code os.getenv} and {@code os.environ}. */
    ENVIRONMENT,
    /** {@code os.urandom}. */
    ENTROPY,
    /** {@code time.sleep} and {@code asyncio.sleep}. */
    SLEEP,
    /** {@code open}, {@code pathlib} and what {@code os} has for files. */
    FILES;

    /**
     * Returns the group of a function.
     *
     * @param function any function
     * @return its group
     * @throws NullPointerException if {@code function} is null
     */
    public static MontyOsGroup of(MontyOsFunction function) {
        return switch (function) {
            case DATE_TODAY, DATETIME_NOW, TIME -> CLOCK;
            case GETENV, ENVIRON -> ENVIRONMENT;
            case URANDOM -> ENTROPY;
            case SLEEP, ASYNC_SLEEP -> SLEEP;
            default -> FILES;
        };
    }
}
