package org.montyjvm.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks are done by a thread that waits for them or by another one: each once, and none sees what the last one left. */
@Timeout(60)
class WorkersTest {
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final Workers workers = new Workers(pool);

    @AfterEach
    void close() {
        pool.shutdownNow();
    }

    @Test
    void everyTaskOfManyThreads_isDoneOnce() throws Exception {
        int threads = 4;
        int each = 5_000;
        AtomicIntegerArray done = new AtomicIntegerArray(threads * each);
        List<Thread> callers = new ArrayList<>();
        CountDownLatch all = new CountDownLatch(threads * each);
        for (int t = 0; t < threads; t++) {
            int first = t * each;
            Thread caller = new Thread(() -> {
                Semaphore atWork = new Semaphore(2);
                for (int i = first; i < first + each; i++) {
                    int task = i;
                    atWork.acquireUninterruptibly();
                    workers.execute(() -> {
                        done.incrementAndGet(task);
                        atWork.release();
                        all.countDown();
                    });
                }
            });
            callers.add(caller);
            caller.start();
        }
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < done.length(); i++) {
            assertThat(done.get(i)).isEqualTo(1);
        }
    }

    @Test
    void tasksAtOnce_haveThreadsOfTheirOwn() throws Exception {
        CountDownLatch together = new CountDownLatch(20);
        for (int i = 0; i < 20; i++) {
            workers.execute(() -> {
                together.countDown();
                try {
                    together.await(); // all are at work, or none ends
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        assertThat(together.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void interruptThatATaskLeft_isNotSeenByTheNext() throws Exception {
        AtomicInteger seen = new AtomicInteger();
        for (int i = 0; i < 1_000; i++) {
            CountDownLatch done = new CountDownLatch(1);
            workers.execute(() -> {
                seen.addAndGet(Thread.currentThread().isInterrupted() ? 1 : 0);
                Thread.currentThread().interrupt();
                done.countDown();
            });
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(seen).hasValue(0);
    }
}
