package org.montyjvm.spi;

import java.util.Objects;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyOs;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.os.OsWire;

/**
 * What the application asked for when it built a platform or a session.
 *
 * @param limits the bounds of every run
 * @param execution the thread that the interpreter runs on
 * @param os what of the operating system scripts may use
 */
public record MontyOptions(MontyLimits limits, MontyExecution execution, MontyOs os) {

    /** The options of a platform that was given none. */
    public static final MontyOptions DEFAULTS = new MontyOptions(MontyLimits.defaults(), MontyExecution.OWN_THREAD);

    /**
     * Holds options.
     *
     * @param limits {@link #limits()}
     * @param execution {@link #execution()}
     * @param os {@link #os()}
     * @throws NullPointerException if an argument is null
     */
    public MontyOptions {
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(execution, "execution");
        Objects.requireNonNull(os, "os");
    }

    /**
     * Holds options that grant nothing of the operating system.
     *
     * @param limits {@link #limits()}
     * @param execution {@link #execution()}
     * @throws NullPointerException if an argument is null
     */
    public MontyOptions(MontyLimits limits, MontyExecution execution) {
        this(limits, execution, MontyOs.closed());
    }

    /**
     * Returns the policy as the engine is told of it: which calls it answers itself, and which it hands out.
     *
     * @return the {@code os} object of the request that makes an interpreter
     */
    public MontyValue osConfig() {
        return OsWire.config(os);
    }

    /** The same with other limits. */
    MontyOptions withLimits(MontyLimits others) {
        return new MontyOptions(others, execution, os);
    }
}
