package org.montyjvm.bench;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.montyjvm.Monty;
import org.montyjvm.MontyDiagnostics;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontySupervisor;

/** What the threads of {@link SessionSoak} share. */
final class SoakHouse implements AutoCloseable {
    final MontyPlatform platform = Monty.create();
    final MontySupervisor supervisor;
    final PanicButton panicButton = new PanicButton(platform);

    /** Stops runs that others have started. */
    final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "soak-timer");
        thread.setDaemon(true);
        return thread;
    });

    SoakHouse() {
        supervisor = MontySupervisor.builder()
                .size(3)
                .sessions(() -> panicButton.open(platform))
                .restarts(Integer.MAX_VALUE, Duration.ofSeconds(1))
                .backOff(Duration.ZERO, Duration.ofMillis(10))
                .build();
    }

    MontyDiagnostics diagnostics() {
        return platform.diagnostics();
    }

    /** Closes what the threads shared, but the platform, which is needed to see what is left. */
    void closeSessions() {
        timer.shutdownNow();
        supervisor.close();
    }

    @Override
    public void close() {
        closeSessions();
        platform.close();
    }
}
