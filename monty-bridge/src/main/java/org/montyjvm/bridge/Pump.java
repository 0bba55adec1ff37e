package org.montyjvm.bridge;

import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Carries the events of a run to a subscriber, as many as it asked for. While it asks for none, no thread waits. */
final class Pump implements Flow.Subscription, Runnable {
    private final Course course;
    private final Executor workers;
    private final AtomicLong demand = new AtomicLong();

    /** How often somebody wanted the pump to work since it last stood still. */
    private final AtomicInteger wanted = new AtomicInteger();

    private volatile Flow.@Nullable Subscriber<? super BridgeEvent> subscriber;
    private volatile @Nullable IllegalArgumentException refused;

    Pump(Course course, Flow.Subscriber<? super BridgeEvent> subscriber, Executor workers) {
        this.course = course;
        this.subscriber = subscriber;
        this.workers = workers;
    }

    void start() {
        Flow.Subscriber<? super BridgeEvent> first = subscriber;
        if (first != null) {
            wanted.set(1); // nothing is sent before onSubscribe returned
            try {
                first.onSubscribe(this);
            } catch (RuntimeException | Error e) {
                thrown(e);
                throw e;
            }
            work();
        }
    }

    /** Tells a subscriber that it gets nothing. */
    static void refuse(Flow.Subscriber<? super BridgeEvent> subscriber, RuntimeException why) {
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                // there is nothing to send
            }

            @Override
            public void cancel() {
                // there is nothing to stop
            }
        });
        subscriber.onError(why);
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            refused = new IllegalArgumentException("a subscriber requests one event or more, not " + n + " (rule 3.9)");
        } else {
            demand.accumulateAndGet(n, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
        }
        if (wanted.getAndIncrement() == 0) {
            work();
        }
    }

    private void work() {
        try {
            workers.execute(this);
        } catch (RejectedExecutionException e) {
            end(e);
        }
    }

    @Override
    public void cancel() {
        subscriber = null;
        course.abandon("the subscription was cancelled");
    }

    @Override
    public void run() {
        int seen = wanted.get();
        do {
            while (subscriber != null && (refused != null || demand.get() > 0)) {
                if (!carry()) {
                    return;
                }
            }
            seen = wanted.addAndGet(-seen);
        } while (seen != 0);
    }

    /** Carries one event, and returns false if it was the last. */
    private boolean carry() {
        IllegalArgumentException error = refused;
        if (error != null) {
            end(error);
            return false;
        }
        BridgeEvent event;
        try {
            event = course.pull(true);
        } catch (RuntimeException e) {
            end(e);
            return false;
        }
        Flow.Subscriber<? super BridgeEvent> to = subscriber;
        if (to == null) {
            return false;
        }
        try {
            if (event == null) {
                subscriber = null;
                to.onComplete();
                return false;
            }
            demand.updateAndGet(left -> left == Long.MAX_VALUE ? left : left - 1);
            to.onNext(event);
            if (event.isLast() && subscriber != null) {
                subscriber = null;
                to.onComplete();
                return false;
            }
            return true;
        } catch (Throwable e) { // rule 2.13: a subscriber that throws has cancelled
            thrown(e);
            return false;
        }
    }

    private void thrown(Throwable e) {
        subscriber = null;
        Quietly.log("a subscriber", e);
        course.abandon("its subscriber threw " + e.getClass().getSimpleName());
    }

    private void end(RuntimeException error) {
        Flow.Subscriber<? super BridgeEvent> to = subscriber;
        subscriber = null;
        course.abandon("its subscriber got an error");
        if (to != null) {
            to.onError(error);
        }
    }
}
