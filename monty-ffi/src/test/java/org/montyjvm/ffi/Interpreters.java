package org.montyjvm.ffi;

import java.time.Duration;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimits;
import org.montyjvm.spi.MontyOptions;
import org.montyjvm.wire.ScriptBindings;
import org.montyjvm.wire.SessionBindings;
import org.montyjvm.wire.WireEngine;

/** Interpreters without the platforms and sessions that drive them. */
final class Interpreters {
    /**
     * A limit that a native operation which does not listen is far behind, when it notices; and that no other run of the
     * tests comes near, on a machine with too much to do.
     */
    static final MontyLimits SHORT =
            MontyLimits.builder().duration(Duration.ofMillis(100)).build();

    /** Multiplies for seconds on end without a checkpoint; many times longer than deadline and grace together. */
    static final String DOES_NOT_LISTEN = "int('9' * 4000) ** 2200 > 0";

    private Interpreters() {}

    static WireEngine engine() {
        return new FfiBackend().engine();
    }

    static ScriptBindings script(MontyExecution execution) {
        return engine().script(options(execution));
    }

    static SessionBindings session(MontyExecution execution) {
        return engine().session(options(execution), "main");
    }

    static SessionBindings shortSession(MontyExecution execution) {
        return engine().session(new MontyOptions(SHORT, execution), "main");
    }

    static MontyOptions options(MontyExecution execution) {
        return new MontyOptions(MontyLimits.defaults(), execution);
    }
}
