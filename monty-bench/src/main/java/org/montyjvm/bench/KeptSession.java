package org.montyjvm.bench;

import org.montyjvm.Monty;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontySession;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A small session of the thread that measures; a new one for each iteration, as each feed leaves a little behind. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class KeptSession {
    /** What a small session holds: some data, a function and a class. */
    static final String CONTENTS = """
            import math

            x = 1
            orders = [{'id': i, 'total': i * 1.5} for i in range(20)]

            def increment(n):
                return n + 1

            class Account:
                def __init__(self, owner):
                    self.owner = owner
                    self.balance = 0

            account = Account('Ada')
            """;

    /** The thread that the interpreter runs on. */
    @Param
    public MontyExecution execution;

    MontyPlatform platform;
    MontySession session;

    /** Made by JMH. */
    public KeptSession() {}

    /** Creates a platform to open and restore sessions with. */
    @Setup
    public void create() {
        platform = Monty.builder().execution(execution).build();
    }

    /** Opens and fills the session. */
    @Setup(Level.Iteration)
    public void open() {
        session = platform.openSession();
        session.run(CONTENTS);
    }

    /** Closes the session. */
    @TearDown(Level.Iteration)
    public void closeSession() {
        session.close();
    }

    /** Closes the platform. */
    @TearDown
    public void close() {
        platform.close();
    }
}
