package org.montyjvm.ffi;

import org.montyjvm.Monty;
import org.montyjvm.MontyDiagnostics;
import org.montyjvm.MontyPlatform;
import org.montyjvm.fixtures.contract.Await;

/** What the engine still holds. */
final class EngineState {
    private EngineState() {}

    /** Returns when every platform but one's own is gone, every abandoned run has ended and every buffer was freed. */
    static void awaitEmpty() {
        try (MontyPlatform observer = Monty.create()) {
            Await.until("nothing is left in the engine", () -> {
                MontyDiagnostics state = observer.diagnostics();
                return state.liveHandles() == 1 && state.liveBuffers() == 0 && state.zombies() == 0;
            });
        }
    }
}
