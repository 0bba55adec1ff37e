package org.montyjvm.bridge.middleware;

import java.util.concurrent.CompletionStage;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.BridgeMiddleware;
import org.montyjvm.bridge.HostCall;

/**
 * Tells the JDK's Flight Recorder of calls, as events {@code org.montyjvm.BridgeCall}. It costs next to nothing while nobody
 * records. Arguments and values are not told.
 */
public final class FlightRecording implements BridgeMiddleware {
    private FlightRecording() {}

    /**
     * Returns the middleware.
     *
     * @return a new middleware
     */
    public static FlightRecording create() {
        return new FlightRecording();
    }

    @Name("org.montyjvm.BridgeCall")
    @Label("Call of a script")
    @Category({"Monty", "Bridge"})
    @Description("A call that a script made of the host")
    @StackTrace(false)
    private static final class Call extends Event {
        @Label("Name")
        @Nullable String name;

        @Label("Role")
        @Nullable String role;

        @Label("Run")
        @Nullable String run;

        @Label("Failed")
        boolean failed;
    }

    @Override
    public CompletionStage<MontyValue> around(HostCall call, Next next) {
        Call event = new Call();
        if (!event.isEnabled()) {
            return next.proceed(call);
        }
        event.begin();
        return next.proceed(call).whenComplete((value, error) -> {
            event.end();
            if (event.shouldCommit()) {
                event.name = call.name();
                event.role = call.role().label();
                event.run = call.runId();
                event.failed = error != null;
                event.commit();
            }
        });
    }
}
