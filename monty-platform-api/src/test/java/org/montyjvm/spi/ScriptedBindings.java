package org.montyjvm.spi;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.montyjvm.MontyDiagnostics;
import org.montyjvm.MontyEngineInfo;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyUsage;
import org.montyjvm.MontyValue;

/**
 * The smallest engine that keeps the contract of {@link MontyCoreBindings}: it answers with the script's text, except
 * that {@code "loop"} runs until it is cancelled and {@code "fail"} raises. It checks what the platform promises it.
 */
final class ScriptedBindings implements MontyCoreBindings {
    final CountDownLatch looping = new CountDownLatch(1);
    final CountDownLatch closed = new CountDownLatch(1);
    final AtomicInteger closes = new AtomicInteger();
    final AtomicInteger runs = new AtomicInteger();
    volatile Thread runner = Thread.currentThread();
    private boolean running;
    private boolean cancelled;

    @Override
    public MontyResult run(MontyScript script) {
        enter();
        try {
            runs.incrementAndGet();
            runner = Thread.currentThread();
            if (script.code().equals("loop")) {
                loop();
            } else if (script.code().equals("fail")) {
                throw MontyErrors.script("ValueError", "as told", MontyFailure.NONE);
            }
            return new MontyResult(new MontyValue.Str(script.code()), List.of(), MontyUsage.NONE);
        } finally {
            leave();
        }
    }

    private synchronized void enter() {
        if (running || closes.get() > 0) {
            throw new AssertionError(running ? "two runs at once" : "run after close");
        }
        running = true;
    }

    private synchronized void leave() {
        running = false;
        cancelled = false;
    }

    private synchronized void loop() {
        looping.countDown();
        while (!cancelled) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new AssertionError("nobody interrupts", e);
            }
        }
        throw MontyErrors.cancelled(MontyFailure.NONE);
    }

    @Override
    public synchronized boolean cancel() {
        cancelled = running;
        notifyAll();
        return running;
    }

    @Override
    public MontyEngineInfo engine() {
        return new MontyEngineInfo("scripted", "0", 1, "test");
    }

    @Override
    public MontyDiagnostics diagnostics() {
        return new MontyDiagnostics(1 - closes.get(), 0, 0, 0);
    }

    @Override
    public synchronized void close() {
        if (running) {
            throw new AssertionError("closed during a run");
        }
        closes.incrementAndGet();
        closed.countDown();
    }
}
