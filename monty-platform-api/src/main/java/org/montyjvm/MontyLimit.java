package org.montyjvm;

/** A bound that a run can hit, as told by {@link MontyResourceError#limit()}. */
public enum MontyLimit {
    /** Memory that the interpreter holds at one time; see {@link MontyLimits#memoryBytes()}. */
    MEMORY("memory", "bytes"),

    /** Time that a run takes; see {@link MontyLimits#duration()}. */
    DURATION("time", "nanoseconds"),

    /** Depth of Python calls; see {@link MontyLimits#recursionDepth()}. */
    RECURSION("recursion", "levels"),

    /** Calls out of the interpreter into the host; see {@link MontyLimits#suspensions()}. */
    SUSPENSIONS("suspension", "calls"),

    /** Size of the source in UTF-8; see {@link MontyLimits#sourceBytes()}. */
    SOURCE_SIZE("source size", "bytes"),

    /** Size of what the script prints in UTF-8; see {@link MontyLimits#outputBytes()}. */
    OUTPUT_SIZE("output size", "bytes"),

    /** Encoded size of a value that crosses between Java and Python; see {@link MontyLimits#resultBytes()}. */
    RESULT_SIZE("result size", "bytes"),

    /** Depth of a value that crosses between Java and Python; always {@link MontyValue#MAX_NESTING}. */
    NESTING("nesting", "levels"),

    /** Decimal digits of an integer that crosses between Java and Python; always {@link MontyValue#MAX_INT_DIGITS}. */
    DIGITS("integer size", "digits");

    private final String noun;
    private final String unit;

    MontyLimit(String noun, String unit) {
        this.noun = noun;
        this.unit = unit;
    }

    /**
     * Returns what the limit's figures count.
     *
     * @return {@code "bytes"}, {@code "nanoseconds"}, {@code "levels"}, {@code "calls"} or {@code "digits"}
     */
    public String unit() {
        return unit;
    }

    /** The words before "limit" in a message. */
    String noun() {
        return noun;
    }
}
