package org.montyjvm.spi;

import java.util.Objects;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimits;

/**
 * What the application asked for when it built a platform.
 *
 * @param limits the bounds of every run
 * @param execution the thread that the interpreter runs on
 */
public record MontyOptions(MontyLimits limits, MontyExecution execution) {

    /** The options of a platform that was given none. */
    public static final MontyOptions DEFAULTS = new MontyOptions(MontyLimits.defaults(), MontyExecution.OWN_THREAD);

    /**
     * Holds options.
     *
     * @param limits {@link #limits()}
     * @param execution {@link #execution()}
     * @throws NullPointerException if an argument that is not nullable is null
     */
    public MontyOptions {
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(execution, "execution");
    }
}
