package org.montyjvm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptHookTest {
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    @Test
    void withoutAnInterrupt_nothingIsHeard() {
        InterruptHook hook = new InterruptHook(calls::incrementAndGet);
        hook.enter();
        assertThat(hook.leave()).isFalse();
        Thread.currentThread().interrupt();
        assertThat(calls).as("after the call").hasValue(0);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void interruptDuringTheCall_isHeardByTheInterrupter_beforeItGoesOn() throws InterruptedException {
        AtomicReference<Thread> heardBy = new AtomicReference<>();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        AtomicReference<Boolean> left = new AtomicReference<>();
        AtomicReference<Boolean> status = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            InterruptHook hook = new InterruptHook(() -> heardBy.set(Thread.currentThread()));
            hook.enter();
            inside.countDown();
            while (over.getCount() > 0) {
                Thread.onSpinWait(); // as native code does: no method that looks at the status
            }
            left.set(hook.leave());
            status.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        inside.await();
        caller.interrupt();
        assertThat(heardBy).hasValue(Thread.currentThread());
        over.countDown();
        caller.join();
        assertThat(left).hasValue(true);
        assertThat(status).hasValue(true);
    }

    @Test
    void interruptBeforeTheCall_isHeardAtOnce_andTheStatusStays() {
        Thread.currentThread().interrupt();
        InterruptHook hook = new InterruptHook(calls::incrementAndGet);
        hook.enter();
        assertThat(calls).hasValue(1);
        assertThat(hook.leave()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
}
