package org.montyjvm.wasm;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A few instances that are ready before they are asked for, so that a new session costs no more than creating its
 * interpreter. An instance is taken once and never comes back: nothing that one script left can be met by another.
 *
 * <p>What is taken is replaced in the background, by a thread that ends when there is nothing to do.
 */
final class WarmInstances {
    /** Enough for a session that is opened while another one is; each costs the size of a new instance. */
    static final int MOST = 2;

    private static final long IDLE_SECONDS = 5;

    private static final ArrayBlockingQueue<WasmInstance> READY = new ArrayBlockingQueue<>(MOST);
    private static final ThreadPoolExecutor REFILL = executor();

    private WarmInstances() {}

    /** Returns a ready instance, or a new one where none is ready. */
    static WasmInstance take() {
        WasmInstance ready = READY.poll();
        WasmInstance taken = ready == null ? WasmInstance.create() : ready;
        if (REFILL.getQueue().isEmpty()) {
            REFILL.execute(WarmInstances::refill);
        }
        return taken;
    }

    private static void refill() {
        try {
            while (READY.remainingCapacity() > 0) {
                READY.add(WasmInstance.create()); // no other thread adds
            }
        } catch (OutOfMemoryError noRoomToSpare) {
            READY.clear();
        }
    }

    private static ThreadPoolExecutor executor() {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(null, task, "monty-wasm-refill", 0, false);
                    thread.setDaemon(true);
                    thread.setContextClassLoader(null); // the application that came first must not be kept alive
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
