package org.montyjvm.mcp;

import java.util.concurrent.CompletableFuture;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.bridge.BridgeEvent;
import org.montyjvm.bridge.BridgeRun;
import org.montyjvm.bridge.BridgeTextContent;
import org.montyjvm.bridge.DefaultMontyBridge;

/** Runs scripts to their end, tells of it, and can be stopped. */
final class Scripts {
    private final Bridges bridges;

    Scripts(Bridges bridges) {
        this.bridges = bridges;
    }

    /** Runs a script in a fresh interpreter. */
    Outcome fresh(MontyScript script, Ticket ticket, Notices notices) {
        try (MontyPlatform platform = bridges.platform();
                DefaultMontyBridge bridge = bridges.over(platform, ticket.client())) {
            return run(bridge, script, ticket, notices);
        }
    }

    /**
     * Runs a script over a bridge.
     *
     * @throws Failure if the script is not one that can be run
     */
    static Outcome run(DefaultMontyBridge bridge, MontyScript script, Ticket ticket, Notices notices) {
        try (BridgeRun run = begin(bridge, script)) {
            ticket.onCancel(run::cancel);
            StringBuilder output = new StringBuilder();
            BridgeEvent last = null;
            for (BridgeEvent event : run) {
                if (event instanceof BridgeTextContent text) {
                    output.append(text.text());
                }
                notices.tell(event);
                last = event;
            }
            if (last == null) {
                throw new Failure(Failure.Kind.INTERNAL, "the run told nothing");
            }
            return new Outcome(last, output.toString(), type(run));
        }
    }

    /** Returns the type of the value, which the last event may not have: there, a value that is too large is left out. */
    private static String type(BridgeRun run) {
        CompletableFuture<MontyResult> outcome = run.outcome();
        boolean failed = !outcome.isDone() || outcome.isCompletedExceptionally();
        return failed ? "" : outcome.join().value().typeName();
    }

    private static BridgeRun begin(DefaultMontyBridge bridge, MontyScript script) {
        try {
            return bridge.run(script);
        } catch (IllegalArgumentException e) {
            throw Failure.invalid(String.valueOf(e.getMessage()));
        }
    }
}
