package org.montyjvm.internal.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CallbacksTest {
    private final Callbacks callbacks = new Callbacks();
    private final List<String> ran = new ArrayList<>();

    @Test
    void fire_runsTheActionsInOrder_once() {
        callbacks.add(() -> ran.add("a"));
        Runnable removal = callbacks.add(() -> ran.add("b"));
        callbacks.add(() -> ran.add("c"));
        removal.run();
        callbacks.fire();
        callbacks.fire();
        removal.run();
        assertThat(ran).containsExactly("a", "c");
        callbacks.add(() -> ran.add("late"));
        assertThat(ran).containsExactly("a", "c", "late");
    }

    @Test
    void fire_withActionsThatThrow_runsTheOthersAndTellsAll() {
        callbacks.add(() -> {
            throw new IllegalStateException("one");
        });
        callbacks.add(() -> ran.add("a"));
        callbacks.add(() -> {
            throw new IllegalStateException("two");
        });
        assertThatIllegalStateException()
                .isThrownBy(callbacks::fire)
                .withMessage("one")
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(1));
        assertThat(ran).containsExactly("a");
    }

    @RepeatedTest(200)
    void add_whileAnotherThreadFires_runsTheActionExactlyOnce() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(2);
        CompletableFuture<Void> adder = CompletableFuture.runAsync(() -> {
            try {
                start.await();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            callbacks.add(calls::incrementAndGet);
        });
        start.await();
        callbacks.fire();
        adder.join();
        assertThat(calls).hasValue(1);
    }
}
