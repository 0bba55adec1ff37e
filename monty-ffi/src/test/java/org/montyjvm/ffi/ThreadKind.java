package org.montyjvm.ffi;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/** The kinds of threads that applications call from. */
final class ThreadKind {
    private static final long SMALL_STACK = 256 << 10;

    private final String name;
    private final ThreadFactory factory;

    private ThreadKind(String name, ThreadFactory factory) {
        this.name = name;
        this.factory = factory;
    }

    /** Returns the kinds that this JVM has; there are virtual threads from JDK 21 on. */
    static List<ThreadKind> all() {
        List<ThreadKind> kinds = new ArrayList<>();
        kinds.add(new ThreadKind("platform thread", Thread::new));
        kinds.add(new ThreadKind("256 KiB stack", task -> new Thread(null, task, "small stack", SMALL_STACK)));
        if (Runtime.version().feature() >= 21) {
            kinds.add(new ThreadKind("virtual thread", virtualThreads()));
        }
        return kinds;
    }

    /** Returns what {@code Thread.ofVirtual().factory()} gives, which cannot be written in Java 17. */
    private static ThreadFactory virtualThreads() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            return (ThreadFactory) type.getMethod("factory").invoke(builder);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("virtual threads", e);
        }
    }

    /** Starts a task on a new thread of this kind. */
    Thread start(Runnable task) {
        Thread thread = factory.newThread(task);
        thread.start();
        return thread;
    }

    /** Returns what a task gives on a new thread of this kind. */
    <T> T call(Supplier<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        start(() -> {
            try {
                result.complete(task.get());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    @Override
    public String toString() {
        return name;
    }
}
