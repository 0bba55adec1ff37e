package org.montyjvm.bench;

import org.montyjvm.Monty;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A platform of the thread that measures, used for all of its runs. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class KeptPlatform {
    /** The thread that the interpreter runs on. */
    @Param
    public MontyExecution execution;

    private MontyPlatform platform;

    /** Made by JMH. */
    public KeptPlatform() {}

    /** Creates the platform. */
    @Setup
    public void create() {
        platform = Monty.builder().execution(execution).build();
    }

    /** Closes the platform. */
    @TearDown
    public void close() {
        platform.close();
    }

    MontyResult run(String code) {
        return platform.run(code);
    }

    MontyResult run(MontyScript script) {
        return platform.run(script);
    }
}
