package org.montyjvm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.montyjvm.MontyCrashError;
import org.montyjvm.fixtures.contract.Await;

@Timeout(60)
class EngineThreadsTest {
    private static final long LONG = TimeUnit.HOURS.toNanos(1);

    @Test
    void tasksOneAfterTheOther_shareThreads() throws InterruptedException {
        EngineThreads threads = new EngineThreads(200, LONG, 0);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 200; i++) {
            CountDownLatch done = new CountDownLatch(1);
            threads.execute(() -> {
                seen.add(Thread.currentThread());
                done.countDown();
            });
            done.await();
            if (i % 20 == 0) {
                Thread.sleep(5); // long enough that the thread parks
            }
        }
        // A task that comes while the thread of the one before is on its way back starts another one.
        assertThat(seen).hasSizeLessThan(20);
        assertThat(threads.count()).isEqualTo(seen.size());
        assertThat(seen).allSatisfy(thread -> {
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getContextClassLoader()).isNull();
        });
    }

    @Test
    void tasksAtOnce_haveAThreadEach_upToTheMost() throws InterruptedException {
        EngineThreads threads = new EngineThreads(3, LONG, 0);
        CountDownLatch started = new CountDownLatch(3);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            threads.execute(() -> {
                started.countDown();
                awaitUninterruptibly(release);
                ended.countDown();
            });
        }
        started.await();
        assertThat(threads.count()).isEqualTo(3);
        assertThatThrownBy(() -> threads.execute(() -> {}))
                .isInstanceOf(MontyCrashError.class)
                .hasMessageContaining("3 runs are in progress");
        assertThat(threads.count()).isEqualTo(3);
        release.countDown();
        ended.await();
        AtomicInteger ran = new AtomicInteger();
        Await.until("a thread is free again", () -> {
            try {
                threads.execute(ran::incrementAndGet);
                return true;
            } catch (MontyCrashError full) {
                return false;
            }
        });
        Await.until("the task has run", () -> ran.get() == 1);
    }

    @Test
    void idleThread_ends_andTheNextTaskGetsANewOne() throws InterruptedException {
        EngineThreads threads = new EngineThreads(2, TimeUnit.MILLISECONDS.toNanos(1), 0);
        List<Thread> seen = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Exchanger<Thread> exchanger = new Exchanger<>();
            threads.execute(() -> exchange(exchanger, Thread.currentThread()));
            Thread thread = exchange(exchanger, Thread.currentThread());
            assertThat(seen).doesNotContain(thread);
            seen.add(thread);
            thread.join();
            assertThat(threads.count()).isZero();
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @SuppressWarnings("ThreadPriorityCheck") // it is the other thread that is waited for
    void taskThatArrivesWhileAThreadRetires_isNeverLost() {
        EngineThreads threads = new EngineThreads(64, TimeUnit.MICROSECONDS.toNanos(1), 0);
        AtomicInteger ran = new AtomicInteger();
        for (int i = 1; i <= 1_000; i++) {
            threads.execute(ran::incrementAndGet);
            while (ran.get() != i) {
                Thread.yield(); // no sleep: the next task is to meet the thread as it ends
            }
        }
        Await.until("every thread has ended", () -> threads.count() == 0);
    }

    private static Thread exchange(Exchanger<Thread> exchanger, Thread thread) {
        try {
            return exchanger.exchange(thread);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
