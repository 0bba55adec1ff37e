package org.montyjvm.wire;

import org.montyjvm.spi.MontyOptions;

/**
 * An interpreter that starts afresh with every run. Where it panicked, or its run had to be abandoned, the next run gets
 * another one.
 */
public final class ScriptBindings extends WireBindings {
    ScriptBindings(WireEngine engine, MontyOptions options, Interpreter interpreter) {
        super(engine, options, interpreter);
    }
}
