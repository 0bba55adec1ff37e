package org.montyjvm.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.montyjvm.MontyOsCall;
import org.montyjvm.MontyValue;

/** Serves what the runner's own policy grants, with the arguments that middleware left. */
enum GrantedOs implements BridgeOs {
    INSTANCE;

    @Override
    public CompletionStage<MontyValue> serve(MontyOsCall pause, HostCall call) throws InterruptedException {
        List<MontyValue> args = new ArrayList<>();
        Map<String, MontyValue> kwargs = new LinkedHashMap<>();
        call.arguments().forEach((name, value) -> {
            if (pause.kwargs().containsKey(name)) {
                kwargs.put(name, value);
            } else {
                args.add(value);
            }
        });
        return Results.of(pause.granted(args, kwargs), new Failures.NotHandled(call.name()));
    }
}
