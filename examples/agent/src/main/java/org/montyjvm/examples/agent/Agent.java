package org.montyjvm.examples.agent;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.montyjvm.bridge.BridgeEvent;
import org.montyjvm.bridge.BridgeRun;
import org.montyjvm.bridge.BridgeRunError;
import org.montyjvm.bridge.BridgeRunFinished;
import org.montyjvm.bridge.BridgeTextContent;
import org.montyjvm.bridge.BridgeToolCallStart;
import org.montyjvm.bridge.MontyBridge;

/** Lets a model write scripts until one comes to its end. */
final class Agent {
    private static final int MOST_SCRIPTS = 5;

    private final Model model;
    private final MontyBridge bridge;
    private final PrintStream log;

    Agent(Model model, MontyBridge bridge, PrintStream log) {
        this.model = model;
        this.bridge = bridge;
        this.log = log;
    }

    /**
     * Returns the value of the script that came to its end, as Python shows it.
     *
     * @throws IllegalStateException if none did
     */
    String solve(String task) {
        String prompt = task + "\n\n" + bridge.catalog().prompt();
        List<String> transcript = new ArrayList<>();
        for (int i = 1; i <= MOST_SCRIPTS; i++) {
            log.println("script " + i);
            try (BridgeRun run = bridge.run(model.nextScript(prompt, transcript))) {
                BridgeEvent last = followed(run);
                if (last instanceof BridgeRunFinished finished) {
                    return finished.value().toString();
                } else if (last instanceof BridgeRunError failed) {
                    log.println("  failed: " + failed.message());
                    transcript.add(failed.traceback());
                }
            }
        }
        throw new IllegalStateException("no script came to its end: " + transcript);
    }

    private BridgeEvent followed(BridgeRun run) {
        BridgeEvent last = null;
        for (BridgeEvent event : run) {
            if (event instanceof BridgeToolCallStart call) {
                log.println("  " + call.name() + call.args());
            } else if (event instanceof BridgeTextContent text) {
                log.print("  | " + text.text().replaceAll("\n(?=.)", "\n  | "));
            }
            last = event;
        }
        if (last == null) {
            throw new IllegalStateException("a run has one event or more");
        }
        return last;
    }
}
