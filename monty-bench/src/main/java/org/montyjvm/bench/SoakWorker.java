package org.montyjvm.bench;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyError;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResult;
import org.montyjvm.MontySession;
import org.montyjvm.MontySupervisor;

/**
 * One thread of {@link SessionSoak}: does random actions with a session that counts, and knows at each moment what the
 * session's count must be.
 */
final class SoakWorker implements Runnable, AutoCloseable {
    private static final long LEAVE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final SoakHouse house;
    private final Random random;
    private final Map<SoakAction, Long> done = new EnumMap<>(SoakAction.class);
    private MontySession session;
    private long count;
    private @Nullable Future<?> pendingStop;
    private long lastLeave;
    private final AtomicLong begun = new AtomicLong();
    private volatile boolean stopped;

    SoakWorker(SoakHouse house, long seed) {
        this.house = house;
        random = new Random(seed * 0x9E3779B97F4A7C15L); // neighbouring seeds begin alike
        lastLeave = System.nanoTime() - (long) (random.nextDouble() * LEAVE_NANOS); // not all of them at once
        session = house.platform.openSession();
        prepare();
    }

    /** Works until it is told to stop, or until something is wrong, which is thrown. */
    @Override
    public void run() {
        while (!stopped) {
            SoakAction action = choose();
            begun.incrementAndGet();
            try {
                action.run(this);
                done.merge(action, 1L, Long::sum);
            } finally {
                awaitStop();
            }
        }
    }

    void stop() {
        stopped = true;
    }

    /** Returns how many actions have begun so far. */
    long begun() {
        return begun.get();
    }

    /** Returns how often each action came out as it should. To be called when the worker has ended. */
    Map<SoakAction, Long> done() {
        return done;
    }

    /** Fills a session that is empty. */
    void prepare() {
        session.run("count = 0\ndef increment(n):\n    global count\n    count += n\n    return count");
        count = 0;
    }

    MontySession session() {
        return session;
    }

    MontyPlatform platform() {
        return house.platform;
    }

    MontySupervisor supervisor() {
        return house.supervisor;
    }

    int random(int bound) {
        return random.nextInt(bound);
    }

    PanicButton panicButton() {
        return house.panicButton;
    }

    /** Has something done by another thread, soon. */
    void later(Runnable action) {
        pendingStop = house.timer.schedule(
                action, (long) (random.nextDouble() * SoakAction.LATEST_NANOS), TimeUnit.NANOSECONDS);
    }

    void goOnIn(MontySession restored) {
        session.close();
        session = restored;
    }

    /** Checks that the session has counted so much more, and remembers it. */
    void counted(MontyResult result, int more) {
        counted(result.value().toString(), more);
    }

    /** Checks that the session has counted so much more, and remembers it. */
    void counted(String told, int more) {
        requireCount(told, more);
        count += more;
    }

    /** Checks that a copy of the session has counted so much more. */
    void requireCount(String told, int more) {
        if (!told.equals(String.valueOf(count + more))) {
            throw new IllegalStateException("the count is " + told + ", and should be " + (count + more));
        }
    }

    /** Checks that a session computes. */
    void requireSum(MontySession other) {
        long sum = other.run("sum(range(100))").value().asLong();
        if (sum != 4950) {
            throw new IllegalStateException("the sum is " + sum);
        }
    }

    /** Makes the interpreter of a session panic that was just opened. */
    void requirePanic(MontySession fresh) {
        if (!panicButton().press(fresh)) {
            throw new IllegalStateException("interpreter " + fresh.name() + " did not panic");
        }
    }

    /** Checks that a run ends with an error of the kind. */
    <E extends MontyError> void expect(Class<E> kind, Runnable run) {
        try {
            run.run();
        } catch (MontyError e) {
            if (kind.isInstance(e)) {
                return;
            }
            throw e;
        }
        throw new IllegalStateException("a run ended without a " + kind.getSimpleName());
    }

    @Override
    public void close() {
        session.close();
    }

    private SoakAction choose() {
        if (System.nanoTime() - lastLeave > LEAVE_NANOS) {
            lastLeave = System.nanoTime();
            return SoakAction.LEAVE;
        }
        return SoakAction.chosenBy(random);
    }

    /** Lets a stop that was ordered come, so that it does not hit the next action. */
    private void awaitStop() {
        Future<?> stop = pendingStop;
        pendingStop = null;
        while (stop != null) {
            try {
                stop.get();
                stop = null;
            } catch (InterruptedException e) {
                // That is the stop.
            } catch (ExecutionException e) {
                throw new IllegalStateException("a run could not be stopped", e);
            }
        }
        boolean unused = Thread.interrupted();
    }
}
