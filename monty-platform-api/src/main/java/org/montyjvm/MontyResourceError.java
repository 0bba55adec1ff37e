package org.montyjvm;

import java.time.Duration;
import org.montyjvm.spi.MontyFailure;

/**
 * The run, or a value on its way in or out, hit one of the {@link MontyLimits}. A script cannot catch this.
 *
 * <p><b>What to do:</b> fix the script, or raise the limit if the work is worth it. Running the same again gives the
 * same error. The platform stays usable.
 */
public final class MontyResourceError extends MontyError {
    private static final long serialVersionUID = 1;

    /** What {@link #limit()} returns. */
    private final MontyLimit limit;

    /** What {@link #limitValue()} returns. */
    private final long limitValue;

    /** What {@link #used()} returns. */
    private final long used;

    MontyResourceError(MontyLimit limit, long limitValue, long used, String detail, MontyFailure failure) {
        super(located(describe(limit, limitValue, used) + detail, failure), failure);
        this.limit = limit;
        this.limitValue = limitValue;
        this.used = used;
    }

    /**
     * Returns which limit was hit.
     *
     * @return the limit
     */
    public MontyLimit limit() {
        return limit;
    }

    /**
     * Returns what was allowed.
     *
     * @return the limit's value, in {@link MontyLimit#unit()}
     */
    public long limitValue() {
        return limitValue;
    }

    /**
     * Returns what the run used or asked for when it was stopped. The engine stops at the first figure over the limit,
     * so the script may have wanted far more.
     *
     * @return the figure, in {@link MontyLimit#unit()}
     */
    public long used() {
        return used;
    }

    private static String describe(MontyLimit limit, long limitValue, long used) {
        return limit.noun() + " limit exceeded: " + figure(limit, used) + " used, " + figure(limit, limitValue)
                + " allowed";
    }

    private static String figure(MontyLimit limit, long figure) {
        return limit == MontyLimit.DURATION
                ? Duration.ofNanos(figure).toMillis() / 1000.0 + " s"
                : figure + " " + limit.unit();
    }
}
